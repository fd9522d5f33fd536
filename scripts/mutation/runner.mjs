/**
 * The process that runs tests against one mutant after another. It answers each order with a message; whoever gave
 * the order ends the process when no answer comes in time.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

const [bundle] = process.argv.slice(2);
const script = new Script(
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'utf8')}\n})`,
  { filename: bundle },
);
const require = createRequire(`${process.cwd()}/scripts/mutation/runner.mjs`);
const switches = (globalThis.__stryker__ = {});

/** Reads the bundle, so that what is worked out at loading is worked out again. */
const load = () => {
  globalThis.koersTests = [];
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, bundle, dirname(bundle));
  return globalThis.koersTests;
};

/** How long a test is at work, whatever else the machine has to do. */
const timed = async (test) => {
  const began = process.cpuUsage();
  await test.run();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};

/** Every test once without a mutant: how long it takes and which mutants it comes past. */
const look = async () => {
  switches.mutantCoverage = { static: {}, perTest: {} };
  switches.counting = true;
  const tests = load();
  const report = [];
  for (const [index, test] of tests.entries()) {
    switches.currentTestId = `t${index}`;
    let error;
    let ms = 0;
    try {
      ms = await timed(test);
    } catch (failure) {
      error = String(failure?.stack ?? failure);
    }
    switches.currentTestId = undefined;
    report.push({
      file: test.file,
      name: test.name,
      ms,
      error,
      covers: switches.mutantCoverage.perTest[`t${index}`] ?? {},
    });
  }
  switches.counting = false;
  return { tests: report, atLoading: Object.keys(switches.mutantCoverage.static) };
};

let fresh;

/** The tests, with the mutant in what is worked out at loading when that is where it is. */
const testsWith = (mutant, again) => {
  switches.activeMutant = again ? mutant : undefined;
  const tests = again ? load() : (fresh ??= load());
  switches.activeMutant = mutant;
  return tests;
};

const passes = async (test) => {
  try {
    await test.run();
    return true;
  } catch {
    return false;
  }
};

/** Whether it is the mutant that fails the test, and not what an earlier one left behind, or the hurry of the day. */
const isToBlame = async (mutant, index, again) => {
  switches.activeMutant = undefined;
  fresh ??= load();
  if (await passes(fresh[index])) return true;
  fresh = load();
  if (!(await passes(fresh[index]))) return false;
  switches.activeMutant = mutant;
  return !(await passes((again ? load() : fresh)[index]));
};

const firstFailure = async ({ mutant, tests, again }) => {
  const all = testsWith(mutant, again);
  for (const index of tests) {
    switches.activeMutant = mutant;
    if (await passes((again ? all : fresh)[index])) continue;
    if (await isToBlame(mutant, index, again)) return { killedBy: all[index].name, index };
  }
  return { survived: true };
};

/** Runs tests until one fails; says which did. */
const judge = async (order) => {
  Object.assign(switches, { hitCount: 0, hitLimit: order.hitLimit });
  try {
    return await firstFailure(order);
  } catch (error) {
    return { killedBy: `loading: ${String(error?.message ?? error).split('\n')[0]}` };
  } finally {
    switches.activeMutant = undefined;
  }
};

process.on('message', async (order) => {
  process.send(order.look ? await look() : await judge(order));
});
