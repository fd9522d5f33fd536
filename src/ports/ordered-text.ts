// With the flag `u`, only halves without their other half are surrogates.
const special = /[\0\u0001\uE000]|\p{Surrogate}/u;
const everySpecial = new RegExp(special, 'gu');

/**
 * Text in a form that every store keeps exactly: without NUL and without half a surrogate pair, which databases
 * cut off or replace. Different texts stay different and keep their order by code point.
 */
export const orderedText = (text: string): string =>
  special.test(text) ? text.replace(everySpecial, spelledOut) : text;

const spelledOut = (character: string): string => {
  if (character === '\0') return '\u0001\u0001';
  if (character === '\u0001') return '\u0001\u0002';
  if (character === '\uE000') return '\uE000\uFFFF';
  return `\uE000${character.charCodeAt(0).toString(16)}`;
};
