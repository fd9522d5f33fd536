import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.js';
import { fromEpochMs, type Instant } from '../../src/kernel/instant.js';
import { clientOf } from './client.js';
import { freePort } from './free-port.js';
import { startRedis } from './redis.js';
import { letTimePass, momentOf, type TestService, type TestServiceSettings } from './service.js';
import { startMongo } from './store/mongo.js';
import { quietStore } from './store/quiet-store.js';

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Waits until the server says it is ready. */
export const whenReady = async (address: string, child: ChildProcess): Promise<void> => {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`Expected the server to start, but it ended with ${child.exitCode}`);
    const ready = await fetch(`${address}/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > giveUpAt) throw new Error('Expected the server to be ready within 30 s, but it is not');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** The server and two workers as processes of their own, on a MongoDB-compatible store and a real Redis. */
export const startSeparateProcesses = async ({
  now,
  demoData = false,
}: TestServiceSettings): Promise<TestService> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-processes-'));
  const clockFile = join(directory, 'now');
  let at: Instant = now === undefined ? fromEpochMs(Date.now()) : momentOf(now);
  const setClock = (moment: Instant): void => {
    at = moment;
    writeFileSync(clockFile, moment);
  };
  setClock(at);
  const [mongo, redis, port] = await Promise.all([startMongo(), startRedis(directory), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    NODE_OPTIONS: '',
    PORT: String(port),
    MONGODB_URL: mongo.url,
    REDIS_URL: redis.url,
    WORKERS: 'external',
    CLOCK_FILE: clockFile,
    DEMO_DATA: demoData ? '1' : '0',
    LOG_LEVEL: 'warn',
  };
  const run = (file: string): ChildProcess =>
    spawn(process.execPath, [file], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  let children: ChildProcess[] = [];
  const startAll = async (): Promise<void> => {
    const server = run('dist/server.js');
    children = [server];
    await whenReady(url, server);
    children.push(run('dist/workers.js'), run('dist/workers.js'));
  };
  const stopAll = async (): Promise<void> => {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map(ended));
  };
  const store = await openMongoStore({ url: mongo.url });
  const quiet = await quietStore(store, mongo.url);
  await startAll();
  const clock = { now: () => at, set: setClock };
  return {
    url,
    as: (user) => clientOf(() => url, user),
    now: clock.now,
    setNow: (moment) => letTimePass(quiet.store, clock, momentOf(moment)),
    settle: () => letTimePass(quiet.store, clock, at),
    store: quiet.store,
    async restart() {
      await stopAll();
      await startAll();
    },
    async stop() {
      await stopAll();
      await Promise.all([quiet.stop(), store.close()]);
      await Promise.all([mongo.stop(), redis.stop()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
