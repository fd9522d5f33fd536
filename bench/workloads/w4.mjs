import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tasksInARow } from '../models.mjs';
import { peers } from '../peers/index.mjs';
import { startKoers } from '../running/koers.mjs';
import { answerOf, pause } from '../running/process.mjs';
import { sizeOf } from '../store/size.mjs';

export const title = 'W4: open instances with a timer each, and a storm of them';

export const what =
  'Each instance waits in a user task with a timer on its border. A tenth of the timers is due in the same second. Meanwhile 16 people complete user tasks of other instances, with a tenth of a second between two tasks.';

const farAway = '2099-01-01T00:00:00.000Z';
const people = { processKey: 'bench-10', tasks: 10, clients: 16, thinkMs: 100 };
/** Time to open the server and to let people begin, before the storm. */
const calmMs = 20_000;
const longestStormMs = 300_000;

export const run = async ({ directory, scale, say }) => {
  const store = join(directory, 'koers-timers');
  const storm = Math.round(scale / 10);
  const empty = await emptyService(store);
  say(`filling a store with ${scale.toLocaleString('en')} instances`);
  const grow = (settings) => answerOf('dist/bench/grow.js', { directory: store, what: 'timer', ...settings });
  const waiting = await grow({ count: scale - storm, due: farAway });
  const due = new Date(Date.now() + (storm / waiting.perSecond) * 1800 + calmMs).toISOString();
  const { last } = await grow({ count: storm, due });
  const disk = (sizeOf(store) - empty.disk) / scale;
  const measured = await storming({ store, last, due, say });
  say('heap per open instance, beside the peers');
  return {
    scale,
    storm,
    loadedPerSecond: waiting.perSecond,
    disk,
    memoryOpened: (measured.opened.ownBytes - empty.ownBytes) / scale,
    memory: (measured.after.ownBytes - empty.ownBytes) / scale,
    mapped: (measured.after.mappedBytes - empty.mappedBytes) / scale,
    ...measured,
    live: await liveMemory(directory),
  };
};

/** What a service without instances takes: the workflows, the demo users and Node itself. */
const emptyService = async (store) => {
  const first = await startKoers(store);
  await first.deploy('bench-10', tasksInARow(10));
  await first.stop();
  const koers = await startKoers(store);
  await pause(1000);
  const figures = koers.figures();
  await koers.stop();
  return { ...figures, disk: sizeOf(store) };
};

const storming = async ({ store, last, due, say }) => {
  const koers = await startKoers(store);
  const until = join(store, 'stop');
  const load = (settings) =>
    answerOf('bench/load/tasks.mjs', {
      port: koers.port,
      authorization: koers.authorization,
      ...people,
      ...settings,
    });
  await pause(1000);
  const opened = koers.figures();
  say(`opened in ${Math.round(koers.openedMs)} ms`);
  const calmSeconds = Math.max(2, (Date.parse(due) - Date.now()) / 1000 - 2);
  const calm = await load({ seconds: calmSeconds });
  const before = koers.figures().cpuSeconds;
  const meanwhile = load({ seconds: longestStormMs / 1000, until });
  await pause(Math.max(0, Date.parse(due) - Date.now()));
  const drainSeconds = await drained({ koers, last, due, say });
  await pause(1000);
  writeFileSync(until, '');
  const during = await meanwhile;
  const after = koers.figures();
  await koers.stop();
  const fired = await answerOf('dist/bench/lateness.js', { directory: store, due });
  return {
    openedMs: koers.openedMs,
    opened,
    calm,
    during,
    drainSeconds,
    fired,
    after,
    cpuSeconds: after.cpuSeconds - before,
  };
};

/** Timers fire in their order, so the storm is over when its last instance has ended: a question that costs nothing. */
const drained = async ({ koers, last, due, say }) => {
  const address = `http://127.0.0.1:${koers.port}/engine-rest/process-instance/${last}`;
  const headers = { authorization: koers.authorization };
  let said = 0;
  for (;;) {
    const { status } = await fetch(address, { headers });
    const ms = Date.now() - Date.parse(due);
    if (status === 404) return ms / 1000;
    if (ms > longestStormMs)
      throw new Error('Expected the storm to drain within five minutes, but it has not');
    if (ms - said > 10_000) {
      said = ms;
      say(`${Math.round(ms / 1000)} s into the storm`);
    }
    await pause(500);
  }
};

const liveCount = 500;

/** The same measure for all three, at a size that all three can hold. */
const liveMemory = async (directory) => {
  const nodeOptions = ['--expose-gc'];
  const live = {
    Koers: await answerOf(
      'dist/bench/memory.js',
      { directory: join(directory, 'koers-memory'), count: liveCount * 20 },
      { nodeOptions },
    ),
  };
  for (const peer of Object.keys(peers)) {
    const file = join(directory, `${peer}-memory.db`);
    live[peer] = await answerOf('bench/peers/memory.mjs', { peer, file, count: liveCount }, { nodeOptions });
  }
  return live;
};

const seconds = (ms) => ms / 1000;

export const tables = (measured) => {
  const { scale, storm, fired, calm, during, live } = measured;
  return [
    {
      columns: ['', 'measured', 'target'],
      rows: [
        ['open instances', scale, ''],
        ['opening, from the start of the process to the first answer, s', seconds(measured.openedMs), 5],
        ['bytes on disk per open instance, history and events included', Math.round(measured.disk), ''],
        ['bytes of memory per open instance, after opening', Math.round(measured.memoryOpened), 2000],
        ['bytes of memory per open instance, after the storm', Math.round(measured.memory), 2000],
        ['bytes of the store mapped per open instance (can be taken away)', Math.round(measured.mapped), ''],
        ['timers due in one second', storm, ''],
        ['fired, each once', fired.count, storm],
        ['fired too early', fired.early, 0],
        ['lateness p50, s', seconds(fired.p50), ''],
        ['lateness p99, s', seconds(fired.p99), 30],
        ['lateness of the last, s', seconds(fired.max), ''],
        ['timers/s', storm / measured.drainSeconds, ''],
        [
          'user tasks/s before and during the storm',
          `${calm.perSecond.toFixed(0)} and ${during.perSecond.toFixed(0)}`,
          '',
        ],
        ['completion p99 before the storm, ms', calm.p99, ''],
        ['completion p99 during the storm, ms', during.p99, 250],
        [
          'server CPU s per 1,000 timers and completions',
          (measured.cpuSeconds / (storm + during.completions)) * 1000,
          '',
        ],
      ],
      notes: [
        `The store was filled with ${Math.round(measured.loadedPerSecond).toLocaleString('en')} instances/s.`,
      ],
    },
    {
      columns: ['', 'heap bytes per open instance', 'bytes on disk per open instance'],
      rows: Object.entries(live).map(([name, one]) => [name, Math.round(one.memory), Math.round(one.disk)]),
      notes: [
        `Measured in process after a collection of garbage, with ${(liveCount * 20).toLocaleString('en')} instances of Koers and ${liveCount} of each peer. Koers leaves them in the store. The peers' timers run in memory (setTimeout), so there each instance stays there, and a million of them would take hundreds of gigabytes: the storm is measured for Koers alone.`,
      ],
    },
  ];
};
