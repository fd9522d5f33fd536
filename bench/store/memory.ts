/** How much heap and disk an open instance with a timer takes, measured in the process that runs it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/adapters/embedded/open-embedded-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { compose } from '../../src/compose.js';
import { startTimer } from './starts.js';

const { directory, count } = JSON.parse(process.argv[2] ?? '') as { directory: string; count: number };
const opened = await openEmbeddedStore({ directory });
if (!opened.ok) throw new Error(opened.reason.code);
const { ports } = compose({ store: opened.value, clock: systemClock, wakeUp: { jobsAt: () => undefined } });
const heap = (): number => {
  (globalThis as unknown as { gc: () => void }).gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const onDisk = (): number =>
  ['koers.db', 'koers.db-wal'].reduce(
    (sum, name) => sum + (statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
const start = (): Promise<void> => startTimer(ports, '2099-01-01T00:00:00.000Z');
for (let warm = 0; warm < 1000; warm += 1) await start();
const [heapBefore, diskBefore] = [heap(), onDisk()];
for (let started = 0; started < count; started += 16) await Promise.all(Array.from({ length: 16 }, start));
const memory = (heap() - heapBefore) / count;
await opened.value.close();
console.log(JSON.stringify({ memory: Math.max(0, memory), disk: (onDisk() - diskBefore) / count }));
process.exit(0);
