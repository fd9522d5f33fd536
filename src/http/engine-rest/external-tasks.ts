import { setJobRetries } from '../../application/engine/set-retries.js';
import {
  completeExternalTask,
  extendExternalLock,
  failExternalTask,
  lockExternalTask,
  setExternalPriority,
  throwExternalError,
  unlockExternalTask,
} from '../../application/engine/external-tasks.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { invalid, unknown, type Fault } from './errors.js';
import { externalTaskViews } from './external-task-view.js';
import { fetchAndLock } from './fetch-and-lock.js';
import { externalTaskLists } from './external-task-lists.js';
import { boolean, count, fieldsOf, integer, text, type Given } from './readers.js';
import { answered, noContent, silently, type Answer, type Call, type RestRoute } from './route.js';
import { variables } from './typed-values.js';

const externalTaskOf = async ({ ports, param }: Call): Promise<Outcome<JobRecord, Fault>> => {
  const found = await ports.store.get('job', param('id'));
  return found?.body.kind === 'external'
    ? ok(found.body)
    : unknown(`External task with id ${param('id')} does not exist`);
};

/** Reads what a worker sends about a task; every command of a worker names the worker. */
const bodyOf = async (call: Call): Promise<Outcome<Given, Fault>> => {
  const task = await externalTaskOf(call);
  return task.ok ? call.body() : task;
};

const noWorker = invalid('Expected the id of a worker, but workerId is empty');

const complete = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await bodyOf(call);
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { workerId: text, variables, localVariables: variables });
  if (!given.ok) return given;
  const { workerId: worker = '', ...more } = given.value;
  if (worker === '') return noWorker;
  const jobId = call.param('id');
  return silently(call.commit((work) => completeExternalTask(work, { jobId, worker, ...more })));
};

const fail = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await bodyOf(call);
  if (!body.ok) return body;
  const given = fieldsOf(body.value, {
    workerId: text,
    errorMessage: text,
    errorDetails: text,
    retries: count,
    retryTimeout: count,
    variables,
    localVariables: variables,
  });
  if (!given.ok) return given;
  const { workerId: worker = '', errorMessage: message, errorDetails: details } = given.value;
  if (worker === '') return noWorker;
  const { retries, retryTimeout: retryAfterMs } = given.value;
  const jobId = call.param('id');
  return silently(
    call.commit((work) =>
      failExternalTask(work, {
        jobId,
        worker,
        message,
        details,
        retries,
        retryAfterMs,
        variables: given.value.variables,
        localVariables: given.value.localVariables,
      }),
    ),
  );
};

const throwError = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await bodyOf(call);
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { workerId: text, errorCode: text, errorMessage: text, variables });
  if (!given.ok) return given;
  const { workerId: worker = '', errorCode: code = '', errorMessage: message } = given.value;
  if (worker === '') return noWorker;
  if (code === '') return invalid('errorCode is empty');
  const jobId = call.param('id');
  return silently(
    call.commit((work) =>
      throwExternalError(work, { jobId, worker, code, message, variables: given.value.variables }),
    ),
  );
};

const extendLock = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await bodyOf(call);
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { workerId: text, newDuration: count });
  if (!given.ok) return given;
  const { workerId: worker = '', newDuration: lockMs = 0 } = given.value;
  if (worker === '') return noWorker;
  if (lockMs === 0) return invalid('Expected newDuration to be above 0');
  const jobId = call.param('id');
  return silently(call.commit((work) => extendExternalLock(work, { jobId, worker, lockMs })));
};

const lock = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await bodyOf(call);
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { workerId: text, lockDuration: count });
  if (!given.ok) return given;
  const { workerId: worker = '', lockDuration: lockMs = 0 } = given.value;
  if (worker === '') return noWorker;
  if (lockMs === 0) return invalid('Expected lockDuration to be above 0');
  const jobId = call.param('id');
  return silently(call.commit((work) => lockExternalTask(work, { jobId, worker, lockMs })));
};

const setPriority = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await bodyOf(call);
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { priority: integer });
  if (!given.ok) return given;
  const { priority } = given.value;
  if (priority === undefined) return invalid('The priority of an external task cannot be null.');
  const jobId = call.param('id');
  return silently(call.commit((work) => setExternalPriority(work, { jobId, priority })));
};

/** Each topic by one look at the index, however many tasks it has. */
const topicNames = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const asked = fieldsOf(call.address(), {
    withLockedTasks: boolean,
    withUnlockedTasks: boolean,
    withRetriesLeft: boolean,
  });
  if (!asked.ok) return asked;
  const where: Condition[] = [{ field: 'kind', is: 'external' }];
  if (asked.value.withLockedTasks === true) where.push({ field: 'lease.owner', isNot: null });
  if (asked.value.withUnlockedTasks === true) where.push({ field: 'lease.owner', is: null });
  if (asked.value.withRetriesLeft === true) where.push({ field: 'retries', above: 0 });
  const names: string[] = [];
  while (names.length < mostTopics) {
    const last = names.at(-1);
    const [next] = await call.ports.store.find('job', {
      where: [
        ...where,
        last === undefined ? { field: 'topic', isNot: null } : { field: 'topic', above: last },
      ],
      sort: [{ by: 'topic' }],
      limit: 1,
    });
    if (next?.body.topic === undefined) break;
    names.push(next.body.topic);
  }
  return answered(names);
};

const mostTopics = 1000;

const unlock = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const task = await externalTaskOf(call);
  if (!task.ok) return task;
  return silently(call.commit((work) => unlockExternalTask(work, { jobId: task.value.id })));
};

const setRetries = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await bodyOf(call);
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { retries: count });
  if (!given.ok) return given;
  const { retries } = given.value;
  if (retries === undefined) return invalid('The number of retries is required');
  const jobId = call.param('id');
  return silently(call.commit((work) => setJobRetries(work, { jobId, retries })));
};

const view = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const task = await externalTaskOf(call);
  return task.ok ? answered((await externalTaskViews(call, [task.value]))[0]) : task;
};

const errorDetails = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const task = await externalTaskOf(call);
  if (!task.ok) return task;
  const details = task.value.failure?.details;
  return details === undefined ? noContent : ok({ status: 200, text: details });
};

export const externalTaskRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/external-task/fetchAndLock', handle: fetchAndLock },
  { method: 'post', path: '/external-task/:id/complete', handle: complete },
  { method: 'post', path: '/external-task/:id/failure', handle: fail },
  { method: 'post', path: '/external-task/:id/bpmnError', handle: throwError },
  { method: 'post', path: '/external-task/:id/extendLock', handle: extendLock },
  { method: 'post', path: '/external-task/:id/unlock', handle: unlock },
  { method: 'post', path: '/external-task/:id/lock', handle: lock },
  { method: 'put', path: '/external-task/:id/priority', handle: setPriority },
  { method: 'put', path: '/external-task/:id/retries', handle: setRetries },
  { method: 'get', path: '/external-task/topic-names', handle: topicNames },
  ...externalTaskLists,
  { method: 'get', path: '/external-task/:id', handle: view },
  { method: 'get', path: '/external-task/:id/errorDetails', handle: errorDetails },
];
