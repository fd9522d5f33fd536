import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startKoers } from '../running/koers.mjs';
import { answerOf } from '../running/process.mjs';

export const title = 'W3: the safety trajectory';

export const what =
  'The story T01 of test/e2e for many households at once, through /api/v1 as the people who do it: from the report to the call three months after closing, with the clock moved on between visits.';

export const run = async ({ directory, clients, trajectories, say }) => {
  say(`${trajectories} trajectories`);
  const clock = join(directory, 'clock');
  writeFileSync(clock, '2027-01-11T09:00:00.000Z');
  const koers = await startKoers(join(directory, 'koers-trajectories'), { CLOCK_FILE: clock });
  try {
    const before = koers.figures().cpuSeconds;
    const settings = { port: koers.port, clock, count: trajectories, atATime: clients };
    const result = await answerOf('dist/bench/trajectories.js', settings);
    return { ...result, cpuSeconds: koers.figures().cpuSeconds - before };
  } finally {
    await koers.stop();
  }
};

export const tables = ({ count, seconds, requests, completions, cpuSeconds, p50, p99 }) => [
  {
    columns: [
      '',
      'trajectories/minute',
      'CPU s each',
      'requests each',
      'tasks each',
      'completion p50 ms',
      'completion p99 ms',
    ],
    rows: [
      ['Koers', (count / seconds) * 60, cpuSeconds / count, requests / count, completions / count, p50, p99],
    ],
    notes: [`${count} trajectories. The peers have no case side, so there is nothing to put beside it.`],
  },
];
