/** Any half of a pair too; nearly no text has one of these, and this costs a third of the look at pairs. */
const suspect = /[\0\u0001\uD800-\uE000]/;
// With the flag `u`, only halves without their other half are surrogates.
const special = /[\0\u0001\uE000]|\p{Surrogate}/u;
const everySpecial = new RegExp(special, 'gu');

/**
 * Text in a form that every store keeps exactly: without NUL and without half a surrogate pair, which databases
 * cut off or replace. Different texts stay different and keep their order by code point.
 */
export const orderedText = (text: string): string =>
  suspect.test(text) && special.test(text) ? text.replace(everySpecial, spelledOut) : text;

const spelledOut = (character: string): string => {
  if (character === '\0') return '\u0001\u0001';
  if (character === '\u0001') return '\u0001\u0002';
  if (character === '\uE000') return '\uE000\uFFFF';
  return `\uE000${character.charCodeAt(0).toString(16)}`;
};
