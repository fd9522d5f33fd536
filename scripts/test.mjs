/**
 * Runs the tests: all of them, or the folders and files named. Brings what they need when it is missing and
 * allowed (redis-server and chromium through apt); otherwise says what is skipped and why.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const named = process.argv.slice(2);
const onPath = (command) =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

const tools = [
  {
    command: 'redis-server',
    package: 'redis-server',
    for: 'workers woken through Redis',
    folders: ['test/integration', 'test/e2e'],
  },
  { command: 'chromium', package: 'chromium', for: 'the pages in a browser', folders: ['test/browser'] },
];

const concerned = (folders) =>
  named.length === 0 || named.some((name) => folders.some((folder) => name.startsWith(folder)));

let listsFresh = false;
const install = (name) => {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return 'no apt-get, or not root';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsFresh && spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env }).status !== 0)
    return 'apt-get update failed';
  listsFresh = true;
  const { status } = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    stdio: 'ignore',
    env,
  });
  return status === 0 ? undefined : `apt-get install ${name} failed`;
};

for (const tool of tools) {
  if (!concerned(tool.folders) || onPath(tool.command)) continue;
  console.log(`${tool.command} is missing; installing it …`);
  const why = install(tool.package);
  if (why) console.log(`SKIPPED: tests of ${tool.for}, because ${tool.command} is not here (${why}).`);
}

const needsBuild =
  named.length === 0 ||
  concerned(['test/e2e', 'test/browser', 'test/crash', 'test/conformance', 'test/hostile']);
if (needsBuild && existsSync('scripts/build.mjs')) {
  const { status } = spawnSync('node', ['scripts/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const { status } = spawnSync(
  'node',
  ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...named],
  {
    stdio: 'inherit',
    env: { ...process.env, TZ: 'UTC' },
  },
);
process.exit(status ?? 1);
