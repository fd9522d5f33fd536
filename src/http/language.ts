import type { IncomingMessage } from 'node:http';
import type { Language } from './problem-details.js';

/**
 * The language to speak: the first of ours that Accept-Language names. Weights are not read: browsers list
 * languages in order of preference, and everything here is there in both.
 */
export const languageOf = (req: IncomingMessage): Language => {
  for (const part of (req.headers['accept-language'] ?? '').slice(0, 200).split(',')) {
    const primary = part.trim().slice(0, 2).toLowerCase();
    if (primary === 'nl' || primary === 'en') return primary;
  }
  return 'en';
};
