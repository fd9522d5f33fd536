/**
 * Speed beside the peers, in one run: a table and a chart.
 *
 *   npm run bench                                     everything, about a quarter of an hour; writes docs/speed.* and the README's figures
 *   npm run bench -- --only W1,W4 --seconds 20        some workloads; writes dist/bench/speed.md
 *   npm run bench -- --scale 10000                    with fewer open instances
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { machine } from './report/machine.mjs';
import { writeReport } from './report/write.mjs';
import { root } from './running/process.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '15' },
    clients: { type: 'string', default: '16' },
    scale: { type: 'string', default: '1000000' },
    trajectories: { type: 'string', default: '32' },
    /** Said above the figures. */
    remark: { type: 'string', default: '' },
    /** Keeps what a full run would have written, from a run of some workloads. */
    write: { type: 'boolean', default: false },
  },
});
const all = ['W1', 'W2', 'W3', 'W4', 'W5'];
const asked = values.only?.toUpperCase().split(',') ?? all;

build();
const directory = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'koers-bench-'));
mkdirSync(join(root, 'dist/bench'), { recursive: true });
const measured = {};
try {
  for (const name of asked) {
    const workload = await import(`./workloads/${name.toLowerCase()}.mjs`);
    const began = Date.now();
    const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${name} ${text}`);
    say(workload.title.slice(4));
    measured[name] = await workload.run({
      directory,
      say,
      seconds: Number(values.seconds),
      clients: Number(values.clients),
      scale: Number(values.scale),
      trajectories: Number(values.trajectories),
    });
    say(`took ${Math.round((Date.now() - began) / 1000)} s`);
    for (const kept of ['koers-open', 'koers-timers'])
      if (existsSync(join(directory, kept))) rmSync(join(directory, kept), { recursive: true });
  }
  const full = values.write || asked.length === all.length;
  const written = await writeReport({
    machine: machine(values),
    measured,
    into: join(root, full ? 'docs' : 'dist/bench'),
    ...(full && { page: join(root, 'README.md') }),
  });
  console.log(written);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
