import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  completeExternalTask,
  extendExternalLock,
  failExternalTask,
  throwExternalError,
  unlockExternalTask,
} from '../../../../src/application/engine/external-tasks.js';
import { fetchExternalTasks } from '../../../../src/application/engine/fetch-external-tasks.js';
import { setJobRetries } from '../../../../src/application/engine/set-retries.js';
import {
  boundary,
  chain,
  diagram,
  end,
  named,
  onError,
  process as drawProcess,
  service,
  start,
  userTask,
} from '../../../support/engine/drawing.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';

const model = diagram(
  ...named('error', 'TEST-error'),
  drawProcess(
    start(),
    service('fetch', { 'camunda:topic': 'TEST-topic' }),
    boundary('failed', 'fetch', onError('TEST-error')),
    userTask('done'),
    userTask('caught'),
    end(),
    end('end2'),
    ...chain('start', 'fetch', 'done', 'end'),
    ...chain('failed', 'caught', 'end2'),
  ),
);

describe('a task for a worker outside', () => {
  let house: TestHouse;
  let instanceId: string;
  beforeEach(async () => {
    house = await openTestHouse();
    const { processes } = await house.deploy(model);
    instanceId = await house.start(processes[0]?.id ?? '', { given: 1 }, { businessKey: 'TEST-key' });
  });
  afterEach(() => house.close());

  const elements = async () => (await house.tasks()).map(({ elementId }) => elementId);
  const fetch = (worker: string, more: { readonly businessKey?: string } = {}) =>
    house.act((work) =>
      fetchExternalTasks(work, {
        worker,
        maxTasks: 5,
        topics: [{ name: 'TEST-topic', lockMs: 1000, ...more }],
      }),
    );
  const fetched = async (worker = 'TEST-a'): Promise<string> => (await fetch(worker))[0]?.job.id ?? '';

  it('is locked for the worker that fetches it, with its variables, until the lock runs out', async () => {
    const [task] = await fetch('TEST-a');
    expect(task).toMatchObject({
      job: { instanceId, elementId: 'fetch', lease: { owner: 'TEST-a' }, retries: 3 },
      variables: { values: { given: 1 } },
    });
    expect(await fetch('TEST-b')).toEqual([]);
    house.pass(1000);
    expect(await fetch('TEST-b')).toHaveLength(1);
  });

  it('goes to one of two workers that fetch at the same time', async () => {
    const both = await Promise.all([fetch('TEST-a'), fetch('TEST-b')]);
    expect(both.flat()).toHaveLength(1);
  });

  it('is fetched once, also when its topic is asked for twice', async () => {
    const topic = { name: 'TEST-topic', lockMs: 1000 };
    const got = await house.act((work) =>
      fetchExternalTasks(work, { worker: 'TEST-a', maxTasks: 5, topics: [topic, topic] }),
    );
    expect(got).toHaveLength(1);
  });

  it('is fetched by business key', async () => {
    expect(await fetch('TEST-a', { businessKey: 'TEST-other' })).toEqual([]);
    expect(await fetch('TEST-a', { businessKey: 'TEST-key' })).toHaveLength(1);
  });

  it('is not done by workers of this service', async () => {
    expect(await house.work()).toEqual([]);
  });

  it('is completed by the worker that has it, and by no other', async () => {
    const jobId = await fetched();
    expect(await house.refusal((work) => completeExternalTask(work, { jobId, worker: 'TEST-b' }))).toBe(
      'job-not-leased',
    );
    await house.act((work) =>
      completeExternalTask(work, { jobId, worker: 'TEST-a', variables: values({ found: 2 }) }),
    );
    expect(await elements()).toEqual(['done']);
    expect(await house.refusal((work) => completeExternalTask(work, { jobId, worker: 'TEST-a' }))).toBe(
      'job-not-found',
    );
  });

  it('can be failed, fetched again after a while, and becomes an incident when no attempt is left', async () => {
    const jobId = await fetched();
    await house.act((work) =>
      failExternalTask(work, {
        jobId,
        worker: 'TEST-a',
        message: 'TEST away',
        retries: 1,
        retryAfterMs: 500,
      }),
    );
    expect(await fetch('TEST-b')).toEqual([]);
    house.pass(500);
    expect(await fetched('TEST-b')).toBe(jobId);
    await house.act((work) =>
      failExternalTask(work, { jobId, worker: 'TEST-b', message: 'TEST away', retries: 0 }),
    );
    const [incident] = await house.store.find('incident', {});
    expect(incident?.body).toMatchObject({ jobId, instanceId, message: 'TEST away' });
    house.pass(1e9);
    expect(await fetch('TEST-b')).toEqual([]);
    await house.act((work) => setJobRetries(work, { jobId, retries: 1 }));
    expect(await house.store.count('incident')).toBe(0);
    expect(await fetched('TEST-c')).toBe(jobId);
  });

  it('reports a BPMN error that the diagram catches', async () => {
    const jobId = await fetched();
    await house.act((work) => throwExternalError(work, { jobId, worker: 'TEST-a', code: 'TEST-error' }));
    expect(await elements()).toEqual(['caught']);
    expect(await house.jobs()).toEqual([]);
  });

  it('stays locked when the worker asks for longer, and is free when it is unlocked', async () => {
    const jobId = await fetched();
    await house.act((work) => extendExternalLock(work, { jobId, worker: 'TEST-a', lockMs: 5000 }));
    house.pass(4999);
    expect(await fetch('TEST-b')).toEqual([]);
    await house.act((work) => unlockExternalTask(work, { jobId }));
    expect(await fetch('TEST-b')).toHaveLength(1);
  });
});
