import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  listenForWakeUps,
  openWakeUpQueue,
  type WakeUpListener,
  type WakeUpQueue,
} from '../../../src/adapters/redis/wake-up-queue.js';
import { systemClock } from '../../../src/adapters/system/system-clock.js';
import { startInstance } from '../../../src/application/engine/start-instance.js';
import { transact, type Ports } from '../../../src/application/work.js';
import type { Log } from '../../../src/ports/log.js';
import { startRunner, type Runner } from '../../../workers/runner.js';
import { inTwoCommits, remindedAfter } from '../../support/application/job-diagrams.js';
import { hasRedis, startRedis, type TestRedis } from '../../support/redis.js';
import { openTestHouse, type TestHouse } from '../../support/application/test-house.js';

const reminded = remindedAfter('PT1S');

const quiet: Log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  detailed: false,
};

const never = 3_600_000;

(hasRedis ? describe : describe.skip)('jobs woken through Redis', () => {
  let directory: string;
  let redis: TestRedis;
  let house: TestHouse;
  let ports: Ports;
  let queue: WakeUpQueue;
  const runners: Runner[] = [];
  const listeners: WakeUpListener[] = [];

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'koers-redis-'));
    redis = await startRedis(directory);
    house = await openTestHouse();
    queue = openWakeUpQueue({ url: redis.url, clock: systemClock });
    await queue.ready();
    ports = { ...house.ports, clock: systemClock, wakeUp: queue };
  });
  afterEach(async () => {
    await Promise.all(listeners.splice(0).map((listener) => listener.close()));
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await queue.close();
    await house.close();
    await redis.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const run = async (owner: string, sweepMs: number): Promise<void> => {
    const runner = startRunner({ ports, log: quiet, owner, sweepMs });
    runners.push(runner);
    const listener = listenForWakeUps({ url: redis.url }, (job) => runner.runNow(job));
    listeners.push(listener);
    await listener.ready();
  };
  const begin = async (definitionId: string): Promise<void> => {
    const started = await transact(ports, 'TEST-user', (work) => startInstance(work, { definitionId }));
    if (!started.ok) throw new Error(started.reason.code);
  };
  const deployed = async (drawing: typeof reminded): Promise<string> =>
    (await house.deploy(drawing)).processes[0]?.id ?? '';
  const tasksAt = async (element: string): Promise<number> =>
    (await house.tasks()).filter(({ elementId }) => elementId === element).length;
  const visits = async (element: string): Promise<number> =>
    house.store.count('historicActivity', [{ field: 'elementId', is: element }]);
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      if (await condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('Expected the condition to come true within 10 s, but it did not');
  };
  const flush = async (): Promise<void> => {
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
  };

  it('run at once, though nobody sweeps', async () => {
    await run('TEST-a', never);
    await begin(await deployed(inTwoCommits));
    await until(async () => (await tasksAt('later')) === 1);
  });

  it('run at their time, though nobody sweeps', async () => {
    await run('TEST-a', never);
    await begin(await deployed(reminded));
    expect(await tasksAt('reminder')).toBe(0);
    await until(async () => (await tasksAt('reminder')) === 1);
  });

  it('are spread over two workers, and each runs once', async () => {
    await run('TEST-a', 50);
    await run('TEST-b', 50);
    const definitionId = await deployed(reminded);
    for (let at = 0; at < 50; at += 1) await begin(definitionId);
    await until(async () => (await tasksAt('reminder')) === 50);
    await Promise.all(runners.map((runner) => runner.idle()));
    expect(await visits('late')).toBe(50);
  });

  it('all run once though Redis is emptied under way', async () => {
    await run('TEST-a', 100);
    await run('TEST-b', 100);
    const definitionId = await deployed(reminded);
    for (let at = 0; at < 60; at += 1) {
      await begin(definitionId);
      if (at % 20 === 10) await flush();
    }
    await flush();
    await until(async () => (await tasksAt('reminder')) === 60);
    await Promise.all(runners.map((runner) => runner.idle()));
    expect(await visits('late')).toBe(60);
    expect(await house.jobs()).toEqual([]);
  });

  it('all run once though Redis is killed under way, and are woken again when it is back', async () => {
    await run('TEST-a', 100);
    const definitionId = await deployed(reminded);
    for (let at = 0; at < 40; at += 1) {
      await begin(definitionId);
      if (at === 20) await redis.kill();
    }
    await until(async () => (await tasksAt('reminder')) === 40);
    await runners[0]?.idle();
    expect(await visits('late')).toBe(40);

    await redis.start();
    await queue.ready();
    await runners.splice(0)[0]?.stop();
    await listeners.splice(0)[0]?.close();
    await run('TEST-b', never);
    await begin(await deployed(inTwoCommits));
    await until(async () => (await tasksAt('later')) === 1);
  });

  it('can be closed while Redis is away', async () => {
    await run('TEST-a', 100);
    await redis.kill();
    await Promise.all(listeners.splice(0).map((listener) => listener.close()));
    await queue.close();
    await begin(await deployed(inTwoCommits));
    await until(async () => (await tasksAt('later')) === 1);
  });
});
