type Value = string | number | undefined;

/** What a spreadsheet would read as a formula when it stands first (OWASP, CSV injection). */
const isFormula = /^[=+\-@\t\r\n]/;

const neutral = (text: string): string => (isFormula.test(text) ? `'${text}` : text);

const cell = (value: Value): string => {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = neutral(value);
  return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Says to spreadsheets that what follows is UTF-8. */
const byteOrderMark = '\uFEFF';

/** A table as text (RFC 4180). No text in it is ever read as a formula. */
export const csvOf = (heads: readonly string[], rows: readonly (readonly Value[])[]): string =>
  byteOrderMark + [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
