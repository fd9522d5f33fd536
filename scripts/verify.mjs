/**
 * Everything that can be said about the code without running the service: format, lint, types (the core once
 * more without any platform), import rules, unused code, the workflows' own rules, and the fast tests.
 * Needs neither network nor containers.
 */
import { spawnSync } from 'node:child_process';

const fastTests = ['test/unit', 'test/property', 'test/replay'];

const checks = [
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['types', 'npx', ['tsc', '-p', 'tsconfig.json']],
  ['types of the core alone', 'npx', ['tsc', '-p', 'tsconfig.core.json']],
  ['types of the browser', 'npx', ['tsc', '-p', 'src/web/tsconfig.json']],
  ['lint', 'npx', ['eslint', '--cache', '--cache-location', '.cache/eslint', 'src', 'workers', 'config']],
  ['import rules', 'npx', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'workers', 'config']],
  ['unused code', 'npx', ['knip', '--no-progress']],
  ['workflows', 'node', ['scripts/lint-workflows.mjs']],
  ['fast tests', 'node', ['scripts/test.mjs', ...fastTests]],
];

const wanted = process.argv.slice(2);
const failed = [];
for (const [name, command, args] of checks) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Not clean: ${failed.join(', ')}`);
  process.exit(1);
}
