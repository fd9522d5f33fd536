import { join } from 'node:path';
import { tasksInARow } from '../models.mjs';
import { peers } from '../peers/index.mjs';
import { startKoers } from '../running/koers.mjs';
import { startPeer } from '../running/peer.mjs';
import { answerOf } from '../running/process.mjs';

const warmUpSeconds = 3;

/** Koers' promise, in the words the others have theirs in. */
const koersDurability = 'all records of a command in one commit in SQLite: WAL, fsync before the answer';

/** The same load on a server: first to warm it up, then to measure it, with the processor time it takes. */
export const measured = async (server, { seconds, ...load }) => {
  const settings = { port: server.port, authorization: server.authorization, ...load };
  await answerOf('bench/load/tasks.mjs', { ...settings, seconds: Math.min(warmUpSeconds, seconds) });
  const before = server.figures();
  const result = await answerOf('bench/load/tasks.mjs', { ...settings, seconds });
  return { ...result, cpuSeconds: server.figures().cpuSeconds - before.cpuSeconds };
};

/** One load on Koers and on each peer, one after the other. */
export const besidePeers = async ({ directory, clients, seconds, say }, tasks) => {
  const systems = {};
  const load = { processKey: `bench-${tasks}`, tasks, clients, seconds };
  say('Koers');
  const koers = await startKoers(join(directory, `koers-${tasks}`));
  try {
    await koers.deploy(`bench-${tasks}`, tasksInARow(tasks));
    systems.Koers = { ...(await measured(koers, load)), durability: koersDurability };
  } finally {
    await koers.stop();
  }
  for (const peer of Object.keys(peers)) {
    say(peer);
    const server = await startPeer({ peer, tasks, file: join(directory, `${peer}-${tasks}.db`) });
    try {
      systems[peer] = { ...(await measured(server, load)), durability: server.durability };
    } finally {
      await server.stop();
    }
  }
  return systems;
};
