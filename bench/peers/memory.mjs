/** How much heap a peer needs per open instance, kept alive with its timer, and how much it saves of it. */
import { statSync } from 'node:fs';
import { taskWithTimer } from '../models.mjs';
import { peers } from './index.mjs';

const { peer, file, count } = JSON.parse(process.argv[2]);
const session = await peers[peer]({ file, source: taskWithTimer({ duration: 'PT50M' }), live: true });
const heap = () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const onDisk = () => {
  session.checkpoint();
  return statSync(file).size;
};
await session.start();
const [heapBefore, diskBefore] = [heap(), onDisk()];
for (let started = 0; started < count; started += 1) await session.start();
console.log(JSON.stringify({ memory: (heap() - heapBefore) / count, disk: (onDisk() - diskBefore) / count }));
process.exit(0);
