/**
 * Mutation testing of the core: changes one thing in src/engine or src/domain at a time and asks whether any test
 * notices. On demand, since it takes its time.
 *
 * The mutants are Stryker's; the driver is our own. Stryker's runner for Jest loads the modules of a test file anew for
 * every mutant, which with native ES modules takes a second or more; here a mutant takes as long as its tests.
 *
 *   npm run mutation [-- file-or-folder …] [--sample 20] [--survivors] [--tests file-or-folder,…]
 *
 * `--sample n` takes n per cent of the mutants, the same each time. `--survivors` asks again only about those that
 * nobody noticed the last time; with `--tests` it asks only these, which is quick after writing them. Writes
 * .cache/mutation/report.json and report.md.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn, instrumented, nameOf } from './mutation/instrumented.mjs';
import { summaryOf, writeReport } from './mutation/report.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '100' },
    survivors: { type: 'boolean', default: false },
    tests: { type: 'string', default: 'test' },
    directory: { type: 'string', default: join('.cache', 'mutation') },
  },
});
const { directory } = options;
process.env.TZ = 'UTC';

const testFolders = ['test/unit/kernel', 'test/unit/engine', 'test/unit/domain', 'test/property'];
const sources = ['src/engine', 'src/domain'].flatMap((folder) => filesIn(folder, '.ts'));
const tests = testFolders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => filesIn(folder, '.test.ts'))
  // The histories of the workflows run on FEEL, which takes most of the time.
  .concat('test/replay/recorded-models.test.ts')
  .filter((file) => options.tests.split(',').some((part) => file.startsWith(part)));

const began = Date.now();
const { bundle, mutants } = await instrumented({ sources, tests, directory });

/** How long a process has been at work; 0 where that cannot be seen, and then the clock on the wall counts. */
const workedMs = ({ pid }) => {
  try {
    const [, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = rest.split(' ').slice(11, 13).map(Number);
    return 10 * (user + system);
  } catch {
    return 0;
  }
};

/** A process that answers orders one at a time, and is replaced when it does not. */
class Runner {
  #child;

  #started() {
    if (this.#child?.connected) return this.#child;
    this.#child = fork(join('scripts', 'mutation', 'runner.mjs'), [bundle], {
      execArgv: ['--max-old-space-size=700', '--stack-size=900'],
      stdio: ['ignore', 'ignore', process.env.MUTATION_DEBUG ? 'inherit' : 'ignore', 'ipc'],
    });
    return this.#child;
  }

  ask(order, limitMs) {
    const child = this.#started();
    return new Promise((resolve) => {
      const done = (answer) => {
        clearTimeout(timer);
        child.off('message', done).off('exit', gone);
        resolve(answer);
      };
      const gone = () => {
        this.#child = undefined;
        done({ killedBy: 'the process ended' });
      };
      const began = workedMs(child);
      let timer;
      const end = () => {
        // On a busy machine time passes while nothing is done: only the time at work counts.
        const left = limitMs - (workedMs(child) - began);
        if (left > 0 && began > 0) return void (timer = setTimeout(end, Math.max(500, left)));
        child.kill('SIGKILL');
        this.#child = undefined;
        done({ killedBy: `time: no answer within ${limitMs} ms`, timeout: true });
      };
      timer = setTimeout(end, limitMs);
      child.on('message', done).on('exit', gone);
      child.send(order);
    });
  }

  stop() {
    this.#child?.kill();
  }
}

const runner = new Runner();
const seen = await runner.ask({ look: true }, 600_000);
if (!seen.tests) throw new Error(`Expected the tests to run without a mutant, but ${seen.killedBy}`);
const broken = seen.tests.filter(({ error }) => error);
for (const { file, name, error } of broken) console.error(`LEFT OUT ${file}: ${name}\n${error}\n`);
// One that measures time may fail, since the mutants take theirs; and one that counts what many runs have met.
if (broken.length > seen.tests.length / 50)
  throw new Error(`Expected the tests to pass without a mutant, but ${broken.length} do not`);
const byDuration = seen.tests
  .map((test, index) => ({ ...test, index }))
  .filter(({ error }) => !error)
  .sort((a, b) => a.ms - b.ms);
if (process.env.MUTATION_DEBUG)
  for (const { file, name, ms } of byDuration.slice(-15))
    console.error(`${ms.toFixed(0)} ms ${file} ${name}`);
const total = byDuration.reduce((sum, { ms }) => sum + ms, 0);
console.log(
  `${mutants.length} mutants in ${sources.length} files; ${byDuration.length} tests take ${(total / 1000).toFixed(1)} s without a mutant`,
);

