import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createConnection } from 'mongoose';
import { freePort } from '../free-port.js';

/** A server that speaks MongoDB's language, for one test. */
export interface TestMongo {
  /** With a database of its own. */
  readonly url: string;
  stop(): Promise<void>;
}

const withDatabase = (url: string): string => {
  const parsed = new URL(url);
  parsed.pathname = `/koers-test-${randomUUID().slice(0, 8)}`;
  return parsed.href;
};

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const given = (url: string): TestMongo => ({
  url: withDatabase(url),
  async stop() {
    const connection = await createConnection(this.url).asPromise();
    await connection.dropDatabase();
    await connection.close();
  },
});

const hasMongod = (): boolean =>
  spawnSync('sh', ['-c', 'command -v mongod'], { stdio: 'ignore' }).status === 0;

/** Makes one member a replica set, without which there are no transactions. */
const initiate = async (port: number): Promise<void> => {
  const url = `mongodb://127.0.0.1:${port}/admin?directConnection=true`;
  const connection = await createConnection(url, { serverSelectionTimeoutMS: 20_000 }).asPromise();
  const admin = connection.getClient().db('admin');
  await admin.command({ replSetInitiate: { _id: 'test', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } });
  for (;;) {
    const { isWritablePrimary } = await admin.command({ hello: 1 });
    if (isWritablePrimary === true) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await connection.close();
};

const startMongod = async (): Promise<TestMongo> => {
  const [port, directory] = [await freePort(), mkdtempSync(join(tmpdir(), 'koers-mongod-'))];
  const flags = [
    '--port',
    String(port),
    '--bind_ip',
    '127.0.0.1',
    '--dbpath',
    directory,
    '--replSet',
    'test',
  ];
  const child = spawn('mongod', flags, { stdio: 'ignore' });
  await initiate(port);
  return {
    url: withDatabase(`mongodb://127.0.0.1:${port}/?replicaSet=test`),
    async stop() {
      child.kill('SIGKILL');
      await gone(child);
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

/** Downloads MongoDB, so only where that is wanted: `MONGODB_TEST_DOWNLOAD=1`. */
const startDownloaded = async (): Promise<TestMongo> => {
  const { MongoMemoryReplSet } = await import('mongodb-memory-server-core');
  const server = await MongoMemoryReplSet.create({ replSet: { count: 1 } });
  return {
    url: withDatabase(server.getUri()),
    stop: async () => void (await server.stop()),
  };
};

const jongodbPackage = '@jongodb/memory-server-bin-linux-x64-gnu/package.json';

const startJongodb = async (): Promise<TestMongo> => {
  const home = dirname(createRequire(import.meta.url).resolve(jongodbPackage));
  const child = spawn(join(home, 'bin', 'jongodb'), [], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Expected jongodb to start, but it ended')));
    child.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
      const found = /JONGODB_URI=(\S+)\s/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url: withDatabase(url),
    async stop() {
      child.kill('SIGKILL');
      await gone(child);
    },
  };
};

interface Choice {
  readonly name: string;
  readonly isMongo: boolean;
  readonly start: () => Promise<TestMongo>;
}

/** The first that there is: a given server, `mongod`, a download where allowed, and last the stand-in. */
const choice = (): Choice => {
  const url = process.env['MONGODB_TEST_URL'];
  if (url !== undefined && url !== '') {
    return { name: 'MONGODB_TEST_URL', isMongo: true, start: () => Promise.resolve(given(url)) };
  }
  if (hasMongod()) return { name: 'mongod on the PATH', isMongo: true, start: startMongod };
  return process.env['MONGODB_TEST_DOWNLOAD'] === '1'
    ? { name: 'mongodb-memory-server-core', isMongo: true, start: startDownloaded }
    : { name: 'jongodb (a stand-in, in memory)', isMongo: false, start: startJongodb };
};

/** Which server the suites use; they print its name. `isMongo`: MongoDB itself, with all that is promised of it. */
export const usedMongo = choice();

export const startMongo = (): Promise<TestMongo> => usedMongo.start();
