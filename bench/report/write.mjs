import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../running/process.mjs';
import { chart } from './chart.mjs';
import { withSummary } from './summary.mjs';
import { markdownTable } from './table.mjs';

const names = ['W1', 'W2', 'W3', 'W4', 'W5'];

const sectionOf = async (name, figures) => {
  const { title, what, tables } = await import(`../workloads/${name.toLowerCase()}.mjs`);
  return [`## ${title}`, '', what, '', ...tables(figures).map(markdownTable)].join('\n');
};

/** What was measured before stays, as long as it is not measured again. */
const before = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** Writes `speed.md`, `speed.svg` and the figures behind them, and where asked a page's summary; answers the text. */
export const writeReport = async ({ machine, measured, into, page }) => {
  mkdirSync(into, { recursive: true });
  const file = join(into, 'speed.json');
  const all = { ...before(file).measured, ...measured };
  writeFileSync(file, `${JSON.stringify({ machine, measured: all }, null, 2)}\n`);
  const sections = await Promise.all(
    names.filter((name) => all[name]).map((name) => sectionOf(name, all[name])),
  );
  const text = `# Speed

Written by \`npm run bench\` on ${machine.date}: ${machine.processor}, ${machine.memory}, Node ${machine.node}, ${machine.peers},
commit ${machine.commit}. Server and load share the machine. Each measurement lasts ${machine.seconds} s after a warm-up.
${machine.remark === '' ? '' : `\n**${machine.remark}**\n`}
![Chart of the figures below](speed.svg)

${sections.join('\n')}`;
  writeFileSync(join(into, 'speed.md'), text);
  writeFileSync(join(into, 'speed.svg'), chart(all, machine));
  if (page !== undefined && names.every((name) => all[name]))
    writeFileSync(page, withSummary(readFileSync(page, 'utf8'), all, machine));
  const written = ['speed.md', 'speed.json'].map((name) => join(into, name));
  spawnSync('npx', ['prettier', '--write', '--log-level', 'error', ...written, ...(page ? [page] : [])], {
    cwd: root,
  });
  return text;
};
