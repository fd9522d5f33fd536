import { besidePeers } from './tasks.mjs';

export const title = 'W1: start, one user task, end';

export const what =
  'Over HTTP with 16 keep-alive clients: start, task query, complete; an fsync before every answer that changes something.';

export const run = async (bench) => ({ systems: await besidePeers(bench, 1) });

export const tables = ({ systems }) => [
  {
    columns: ['', 'instances/s', 'p50 ms', 'p99 ms', 'server CPU s per 1,000', 'durability'],
    rows: Object.entries(systems).map(([name, system]) => [
      name,
      system.instancesPerSecond,
      system.p50,
      system.p99,
      (system.cpuSeconds / system.instances) * 1000,
      system.durability,
    ]),
    notes: ['Target: at least 1,000 instances/s. p50 and p99 are of a task query with its completion.'],
  },
];
