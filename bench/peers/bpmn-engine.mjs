import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { Engine } from 'bpmn-engine';
import { openDocuments } from './documents.mjs';

EventEmitter.defaultMaxListeners = 100;

/**
 * bpmn-engine with its state saved durably at each task and recovered for each completion. With `live` an instance
 * also stays in memory, as its timers need.
 */
export const bpmnEngine = async ({ file, source, live = false }) => {
  const documents = openDocuments(file);
  const alive = [];

  const waiting = async (listener) => {
    const [api] = await EventEmitter.once(listener, 'activity.wait');
    return api.id;
  };

  const keep = async (engine, id, task) => {
    const state = await engine.getState();
    if (live) alive.push(engine);
    else engine.stop();
    documents.save(id, { task, state });
  };

  return {
    durability:
      'its state recovered before and saved after each task in SQLite: WAL, fsync before the answer',
    checkpoint: documents.checkpoint,
    async start() {
      const id = randomUUID();
      const engine = new Engine({ name: 'bench', source });
      const listener = new EventEmitter();
      const wait = waiting(listener);
      await engine.execute({ listener });
      await keep(engine, id, await wait);
      return id;
    },
    async openTask(id) {
      const kept = documents.load(id);
      return kept && { id: `${id}.${kept.task}`, name: kept.task };
    },
    async complete(taskId) {
      const [id, task] = taskId.split('.');
      const engine = new Engine({ name: 'bench' }).recover(documents.load(id).state);
      const listener = new EventEmitter();
      const recovered = waiting(listener);
      const execution = await engine.resume({ listener });
      await recovered;
      const next = Promise.race([waiting(listener), engine.waitFor('end').then(() => undefined)]);
      execution.signal({ id: task });
      const at = await next;
      if (at === undefined) documents.drop(id);
      else await keep(engine, id, at);
    },
  };
};
