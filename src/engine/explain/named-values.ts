import type { Json } from '../../kernel/json.js';
import type { Named } from './explanation.js';

const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gsu;
const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** A value longer than this says little to a reader, and much of it would be carried about. */
const longest = 300;

/** The variables that the text of an expression names, as they are among these. */
export const namedValues = (text: string, values: Readonly<Record<string, Json>>): readonly Named[] => {
  const words = new Set(text.replaceAll(quoted, ' ').match(word) ?? []);
  return [...words].flatMap((name) => {
    if (!Object.hasOwn(values, name)) return [];
    const value = values[name] ?? null;
    return [JSON.stringify(value).length > longest ? { name } : { name, value }];
  });
};
