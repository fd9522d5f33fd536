const named: Readonly<Record<string, string | undefined>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const reference = /&(?:#(\d{1,7});|#x([0-9a-fA-F]{1,6});|(amp|lt|gt|quot|apos);|)/g;

/**
 * What XML 1.0 (§2.2) does not allow. Written with `u`, so that only halves without their other half are surrogates.
 */
const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** The place of the first character that XML does not allow; -1 when there is none. */
export const forbiddenAt = (text: string): number => text.search(forbidden);

/** The text with its references replaced; `undefined` when there is one that XML itself does not define. */
export const decoded = (text: string): string | undefined => {
  if (!text.includes('&')) return text;
  const found = { fault: false };
  const result = text.replace(
    reference,
    (_, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
      const character = name === undefined ? numbered(decimal, hexadecimal) : named[name];
      found.fault ||= character === undefined;
      return character ?? '';
    },
  );
  return found.fault ? undefined : result;
};

const numbered = (decimal: string | undefined, hexadecimal: string | undefined): string | undefined => {
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10);
  if (Number.isNaN(code) || code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return forbidden.test(character) ? undefined : character;
};
