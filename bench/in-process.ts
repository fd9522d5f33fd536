/** Koers without HTTP: the same tasks through the same use cases on the embedded store, 16 at once. */
import { join } from 'node:path';
import { openEmbeddedStore } from '../src/adapters/embedded/open-embedded-store.js';
import { systemClock } from '../src/adapters/system/system-clock.js';
import { completeTask } from '../src/application/engine/complete-task.js';
import { deploy } from '../src/application/engine/deploy.js';
import { startInstance } from '../src/application/engine/start-instance.js';
import { transact } from '../src/application/work.js';
import { compose } from '../src/compose.js';
import { tasksInARow } from './models.mjs';

const [, , directory = '.', seconds = '10'] = process.argv;
const tasks = 10;
const clients = 16;

const store = await openEmbeddedStore({ directory: join(directory, 'store') });
if (!store.ok) throw new Error(store.reason.code);
const wakeUp = { jobsAt: () => undefined };
const { ports } = compose({ store: store.value, clock: systemClock, wakeUp });
const deployed = await transact(ports, 'bench', (work) =>
  deploy(work, { name: 'bench', files: [{ name: 'bench.bpmn', content: tasksInARow(tasks) }] }),
);
if (!deployed.ok) throw new Error(JSON.stringify(deployed.reason));
const definitionId = deployed.value.processes[0]?.id ?? '';

let completions = 0;
const began = performance.now();
const until = began + Number(seconds) * 1000;
const run = async (): Promise<void> => {
  while (performance.now() < until) {
    const started = await transact(ports, 'bench', (work) => startInstance(work, { definitionId }));
    if (!started.ok) throw new Error(started.reason.code);
    const { instanceId } = started.value;
    for (;;) {
      const [task] = await ports.store.find('task', {
        where: [{ field: 'instanceId', is: instanceId }],
        limit: 1,
      });
      if (!task || performance.now() >= until) break;
      const done = await transact(ports, 'bench', (work) => completeTask(work, { taskId: task.body.id }));
      if (!done.ok) throw new Error(done.reason.code);
      completions += 1;
    }
  }
};
await Promise.all(Array.from({ length: clients }, run));
const elapsed = (performance.now() - began) / 1000;
await store.value.close();
console.log(JSON.stringify({ completions, perSecond: completions / elapsed }));
process.exit(0);
