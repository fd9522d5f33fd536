import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseSide, InternalJob } from '../../../../src/application/engine/case-side.js';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { forceJob } from '../../../../src/application/engine/force-job.js';
import { leaseJobs, type LeasedJob } from '../../../../src/application/engine/lease-jobs.js';
import { releaseLeases } from '../../../../src/application/engine/release-leases.js';
import { setJobRetries } from '../../../../src/application/engine/set-retries.js';
import { suspendInstance } from '../../../../src/application/engine/suspend-instance.js';
import { terminateInstance } from '../../../../src/application/engine/terminate-instance.js';
import { ok, refused } from '../../../../src/kernel/outcome.js';
import type { JobRecord } from '../../../../src/ports/records.js';
import {
  after,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  every,
  named,
  onError,
  process as drawProcess,
  service,
  start,
  userTask,
} from '../../../support/engine/drawing.js';
import { openTestHouse, type TestHouse } from '../../../support/application/test-house.js';

const minute = 60_000;

const reminded = diagramOf(
  start(),
  userTask('task'),
  boundary('late', 'task', after('PT10M'), false),
  userTask('reminder'),
  end(),
  end('end2'),
  ...chain('start', 'task', 'end'),
  ...chain('late', 'reminder', 'end2'),
);

const internal = diagram(
  ...named('error', 'TEST-error'),
  drawProcess(
    start(),
    service('ask', { 'camunda:topic': 'koers.TEST' }),
    boundary('failed', 'ask', onError('TEST-error')),
    userTask('done'),
    userTask('caught'),
    end(),
    end('end2'),
    ...chain('start', 'ask', 'done', 'end'),
    ...chain('failed', 'caught', 'end2'),
  ),
);

const idIn = (deployed: { readonly processes: readonly { readonly id: string }[] }): string =>
  deployed.processes[0]?.id ?? '';

