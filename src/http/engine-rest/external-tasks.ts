import { setJobRetries } from '../../application/engine/set-retries.js';
import {
  completeExternalTask,
  extendExternalLock,
  failExternalTask,
  throwExternalError,
  unlockExternalTask,
} from '../../application/engine/external-tasks.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import { invalid, unknown, type Fault } from './errors.js';
import { externalTaskView } from './external-task-view.js';
import { fetchAndLock } from './fetch-and-lock.js';
import { lists } from './lists.js';
import { atLeast, atMost, flag, is, nothing, oneOf, type FilterContext } from './params.js';
import { count, fieldsOf, text, type Given } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { variables } from './typed-values.js';

const leased = ({ now }: FilterContext) =>
  [
    { field: 'lease.owner', isNot: null },
    { field: 'runnableAt', above: now },
  ] as const;

const free = ({ now }: FilterContext) =>
  [{ any: [[{ field: 'lease.owner', is: null }], [{ field: 'runnableAt', upTo: now }]] }] as const;

const externalTaskLists = lists({
  kind: 'job',
  path: '/external-task',
  filters: {
    externalTaskId: is('id'),
    externalTaskIdIn: oneOf('id'),
    topicName: is('topic'),
    workerId: is('lease.owner'),
    locked: flag(leased),
    notLocked: flag(free),
    withRetriesLeft: flag(() => [{ field: 'retries', above: 0 }]),
    noRetriesLeft: flag(() => [{ field: 'retries', is: 0 }]),
    activityId: is('elementId'),
    activityIdIn: oneOf('elementId'),
    executionId: is('tokenId'),
    processInstanceId: is('instanceId'),
    processInstanceIdIn: oneOf('instanceId'),
    processDefinitionId: is('definitionId'),
    priorityHigherThanOrEquals: atLeast('priority'),
    priorityLowerThanOrEquals: atMost('priority'),
    active: flag(() => [{ field: 'suspended', is: false }]),
    suspended: flag(() => [{ field: 'suspended', is: true }]),
    withoutTenantId: nothing,
  },
  unsupported: new Set(['lockExpirationBefore', 'lockExpirationAfter', 'tenantIdIn']),
  sorts: {
    id: 'id',
    lockExpirationTime: 'runnableAt',
    processInstanceId: 'instanceId',
    processDefinitionId: 'definitionId',
    processDefinitionKey: 'definitionKey',
    taskPriority: 'priority',
    tenantId: null,
  },
  always: [{ field: 'kind', is: 'external' }],
  view: (job, { now }) => externalTaskView(job, now),
});

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
  });
  if (!given.ok) return given;
  const { workerId: worker = '', errorMessage: message, errorDetails: details } = given.value;
  if (worker === '') return noWorker;
  const { retries, retryTimeout: retryAfterMs } = given.value;
  const jobId = call.param('id');
  return silently(
    call.commit((work) => failExternalTask(work, { jobId, worker, message, details, retries, retryAfterMs })),
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
  return task.ok ? answered(externalTaskView(task.value, call.ports.clock.now())) : task;
};

const errorDetails = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const task = await externalTaskOf(call);
  if (!task.ok) return task;
  return ok({ status: 200, text: task.value.failure?.details ?? '' });
};

export const externalTaskRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/external-task/fetchAndLock', handle: fetchAndLock },
  { method: 'post', path: '/external-task/:id/complete', handle: complete },
  { method: 'post', path: '/external-task/:id/failure', handle: fail },
  { method: 'post', path: '/external-task/:id/bpmnError', handle: throwError },
  { method: 'post', path: '/external-task/:id/extendLock', handle: extendLock },
  { method: 'post', path: '/external-task/:id/unlock', handle: unlock },
  { method: 'put', path: '/external-task/:id/retries', handle: setRetries },
  ...externalTaskLists,
  { method: 'get', path: '/external-task/:id', handle: view },
  { method: 'get', path: '/external-task/:id/errorDetails', handle: errorDetails },
];
