/**
 * Records histories for test/replay: what the engine decided, command by command, while the stories of test/e2e ran
 * on a set clock, with the models they ran on, and what it decided for generated models. On purpose and rarely:
 * before a release, into a new folder. A folder that is there is never recorded again, since it stands for what is
 * stored somewhere.
 *
 *   node scripts/record-histories.mjs 2026-11-25
 *   node scripts/record-histories.mjs 2026-12-24 --models   when only elements are new that our own workflows do not use
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const [name, only] = process.argv.slice(2);
if (!/^[\w.-]+$/.test(name ?? '')) {
  console.error('Expected the name of a new folder of test/replay/histories, such as a date or a version.');
  process.exit(2);
}
const folder = join('test', 'replay', 'histories', name);
if (existsSync(folder)) {
  console.error(`Expected '${folder}' not to be there yet: what is recorded stays as it is.`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'koers-recording-'));
const config = join(process.cwd(), '.cache', 'recording.config.mjs');
mkdirSync('.cache', { recursive: true });
writeFileSync(
  config,
  `import base from '../jest.config.mjs';
export default {
  ...base,
  rootDir: '..',
  testMatch: [...base.testMatch, '<rootDir>/test/support/replay/*.record.ts'],
  moduleNameMapper: {
    '^\\\\.\\\\./\\\\.\\\\./engine/step\\\\.js$': '<rootDir>/test/support/replay/recording-step',
    ...base.moduleNameMapper,
  },
};
`,
);

const record = (test, file) => {
  const { status } = spawnSync(
    'node',
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '-i',
      '-c',
      config,
      '--',
      test,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TZ: 'UTC', KOERS_RECORD_TO: file } },
  );
  if (status !== 0) throw new Error(`Expected '${test}' to pass, but it did not`);
};

const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

/** The chain of commands that lasted, from its last link back: what was decided and lost is left out. */
const chainOf = (links) => {
  const chain = [];
  for (const link of [...links].reverse())
    if (chain.length === 0 || link.after === chain[0].before) chain.unshift(link);
  return chain;
};

const historiesOf = (lines) => {
  const byInstance = new Map();
  for (const line of lines) byInstance.set(line.instance, [...(byInstance.get(line.instance) ?? []), line]);
  return [...byInstance.values()].map(chainOf).map((chain) => ({
    definition: chain[0].definition,
    key: chain[0].key,
    version: chain[0].version,
    batches: chain.map(({ command, events }) => ({ command, events })),
    state: chain.at(-1).state,
  }));
};

/** One line per batch, so that a difference can be read. */
const textOf = (histories) =>
  `[\n${histories
    .map(
      ({ batches, ...history }) =>
        `{"history":${JSON.stringify(history)},"batches":[\n${batches.map((batch) => JSON.stringify(batch)).join(',\n')}\n]}`,
    )
    .join(',\n')}\n]\n`;

mkdirSync(join(folder, 'models'), { recursive: true });
const withStories = only !== '--models';
for (const workflow of withStories ? readdirSync('workflows', { recursive: true }) : [])
  if (/\.(bpmn|dmn)$/.test(workflow))
    cpSync(join('workflows', workflow), join(folder, 'models', basename(workflow)));

record(join('test', 'support', 'replay', 'models.record.ts'), join(folder, 'models', 'generated.json'));

const stories = readdirSync(join('test', 'e2e')).filter(
  (file) => /\.test\.ts$/.test(file) && !/processes/.test(file),
);
for (const story of withStories ? stories : []) {
  const file = join(scratch, `${story}.jsonl`);
  record(join('test', 'e2e', story), file);
  writeFileSync(join(folder, story.replace('.test.ts', '.json')), textOf(historiesOf(linesOf(file))));
}
rmSync(scratch, { recursive: true });
