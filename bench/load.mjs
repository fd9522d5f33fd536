import { openClient } from './http-client.mjs';

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Lets `clients` connections each run instances to their end, one task query and one completion per task, until
 * the time is over. Counts completions the server has acknowledged, and how long query plus completion took.
 */
export const completeTasks = async ({ port, authorization, processKey, clients, seconds }) => {
  const latencies = [];
  const until = performance.now() + seconds * 1000;
  let began = performance.now();
  const run = async () => {
    const client = await openClient({ port, authorization });
    while (performance.now() < until) {
      const { id } = await client.json('POST', `/engine-rest/process-definition/key/${processKey}/start`, {});
      for (;;) {
        const from = performance.now();
        const [task] = await client.json('GET', `/engine-rest/task?processInstanceId=${id}`);
        if (!task) break;
        await client.json('POST', `/engine-rest/task/${task.id}/complete`, {});
        latencies.push(performance.now() - from);
        if (performance.now() >= until) break;
      }
    }
    client.close();
  };
  began = performance.now();
  await Promise.all(Array.from({ length: clients }, run));
  const elapsed = (performance.now() - began) / 1000;
  const sorted = latencies.sort((a, b) => a - b);
  return {
    completions: sorted.length,
    perSecond: sorted.length / elapsed,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  };
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const result = await completeTasks(JSON.parse(process.argv[2]));
  process.stdout.write(JSON.stringify(result));
}
