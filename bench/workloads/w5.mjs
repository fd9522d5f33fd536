import { join } from 'node:path';
import { tasksInARow } from '../models.mjs';
import { startKoers } from '../running/koers.mjs';
import { answerOf, pause } from '../running/process.mjs';
import { sizeOf } from '../store/size.mjs';
import { measured } from './tasks.mjs';

export const title = 'W5: the pages, with W2 beside them, as open tasks grow';

export const what =
  'What the browser asks for the inbox, the overdue list and a case page, while 16 clients complete tasks as fast as they can (W2). One in ten tasks is late, one in three is taken by somebody, one in ten belongs to a trajectory that came from a report; the others are tasks of the local team with a norm.';

const load = { processKey: 'bench-10', tasks: 10, clients: 16 };

export const run = async ({ directory, scale, seconds, say }) => {
  const store = join(directory, 'koers-open');
  const first = await startKoers(store);
  await first.deploy('bench-10', tasksInARow(10));
  await first.stop();
  const second = await startKoers(store);
  await pause(1000);
  const { ownBytes } = second.figures();
  await second.stop();
  const empty = { disk: sizeOf(store), ownBytes };
  const sizes = [1000, 10_000, 100_000, 1_000_000].filter((size) => size < scale).concat(scale);
  const growth = [];
  let open = 0;
  for (const size of sizes) {
    say(`${size.toLocaleString('en')} open tasks`);
    const count = size - open;
    const settings = { directory: store, what: 'care', count, trajectories: Math.round(count / 10) };
    const { perSecond } = await answerOf('dist/bench/grow.js', settings);
    open = size;
    growth.push({ open, loadedPerSecond: perSecond, ...(await atSize({ store, seconds, open, empty })) });
  }
  return { growth };
};

const atSize = async ({ store, seconds, open, empty }) => {
  const disk = (sizeOf(store) - empty.disk) / open;
  const koers = await startKoers(store);
  try {
    await pause(1000);
    const memory = (koers.figures().ownBytes - empty.ownBytes) / open;
    const alone = await measured(koers, { ...load, seconds: Math.min(8, seconds) });
    const under = measured(koers, { ...load, seconds });
    const pages = await answerOf('bench/load/pages.mjs', { port: koers.port, seconds });
    const beside = await under;
    return { openedMs: koers.openedMs, disk, memory, alone, beside, pages };
  } finally {
    await koers.stop();
  }
};

const names = { inbox: 'inbox', overdue: 'overdue list', trajectory: 'case page' };

export const tables = ({ growth }) => {
  const { open, pages, beside } = growth.at(-1);
  return [
    {
      columns: ['', 'p50 ms', 'p95 ms', 'p99 ms', 'times asked', 'target p95 ms'],
      rows: Object.entries(names).map(([page, name]) => {
        const { p50, p95, p99, times } = pages[page];
        return [name, p50, p95, p99, times, page === 'inbox' ? 30 : ''];
      }),
      notes: [
        `With ${open.toLocaleString('en')} open tasks and ${beside.perSecond.toFixed(0)} completions/s beside it. A page is everything the browser asks for it, at once: the inbox its list and its counts, the case page the trajectory and its timeline.`,
      ],
    },
    {
      columns: [
        'open tasks',
        'W2 completions/s',
        'CPU s per 1,000',
        'W2 p99 ms',
        'inbox p95 ms',
        'overdue p95 ms',
        'case p95 ms',
        'opening s',
        'disk bytes each',
        'memory bytes each',
      ],
      rows: growth.map((at) => [
        at.open,
        at.alone.perSecond,
        (at.alone.cpuSeconds / at.alone.completions) * 1000,
        at.alone.p99,
        at.pages.inbox.p95,
        at.pages.overdue.p95,
        at.pages.trajectory.p95,
        at.openedMs / 1000,
        Math.round(at.disk),
        at.open < 100_000 ? '' : Math.round(at.memory),
      ]),
      notes: ['W2 alone; the pages with W2 beside them. Memory is said where there is enough to measure.'],
    },
  ];
};
