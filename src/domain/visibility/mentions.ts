/** Letters and digits only, so that spaces, signs and accents hide nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** Words of an address that say nothing alone. */
const tooCommon = 4;

/** What to look for: the whole value and each part of it, such as the street without its number and the postal code. */
const partsOf = (value: string): readonly string[] => {
  const lines = value.split(/[,;\n]+/).map(plain);
  const streets = lines.map((line) =>
    line
      .replaceAll(/\b\d+\w{0,2}\b/g, ' ')
      .replaceAll(/ +/g, ' ')
      .trim(),
  );
  const postalCodes = plain(value).match(/\b\d{4} ?[a-z]{2}\b/g) ?? [];
  return [plain(value), ...lines, ...streets, ...postalCodes].filter(
    (part) => part.replaceAll(' ', '').length >= tooCommon,
  );
};

/**
 * Tells of any text whether it names one of these secret places, or a part that leads there (domain.md §4.5,
 * post-check).
 */
export const lookFor = (values: readonly string[]): ((text: string) => boolean) => {
  const parts = [...new Set(values.flatMap(partsOf))];
  const gluedParts = parts.map((part) => part.replaceAll(' ', ''));
  if (parts.length === 0) return () => false;
  return (text) => {
    const glued = plain(text).replaceAll(' ', '');
    return gluedParts.some((part) => glued.includes(part));
  };
};
