import { createRequire } from 'node:module';
import { openDocuments } from './documents.mjs';

const require = createRequire(import.meta.url);
const {
  BPMNServer,
  CacheManager,
  Configuration,
  DataStore,
  DefaultAppDelegate,
  Logger,
  NoCacheManager,
  ScriptHandler,
} = require('bpmn-server');

class SilentLogger extends Logger {
  msg() {}
}

/**
 * Its own data store, with SQLite in the place of the MongoDB up to 5.0 that it needs. Instances are looked for by
 * id only, and locks stay in memory: both cost it less than its own queries would.
 */
const storeOn = (documents) => (server) => {
  const store = new DataStore(server);
  store.saveLogs = false;
  store.db = {
    async find(_database, _collection, { id }) {
      const found = documents.load(id);
      return found ? [found] : [];
    },
    async insert(_database, _collection, [document]) {
      documents.save(document.id, document);
    },
    async update(_database, _collection, { id }, { $set }) {
      documents.save(id, { ...documents.load(id), ...$set });
    },
  };
  const held = new Set();
  store.locker = {
    async lock(id) {
      while (held.has(id)) await new Promise((resolve) => setTimeout(resolve, 1));
      held.add(id);
      return true;
    },
    async release(id) {
      held.delete(id);
    },
  };
  return store;
};

/** bpmn-server with its own engine and data store; with `live` its cache keeps every running instance. */
export const bpmnServer = async ({ file, source, live = false }) => {
  const documents = openDocuments(file);
  const say = console.log;
  console.log = () => undefined;
  const server = new BPMNServer(
    new Configuration({
      definitionsPath: '',
      templatesPath: '',
      timers: { forceTimersDelay: 0, precision: 3000 },
      database: { MongoDB: { db_url: '', db: 'bench' } },
      apiKey: '',
      logger: () => new SilentLogger({ toConsole: false }),
      definitions: (own) => {
        const { ModelsDatastore } = require('bpmn-server');
        const models = new ModelsDatastore(own);
        models.getSource = async () => source;
        models.getSVG = async () => null;
        return models;
      },
      appDelegate: (own) => new DefaultAppDelegate(own),
      dataStore: storeOn(documents),
      cacheManager: (own) => (live ? new CacheManager(own) : new NoCacheManager(own)),
      scriptHandler: () => new ScriptHandler(),
    }),
    new SilentLogger({ toConsole: false }),
    { cron: false },
  );
  console.log = say;
  const waitingItem = (document) =>
    document?.items.find(({ status, type }) => status === 'wait' && type === 'bpmn:UserTask');
  return {
    durability:
      'its own data store over SQLite instead of MongoDB ≤ 5.0: WAL, fsync before the answer; locks in memory',
    checkpoint: documents.checkpoint,
    async start() {
      const execution = await server.engine.start('bench', {});
      return execution.id;
    },
    async openTask(id) {
      const item = waitingItem(documents.load(id));
      return item && { id: `${id}.${item.id}`, name: item.elementId };
    },
    async complete(taskId) {
      const [id, item] = taskId.split('.');
      await server.engine.invoke({ id, 'items.id': item }, {});
      if (documents.load(id).endedAt) documents.drop(id);
    },
  };
};
