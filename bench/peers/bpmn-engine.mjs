import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import Database from 'libsql';
import { Engine } from 'bpmn-engine';
import { tasksInARow } from './models.mjs';

/** bpmn-engine with its state saved durably at each task and recovered for each completion. */
export const bpmnEngineSession = (file, tasks = 10) => {
  const database = new Database(file);
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS state (id TEXT PRIMARY KEY, task TEXT, body TEXT)',
  );
  const save = database.prepare(
    'INSERT INTO state VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET task = excluded.task, body = excluded.body',
  );
  const load = database.prepare('SELECT task, body FROM state WHERE id = ?').raw();
  const drop = database.prepare('DELETE FROM state WHERE id = ?');
  const source = tasksInARow(tasks);

  const waiting = async (listener) => {
    const [api] = await EventEmitter.once(listener, 'activity.wait');
    return api.id;
  };

  const keep = async (engine, id, task) => {
    const state = await engine.getState();
    engine.stop();
    save.run(id, task, JSON.stringify(state));
  };

  return {
    async start() {
      const id = randomUUID();
      const engine = new Engine({ name: 'bench', source });
      const listener = new EventEmitter();
      const wait = waiting(listener);
      await engine.execute({ listener });
      await keep(engine, id, await wait);
      return id;
    },
    openTask(id) {
      const row = load.get(id);
      return row ? { id: `${id}.${row[0]}`, name: row[0] } : undefined;
    },
    async complete(taskId) {
      const id = taskId.slice(0, taskId.indexOf('.'));
      const task = taskId.slice(taskId.indexOf('.') + 1);
      const [, body] = load.get(id);
      const engine = new Engine({ name: 'bench' }).recover(JSON.parse(body));
      const listener = new EventEmitter();
      const recovered = waiting(listener);
      const execution = await engine.resume({ listener });
      await recovered;
      const next = Promise.race([waiting(listener), engine.waitFor('end').then(() => undefined)]);
      execution.signal({ id: task });
      const at = await next;
      if (at === undefined) drop.run(id);
      else await keep(engine, id, at);
    },
  };
};