const atLoading = new Set(seen.atLoading);
const testsOfFile = new Map();
const testsOf = new Map();
const hits = new Map();
const fileOf = new Map(mutants.map(({ id, file }) => [id, file]));
for (const test of byDuration) {
  const files = new Set();
  for (const [id, count] of Object.entries(test.covers)) {
    files.add(fileOf.get(id));
    hits.set(id, (hits.get(id) ?? 0) + count);
    if (!testsOf.has(id)) testsOf.set(id, []);
    testsOf.get(id).push(test);
  }
  for (const file of files) testsOfFile.set(file, [...(testsOfFile.get(file) ?? []), test]);
}

/** The few that take long prove bounds, and would be most of the time: they count where nothing else comes by. */
const quickOf = (concerned) => {
  const quick = concerned.filter(({ ms }) => ms < 1_000);
  return quick.length > 0 ? quick : concerned;
};

/** What is worked out at loading matters to whoever comes by its file; to any test when nobody does. */
const testsFor = ({ id, file }) => {
  if (!atLoading.has(id)) return quickOf(testsOf.get(id) ?? []);
  return quickOf(testsOfFile.get(file) ?? byDuration);
};

/** First the test that noticed this mutant the last time, then those that noticed the most in its file. */
const noticedIn = new Map();
const hopefulFirst = ({ file }, concerned, killedBy) => {
  const counts = noticedIn.get(file) ?? new Map();
  const hope = (test) => (test.name === killedBy ? Infinity : (counts.get(test.index) ?? 0) / (test.ms + 1));
  return concerned
    .map((test) => [test, hope(test)])
    .sort(([, a], [, b]) => (a === b ? 0 : b - a))
    .map(([test]) => test);
};
const remember = ({ file }, { index }) => {
  if (index === undefined) return;
  if (!noticedIn.has(file)) noticedIn.set(file, new Map());
  const counts = noticedIn.get(file);
  counts.set(index, (counts.get(index) ?? 0) + 1);
};

const reportFile = join(directory, 'report.json');
const earlier = new Map(
  existsSync(reportFile)
    ? JSON.parse(readFileSync(reportFile, 'utf8')).mutants.map((mutant) => [nameOf(mutant), mutant])
    : [],
);
const inSample = (mutant) => Number.parseInt(nameOf(mutant).slice(0, 8), 16) % 100 < Number(options.sample);
const isNamed = ({ file }) => positionals.length === 0 || positionals.some((part) => file.startsWith(part));

const judge = async (mutant, before) => {
  const again = atLoading.has(mutant.id);
  const concerned = hopefulFirst(mutant, testsFor(mutant), before?.killedBy);
  if (concerned.length === 0) return { status: 'NoCoverage' };
  const expected = concerned.reduce((sum, { ms }) => sum + ms, 0);
  const answer = await runner.ask(
    {
      mutant: mutant.id,
      tests: concerned.map(({ index }) => index),
      again,
      hitLimit: 1_000 + 20 * (hits.get(mutant.id) ?? 0),
    },
    Math.round(2_500 + 4 * expected),
  );
  remember(mutant, answer);
  if (answer.survived) return { status: 'Survived' };
  return { status: answer.timeout ? 'Timeout' : 'Killed', killedBy: answer.killedBy };
};

const results = [];
const write = () =>
  writeReport(directory, {
    results,
    sample: options.sample,
    named: positionals,
    seconds: Math.round((Date.now() - began) / 1000),
    ignored: mutants.filter(({ ignored }) => ignored).length,
  });
let said = Date.now();
for (const mutant of mutants) {
  if (mutant.ignored || !isNamed(mutant) || !inSample(mutant)) continue;
  const before = earlier.get(nameOf(mutant));
  if (options.survivors && before && ['Killed', 'Timeout'].includes(before.status)) {
    results.push({ ...mutant, status: before.status, killedBy: before.killedBy });
    continue;
  }
  const asked = Date.now();
  results.push({ ...mutant, ...(await judge(mutant, before)) });
  const seconds = (Date.now() - asked) / 1000;
  if (process.env.MUTATION_DEBUG && seconds > 3)
    console.error(
      `${seconds.toFixed(1)} s ${mutant.file}:${mutant.line} ${mutant.replacement} ${results.at(-1).status}`,
    );
  if (Date.now() - said > 30_000) {
    said = Date.now();
    write();
    console.log(`${results.length} judged, ${summaryOf(results).score} % noticed, at ${mutant.file}`);
  }
}
runner.stop();
console.log(write());
