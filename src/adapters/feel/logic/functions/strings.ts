import type { FeelValue } from '../feel-value.js';
import { patternOf } from '../pattern.js';
import { signature, type Functions } from '../signature.js';
import { valueText } from '../value-text.js';

const substring = (text: string, start: number, length: number | undefined): FeelValue => {
  const characters = Array.from(text);
  const from = start > 0 ? start - 1 : characters.length + start;
  if (!Number.isInteger(start) || start === 0 || from < 0 || from >= characters.length) return null;
  if (length === undefined) return characters.slice(from).join('');
  return length < 1 ? null : characters.slice(from, from + Math.trunc(length)).join('');
};

const joined = (list: readonly FeelValue[], delimiter: string | undefined): FeelValue =>
  list.every((one) => one === null || typeof one === 'string')
    ? list.filter((one) => one !== null).join(delimiter ?? '')
    : null;

/** In XPath `$0` is the whole match; what JavaScript calls `$&`, and its other signs, stand for themselves. */
const replacementOf = (text: string): string => text.replace(/\$(?!\d)/g, '$$$$').replace(/\$0/g, '$$&');

/** DMN 1.5 §10.3.4.3. */
export const stringFunctions: Functions = {
  substring: [
    signature(['string: string', 'start position: number', 'length?: number'], ([text, start, length]) =>
      substring(text, start, length),
    ),
  ],
  'string length': [signature(['string: string'], ([text]) => Array.from(text).length)],
  'upper case': [signature(['string: string'], ([text]) => text.toUpperCase())],
  'lower case': [signature(['string: string'], ([text]) => text.toLowerCase())],
  'substring before': [
    signature(['string: string', 'match: string'], ([text, match]) =>
      text.slice(0, Math.max(0, text.indexOf(match))),
    ),
  ],
  'substring after': [
    signature(['string: string', 'match: string'], ([text, match]) =>
      text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
    ),
  ],
  contains: [signature(['string: string', 'match: string'], ([text, match]) => text.includes(match))],
  'starts with': [signature(['string: string', 'match: string'], ([text, match]) => text.startsWith(match))],
  'ends with': [signature(['string: string', 'match: string'], ([text, match]) => text.endsWith(match))],
  matches: [
    signature(['input: string', 'pattern: string', 'flags?: string'], ([input, pattern, flags]) => {
      const found = patternOf(pattern, flags, input);
      return found ? found.test(input) : null;
    }),
  ],
  replace: [
    signature(
      ['input: string', 'pattern: string', 'replacement: string', 'flags?: string'],
      ([input, pattern, replacement, flags], { budget }) => {
        budget.spend((input.length * replacement.length) / 100);
        const found = patternOf(pattern, flags, input, 'g');
        return found ? input.replace(found, replacementOf(replacement)) : null;
      },
    ),
  ],
  split: [
    signature(['string: string', 'delimiter: string'], ([text, delimiter]) => {
      const found = patternOf(delimiter, undefined, text);
      return found ? text.split(found) : null;
    }),
  ],
  'string join': [
    signature(['list: list', 'delimiter?: string'], ([list, delimiter]) => joined(list, delimiter)),
  ],
  string: [signature(['from: any'], ([from]) => valueText(from) ?? null)],
};
