import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { languageOf } from '../../../src/http/language.js';

describe('the language of an answer', () => {
  it.each([
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
    ['de, fr;q=0.9, nl;q=0.1', 'nl'],
    ['en-GB, nl', 'en'],
    ['tr', 'en'],
    [undefined, 'en'],
  ])('%s is answered in %s', (header, language) => {
    expect(languageOf({ headers: { 'accept-language': header } } as unknown as IncomingMessage)).toBe(
      language,
    );
  });
});
