/** How much heap and disk an open instance with a timer takes, measured in the process that runs it. */
import { openEmbeddedStore } from '../../src/adapters/embedded/open-embedded-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { compose } from '../../src/compose.js';
import type { Store } from '../../src/ports/store.js';
import { sizeOf } from './size.mjs';
import { startTimer } from './starts.js';

const { directory, count } = JSON.parse(process.argv[2] ?? '') as { directory: string; count: number };
const open = async (): Promise<Store> => {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(opened.reason.code);
  return opened.value;
};
await (await open()).close();
const diskBefore = sizeOf(directory);
const store = await open();
const { ports } = compose({ store, clock: systemClock, wakeUp: { jobsAt: () => undefined } });
const heap = (): number => {
  (globalThis as unknown as { gc: () => void }).gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const start = async (many: number): Promise<void> => {
  for (let started = 0; started < many; started += 16)
    await Promise.all(Array.from({ length: 16 }, () => startTimer(ports, '2099-01-01T00:00:00.000Z')));
};
const warmUp = 1600;
await start(warmUp);
const heapBefore = heap();
await start(count);
const memory = Math.max(0, (heap() - heapBefore) / count);
await store.close();
console.log(JSON.stringify({ memory, disk: (sizeOf(directory) - diskBefore) / (count + warmUp) }));
process.exit(0);
