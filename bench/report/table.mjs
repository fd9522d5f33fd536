/** A figure as people read it: whole from a hundred on, with as many digits as say something below. */
const said = (value) => {
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
};

export const markdownTable = ({ columns, rows, notes }) =>
  [
    `| ${columns.join(' | ')} |`,
    `| ${columns.map((_, at) => (rows.some((row) => typeof row[at] === 'number') ? '---:' : '---')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(said).join(' | ')} |`),
    '',
    ...notes,
    '',
  ].join('\n');
