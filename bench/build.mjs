import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './running/process.mjs';

const must = (command, args, cwd = root) => {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
};

/** The server as it is run, the peers in their own node_modules, and what here is written in TypeScript. */
export const build = () => {
  must(process.execPath, ['scripts/build.mjs', '--server']);
  if (!existsSync(join(root, 'bench/node_modules')))
    must('npm', ['ci', '--no-audit', '--no-fund'], join(root, 'bench'));
  must('npx', [
    'esbuild',
    'bench/store/grow.ts',
    'bench/store/lateness.ts',
    'bench/store/memory.ts',
    'bench/load/trajectories.ts',
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--packages=external',
    '--outdir=dist/bench',
    '--entry-names=[name]',
    '--log-level=warning',
  ]);
};
