/**
 * Lets connections each run instances to their end, one task query and one completion per task, until the time is
 * over or `until` exists. Counts what the server has acknowledged, and how long query plus completion took.
 */
import { existsSync } from 'node:fs';
import { openClient } from './http-client.mjs';
import { percentiles } from './percentiles.mjs';

const {
  port,
  authorization,
  processKey,
  tasks,
  clients,
  seconds,
  thinkMs = 0,
  until,
} = JSON.parse(process.argv[2]);

const latencies = [];
let instances = 0;
const began = performance.now();
const end = began + seconds * 1000;
let stopped = false;
const stopping = until === undefined ? undefined : setInterval(() => (stopped ||= existsSync(until)), 200);
const goesOn = () => !stopped && performance.now() < end;
const pause = () => new Promise((resolve) => setTimeout(resolve, thinkMs * (0.5 + Math.random())));

const run = async () => {
  const client = await openClient({ port, authorization });
  while (goesOn()) {
    const { id } = await client.json('POST', `/engine-rest/process-definition/key/${processKey}/start`, {});
    for (let done = 0; done < tasks; done += 1) {
      const from = performance.now();
      const [task] = await client.json('GET', `/engine-rest/task?processInstanceId=${id}`);
      await client.json('POST', `/engine-rest/task/${task.id}/complete`, {});
      latencies.push(performance.now() - from);
      if (!goesOn()) break;
      if (thinkMs > 0) await pause();
    }
    instances += 1;
  }
  client.close();
};

await Promise.all(Array.from({ length: clients }, run));
clearInterval(stopping);
const elapsed = (performance.now() - began) / 1000;
console.log(
  JSON.stringify({
    instances,
    instancesPerSecond: instances / elapsed,
    completions: latencies.length,
    perSecond: latencies.length / elapsed,
    ...percentiles(latencies),
  }),
);
