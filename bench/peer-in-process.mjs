import { join } from 'node:path';
import { bpmnEngineSession } from './peer-session.mjs';

const [, , directory, seconds] = process.argv;
const session = bpmnEngineSession(join(directory, 'peer-in-process.db'));
let completions = 0;
const began = performance.now();
const until = began + Number(seconds) * 1000;
while (performance.now() < until) {
  const id = await session.start();
  for (let task = session.openTask(id); task && performance.now() < until; task = session.openTask(id)) {
    await session.complete(task.id);
    completions += 1;
  }
}
console.log(JSON.stringify({ completions, perSecond: completions / ((performance.now() - began) / 1000) }));
process.exit(0);
