import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { localWakeUp } from '../../../src/adapters/system/local-wake-up.js';
import { findDueJobs } from '../../../src/application/engine/due-jobs.js';
import { leaseJobs } from '../../../src/application/engine/lease-jobs.js';
import { startInstance } from '../../../src/application/engine/start-instance.js';
import { transact, type Ports } from '../../../src/application/work.js';
import { StoreFault, type Store } from '../../../src/ports/store.js';
import type { Log } from '../../../src/ports/log.js';
import { startRunner, type Runner, type RunnerSettings } from '../../../workers/runner.js';
import { chain, diagramOf, draw, end, start } from '../../support/engine/drawing.js';
import { inTwoCommits, remindedAfter } from '../../support/application/job-diagrams.js';
import { openTestHouse, type TestHouse } from '../../support/application/test-house.js';

const minute = 60_000;

const reminded = remindedAfter('PT10M');

describe.each([
  ['that shares its store', false],
  ['that has its store alone', true],
])('the runner %s', (_name, alone) => {
  let house: TestHouse;
  let runner: Runner | undefined;
  let said: string[];
  beforeEach(async () => {
    house = await openTestHouse();
    said = [];
  });
  afterEach(async () => {
    await runner?.stop();
    await house.close();
  });

  const say = (event: string): void => void said.push(event);
  const log: Log = { error: say, warn: say, info: say, debug: () => undefined, detailed: false };
  const run = (ports: Ports = house.ports, settings: Partial<RunnerSettings> = {}): Runner =>
    (runner = startRunner({ ports, log, owner: 'TEST-runner', alone, sweepMs: 20, ...settings }));

  const startMany = async (many: number): Promise<void> => {
    const { processes } = await house.deploy(reminded);
    for (let at = 0; at < many; at += 1) await house.start(processes[0]?.id ?? '');
  };
  const reminders = async (): Promise<number> =>
    (await house.tasks()).filter(({ elementId }) => elementId === 'reminder').length;
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let attempt = 0; attempt < 500; attempt += 1) {
      if (await condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('Expected the condition to come true within 5 s, but it did not');
  };

  it('does everything that is due, each thing once, when time has moved', async () => {
    await startMany(100);
    run();
    await runner?.idle();
    expect(await reminders()).toBe(0);
    house.pass(10 * minute);
    await runner?.idle();
    expect(await reminders()).toBe(100);
    expect(await house.jobs()).toEqual([]);
    await runner?.idle();
    expect(await reminders()).toBe(100);
  });

  it('does many jobs of one instance, though each of them changes it', async () => {
    const forked = diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      ...Array.from({ length: 40 }, (_unused, at) =>
        draw('userTask', { id: `task${at}`, 'camunda:asyncBefore': 'true' }),
      ),
      end(),
      ...chain('start', 'fork'),
      ...Array.from({ length: 40 }, (_unused, at) => chain('fork', `task${at}`, 'end')).flat(),
    );
    const { processes } = await house.deploy(forked);
    await house.start(processes[0]?.id ?? '');
    run();
    await runner?.idle();
    expect(await house.tasks()).toHaveLength(40);
    expect(await house.jobs()).toEqual([]);
  });

  it('finds due jobs by itself, without any hint', async () => {
    await startMany(3);
    run();
    house.pass(10 * minute);
    await until(async () => (await reminders()) === 3);
  });

  it('runs hinted jobs at once, however seldom it sweeps', async () => {
    const wakeUp = localWakeUp();
    const ports = { ...house.ports, wakeUp };
    run(ports, { sweepMs: 3_600_000 });
    wakeUp.subscribe((moments) => runner?.hint(moments));
    const { processes } = await house.deploy(inTwoCommits);

    const started = await transact(ports, 'TEST-user', (work) =>
      startInstance(work, { definitionId: processes[0]?.id ?? '' }),
    );
    expect(started.ok).toBe(true);
    await until(async () => (await house.tasks()).length === 1);
  });

  it('does first what somebody who has just acted waits for, however much is due', async () => {
    const wakeUp = localWakeUp();
    const ports = { ...house.ports, wakeUp };
    await startMany(60);
    house.pass(10 * minute);
    run(ports, { sweepMs: 3_600_000, concurrency: 1 });
    wakeUp.subscribe((moments) => runner?.hint(moments));
    const { processes } = await house.deploy(inTwoCommits);
    runner?.nudge();
    await transact(ports, 'TEST-user', (work) =>
      startInstance(work, { definitionId: processes[0]?.id ?? '' }),
    );
    const isOpen = async (): Promise<boolean> =>
      (await house.tasks()).some(({ definitionId }) => definitionId === processes[0]?.id);
    await until(isOpen);
    expect(await reminders()).toBeLessThan(60);
    await runner?.idle();
    expect(await reminders()).toBe(60);
  });

  it('begins with the most urgent of what is due', async () => {
    await startMany(3);
    const [first, ...others] = await house.jobs();
    const last = others.at(-1);
    if (!first || !last) throw new Error('Expected jobs');
    await house.store.commit([{ kind: 'job', put: { ...last, priority: 10 } }]);
    house.pass(10 * minute);
    const due = await findDueJobs(house.ports, 10);
    expect(due.map(({ body }) => body.id)).toEqual([last.id, first.id, others[0]?.id]);
  });

  it('leaves jobs that are leased elsewhere until their lease has run out', async () => {
    await startMany(1);
    house.pass(10 * minute);
    await leaseJobs(house.ports, { owner: 'TEST-dead', leaseMs: minute, max: 1 });
    run();
    await runner?.idle();
    expect(await reminders()).toBe(0);
    house.pass(minute);
    await runner?.idle();
    expect(await reminders()).toBe(1);
  });

  it('shares the work with another runner, and still each thing happens once', async () => {
    await startMany(60);
    house.pass(10 * minute);
    run();
    const other = startRunner({ ports: house.ports, log, owner: 'TEST-other', alone, sweepMs: 20 });
    await Promise.all([runner?.idle(), other.idle()]);
    await other.stop();
    await until(async () => (await house.jobs()).length === 0);
    expect(await reminders()).toBe(60);
    const past = await house.store.find('historicActivity', { where: [{ field: 'elementId', is: 'late' }] });
    expect(past).toHaveLength(60);
  });

  it('waits out a store that is away, counts no attempt for it, and says so', async () => {
    await startMany(5);
    house.pass(10 * minute);
    let away = true;
    const faulty: Store = {
      ...house.store,
      commit: async (changes) => {
        if (away) throw new StoreFault('TEST away', { retryable: true });
        return house.store.commit(changes);
      },
    };
    run({ ...house.ports, store: faulty });
    await until(async () => said.includes(alone ? 'job-store-fault' : 'job-sweep-failed'));
    away = false;
    await until(async () => (await reminders()) === 5);
    expect(await house.jobs()).toEqual([]);
  });

  it('does a job once when the store answered with a fault though the commit had happened', async () => {
    await startMany(1);
    house.pass(10 * minute);
    let commits = 0;
    const forgetful: Store = {
      ...house.store,
      commit: async (changes) => {
        const outcome = await house.store.commit(changes);
        commits += 1;
        if (commits === (alone ? 1 : 2)) throw new StoreFault('TEST lost answer', { retryable: true });
        return outcome;
      },
    };
    run({ ...house.ports, store: forgetful });
    await until(async () => said.includes('job-store-fault') && (await house.jobs()).length === 0);
    await runner?.idle();
    expect(await reminders()).toBe(1);
  });

  it('finishes what it has in hand when it stops, and takes nothing more', async () => {
    await startMany(3);
    run();
    await runner?.stop();
    expect(runner?.isRunning()).toBe(false);
    house.pass(10 * minute);
    runner?.nudge();
    runner?.hint((await house.jobs()).map(({ id, runnableAt }) => ({ job: id, at: runnableAt })));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await reminders()).toBe(0);
  });
});
