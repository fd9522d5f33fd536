/** What became of the mutants: numbers per file, and the list of those nobody noticed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const noticed = new Set(['Killed', 'Timeout']);

export const summaryOf = (results) => {
  const count = results.filter(({ status }) => noticed.has(status)).length;
  return {
    mutants: results.length,
    noticed: count,
    survived: results.filter(({ status }) => status === 'Survived').length,
    notCovered: results.filter(({ status }) => status === 'NoCoverage').length,
    score: results.length === 0 ? '–' : ((100 * count) / results.length).toFixed(1),
  };
};

const row = (name, { mutants, noticed: count, survived, notCovered, score }) =>
  `| ${name} | ${mutants} | ${count} | ${survived} | ${notCovered} | ${score} |`;

const textOf = ({ line, column, mutator, original, replacement, status }) =>
  `- ${line}:${column} ${status} ${mutator}: \`${original}\` → \`${replacement.replace(/\s+/g, ' ')}\``;

/** Writes both reports, and answers the table. */
export const writeReport = (directory, { results, sample, named, seconds, ignored }) => {
  mkdirSync(directory, { recursive: true });
  const byFile = Map.groupBy
    ? Map.groupBy(results, ({ file }) => file)
    : results.reduce((map, one) => map.set(one.file, [...(map.get(one.file) ?? []), one]), new Map());
  const folders = ['src/engine', 'src/domain'];
  const table = [
    '| file | mutants | noticed | survived | not covered | % |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...byFile].map(([file, own]) => row(file, summaryOf(own))),
    ...folders.map((folder) =>
      row(`**${folder}**`, summaryOf(results.filter(({ file }) => file.startsWith(`${folder}/`)))),
    ),
    row('**all**', summaryOf(results)),
  ];
  const unnoticed = [...byFile].flatMap(([file, own]) => {
    const left = own.filter(({ status }) => !noticed.has(status));
    return left.length === 0 ? [] : [`\n### ${file}\n`, ...left.map(textOf)];
  });
  const head = `${sample} % of the mutants${named.length > 0 ? ` of ${named.join(', ')}` : ''}, in ${seconds} s; ${ignored} in words for developers left out.`;
  writeFileSync(
    join(directory, 'report.md'),
    [head, '', ...table, '', '## Not noticed', ...unnoticed, ''].join('\n'),
  );
  writeFileSync(
    join(directory, 'report.json'),
    JSON.stringify({ sample, named, seconds, summary: summaryOf(results), mutants: results }, null, 1),
  );
  return [...table, '', head].join('\n');
};