describe('a job', () => {
  let house: TestHouse;
  let answer: Awaited<ReturnType<NonNullable<ReturnType<CaseSide['handlers']['get']>>>>;
  let asked: InternalJob[];
  let ladder: (job: JobRecord) => JobRecord | undefined;

  beforeEach(async () => {
    answer = ok({ values: { answer: 42 } });
    asked = [];
    ladder = () => undefined;
    house = await openTestHouse({
      handlers: new Map([
        [
          'koers.TEST',
          async (work, job) => {
            asked.push(job);
            work.put('draft', { id: `TEST-${asked.length}`, data: {}, savedBy: 'TEST', savedAt: work.at });
            return answer;
          },
        ],
      ]),
      async deadlineDue(work, job) {
        const next = ladder(job);
        if (next) work.put('job', next);
        return ok(undefined);
      },
    });
  });
  afterEach(() => house.close());

  const elements = async () => (await house.tasks()).map(({ elementId }) => elementId).sort();
  const lease = async (owner: string, leaseMs = minute): Promise<LeasedJob> => {
    const [leased] = await leaseJobs(house.ports, { owner, leaseMs, max: 1 });
    if (!leased) throw new Error('Expected a job to lease');
    return leased;
  };
  const onlyJob = async (): Promise<JobRecord> => {
    const [job, ...others] = await house.jobs();
    if (!job || others.length > 0) throw new Error('Expected one job');
    return job;
  };

  describe('of a timer', () => {
    it('is done at its time and not before, once', async () => {
      await house.start(idIn(await house.deploy(reminded)));
      house.pass(10 * minute - 1);
      expect(await house.work()).toEqual([]);
      house.pass(1);
      expect(await house.work()).toEqual([{ result: 'done' }]);
      expect(await elements()).toEqual(['reminder', 'task']);
      expect(await house.jobs()).toEqual([]);
      house.pass(10 * minute);
      expect(await house.work()).toEqual([]);
    });

    it('goes when what it belongs to is over', async () => {
      await house.start(idIn(await house.deploy(reminded)));
      const [task] = await house.tasks();
      await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
      expect(await house.jobs()).toEqual([]);
    });

    it('is done by one of two workers', async () => {
      await house.start(idIn(await house.deploy(reminded)));
      house.pass(10 * minute);
      const leased = await Promise.all(
        ['TEST-a', 'TEST-b'].map((owner) => leaseJobs(house.ports, { owner, leaseMs: minute, max: 5 })),
      );
      expect(leased.flat()).toHaveLength(1);
    });

    it('is done once when a worker dies between lease and commit, after the lease has run out', async () => {
      await house.start(idIn(await house.deploy(reminded)));
      house.pass(10 * minute);
      const dead = await lease('TEST-dead');
      expect(await house.work()).toEqual([]);
      house.pass(minute);
      expect(await house.work()).toEqual([{ result: 'done' }]);
      expect(await executeJob(house.ports, dead)).toEqual({ result: 'lost' });
      expect(await elements()).toEqual(['reminder', 'task']);
    });

    it('is not done by a worker whose lease another has taken over, though the job is still there', async () => {
      await house.start(idIn(await house.deploy(reminded)));
      house.pass(10 * minute);
      const slow = await lease('TEST-slow');
      house.pass(minute);
      const quick = await lease('TEST-quick');
      expect(await executeJob(house.ports, slow)).toEqual({ result: 'lost' });
      expect(await elements()).toEqual(['task']);
      expect(await executeJob(house.ports, quick)).toEqual({ result: 'done' });
    });

    it('runs at once when the leases of a dead process are taken back', async () => {
      await house.start(idIn(await house.deploy(reminded)));
      house.pass(10 * minute);
      await lease('TEST-dead');
      expect(await releaseLeases(house.ports)).toBe(1);
      expect(await house.work()).toEqual([{ result: 'done' }]);
    });

    it('is done before its time when a person asks for it', async () => {
      await house.start(idIn(await house.deploy(reminded)));
      const { id: jobId } = await onlyJob();
      await house.act((work) => forceJob(work, { jobId }));
      expect(await elements()).toEqual(['reminder', 'task']);
      expect(await house.refusal((work) => forceJob(work, { jobId }))).toBe('job-not-found');
    });

    it('waits while its instance is on hold, and is done when that goes on', async () => {
      const instanceId = await house.start(idIn(await house.deploy(reminded)));
      await house.act((work) => suspendInstance(work, { instanceId, suspended: true }));
      const [task] = await house.tasks();
      expect(await house.refusal((work) => completeTask(work, { taskId: task?.id ?? '' }))).toBe(
        'task-suspended',
      );
      house.pass(20 * minute);
      expect(await house.work()).toEqual([]);
      await house.act((work) => suspendInstance(work, { instanceId, suspended: false }));
      expect(await house.work()).toEqual([{ result: 'done' }]);
      await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
    });

    it('starts an instance each time its start event says so, on the newest version', async () => {
      const repeating = diagramOf(
        start('start', every('R2/PT1H')),
        userTask('task'),
        end(),
        ...chain('start', 'task', 'end'),
      );
      await house.deploy(repeating);
      const newest = idIn(await house.deploy(repeating));
      expect(await house.jobs()).toHaveLength(1);
      for (const _hour of [1, 2, 3]) {
        house.pass(60 * minute);
        await house.work();
      }
      expect((await house.tasks()).map(({ definitionId }) => definitionId)).toEqual([newest, newest]);
      expect(await house.jobs()).toEqual([]);
    });
  });

  describe('that this service does itself', () => {
    it('completes its element with the answer, together with what the handler put', async () => {
      await house.start(idIn(await house.deploy(internal)), { given: 1 }, { businessKey: 'TEST-key' });
      expect(await onlyJob()).toMatchObject({
        kind: 'internal',
        topic: 'koers.TEST',
        businessKey: 'TEST-key',
      });
      await house.work();
      expect(await elements()).toEqual(['done']);
      expect(asked[0]).toMatchObject({ variables: { given: 1 }, node: { id: 'ask' } });
      expect(await house.store.count('draft')).toBe(1);
    });

    it('throws the error of its handler in the process, and keeps nothing the handler put', async () => {
      answer = refused({ code: 'TEST', message: 'no', bpmnError: 'TEST-error' });
      await house.start(idIn(await house.deploy(internal)));
      expect(await house.work()).toEqual([{ result: 'done' }]);
      expect(await elements()).toEqual(['caught']);
      expect(await house.store.count('draft')).toBe(0);
    });

    it('is tried three times with longer pauses, then waits for a person, who can have it tried again', async () => {
      answer = refused({ code: 'TEST-away', message: 'not there' });
      await house.start(idIn(await house.deploy(internal)));
      expect((await house.work()).map(({ result }) => result)).toEqual(['failed']);
      house.pass(9999);
      expect(await house.work()).toEqual([]);
      house.pass(1);
      expect((await house.work()).map(({ result }) => result)).toEqual(['failed']);
      house.pass(60_000);
      expect((await house.work()).map(({ result }) => result)).toEqual(['incident']);
      const [incident, ...others] = await house.store.find('incident', {});
      const job = await onlyJob();
      expect(incident?.body).toMatchObject({
        code: 'TEST-away',
        message: 'not there',
        elementId: 'ask',
        jobId: job.id,
      });
      expect([job.retries, others, await house.store.count('draft')]).toEqual([0, [], 0]);
      house.pass(1e9);
      expect(await house.work()).toEqual([]);

      answer = ok(undefined);
      await house.act((work) => setJobRetries(work, { jobId: job.id, retries: 2 }));
      expect(await house.store.count('incident')).toBe(0);
      expect(await house.work()).toEqual([{ result: 'done' }]);
      expect(await elements()).toEqual(['done']);
    });

    it('has its failure counted when its handler breaks off, and says so for the log', async () => {
      answer = Promise.reject(new Error('TEST bug')) as never;
      await house.start(idIn(await house.deploy(internal)));
      const [executed] = await house.work();
      expect(executed).toMatchObject({
        result: 'failed',
        failure: { code: 'internal-error' },
        bug: new Error('TEST bug'),
      });
      expect(await onlyJob()).toMatchObject({ retries: 2 });
    });

    it('goes with its incident when its instance is ended', async () => {
      answer = refused({ code: 'TEST-away', message: 'not there' });
      const instanceId = await house.start(idIn(await house.deploy(internal)));
      for (const ms of [0, 10_000, 60_000]) {
        house.pass(ms);
        await house.work();
      }
      await house.act((work) => terminateInstance(work, { instanceId }));
      expect([await house.jobs(), await house.store.count('incident')]).toEqual([[], 0]);
    });

    it('cannot be deployed with a topic nobody here knows', async () => {
      const unknown = diagramOf(
        start(),
        service('ask', { 'camunda:topic': 'koers.unknown' }),
        end(),
        ...chain('start', 'ask', 'end'),
      );
      await expect(house.deploy(unknown)).rejects.toThrow('unknown-topic');
    });
  });

  describe('of a deadline', () => {
    const put = (): Promise<unknown> =>
      house.act(async (work) => {
        work.put('job', {
          id: 'TEST-deadline',
          kind: 'deadline',
          runnableAt: work.at,
          dueAt: work.at,
          createdAt: work.at,
          priority: 0,
          retries: 3,
          suspended: false,
        });
        return ok(undefined);
      });

    it('is over after its last moment', async () => {
      await put();
      expect(await house.work()).toEqual([{ result: 'done' }]);
      expect(await house.jobs()).toEqual([]);
    });

    it('comes again when the case side puts it for the next moment', async () => {
      ladder = (job) => ({ ...job, runnableAt: '2026-03-02T13:00:00.000Z' as never });
      await put();
      expect(await house.work()).toEqual([{ result: 'done' }]);
      const job = await onlyJob();
      expect(job).not.toHaveProperty('lease');
      house.pass(59 * minute);
      expect(await house.work()).toEqual([]);
      ladder = () => undefined;
      house.pass(minute);
      expect(await house.work()).toEqual([{ result: 'done' }]);
      expect(await house.jobs()).toEqual([]);
    });
  });

  it('is tried as often, and with the pauses, that its element says', async () => {
    const deployed = await house.deploy(
      diagramOf(
        start(),
        draw(
          'scriptTask',
          { id: 'script', 'camunda:asyncBefore': 'true', 'camunda:resultVariable': 'r' },
          draw('script', {}, 'missing + 1'),
          draw('camunda:failedJobRetryTimeCycle', {}, 'PT1M,PT20M'),
        ),
        ...chain('start', 'script'),
      ),
    );
    await house.start(idIn(deployed));
    const seen: (readonly [number, string])[] = [];
    for (const pause of [0, minute, 20 * minute]) {
      house.pass(pause);
      await house.work();
      const [job] = await house.jobs();
      if (job) seen.push([job.retries, job.runnableAt]);
    }
    expect(seen).toEqual([
      [2, '2026-03-02T12:01:00.000Z'],
      [1, '2026-03-02T12:21:00.000Z'],
      [0, '9999-12-31T23:59:59.999Z'],
    ]);
    expect(await house.store.count('incident')).toBe(1);
  });

  it('continues an element in a commit of its own, and what fails in it becomes an incident', async () => {
    const later = diagramOf(
      start(),
      draw(
        'scriptTask',
        { id: 'compute', 'camunda:asyncBefore': 'true', 'camunda:resultVariable': 'sum' },
        draw('script', {}, 'missing + 1'),
      ),
      userTask('done'),
      end(),
      ...chain('start', 'compute', 'done', 'end'),
    );
    const instanceId = await house.start(idIn(await house.deploy(later)));
    for (const ms of [0, 10_000, 60_000]) {
      house.pass(ms);
      await house.work();
    }
    const [incident] = await house.store.find('incident', {});
    expect(incident?.body).toMatchObject({ code: 'unknown-variable', elementId: 'compute', instanceId });
    expect(await elements()).toEqual([]);
  });
});
