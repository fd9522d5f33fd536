import { besidePeers } from './tasks.mjs';

export const title = 'W2: ten user tasks in a row';

export const what =
  'Over HTTP with 16 keep-alive clients: a task query and a completion for each of ten tasks. Koers authenticates and authorises each request; the peers have neither.';

export const run = async (bench) => ({ systems: await besidePeers(bench, 10) });

const times = ({ Koers }, { perSecond }) => (Koers.perSecond / perSecond).toFixed(1);

export const tables = ({ systems }) => [
  {
    columns: ['', 'completions/s', 'p50 ms', 'p99 ms', 'server CPU s per 1,000', 'durability'],
    rows: Object.entries(systems).map(([name, system]) => [
      name,
      system.perSecond,
      system.p50,
      system.p99,
      (system.cpuSeconds / system.completions) * 1000,
      system.durability,
    ]),
    notes: [
      `Target: at least 2,000 completions/s and 10 times bpmn-engine. Here ${times(systems, systems['bpmn-engine'])} times bpmn-engine, ${times(systems, systems['bpmn-server'])} times bpmn-server.`,
    ],
  },
];
