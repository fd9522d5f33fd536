import { countForcedAttempt } from '../../application/engine/count-forced-attempt.js';
import { forceJob } from '../../application/engine/force-job.js';
import { setJobRetries } from '../../application/engine/set-retries.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from '../../ports/store.js';
import { impossible } from './demands.js';
import { invalid, type Fault } from './errors.js';
import { jobChangeRoutes, jobOf } from './job-changes.js';
import { jobDefinitionParts } from './job-definition-id.js';
import { jobView } from './job-view.js';
import { lists, type Listed } from './lists.js';
import { lookedUp } from './lookups.js';
import { atLeast, atMost, filter, flag, is, nothing, oneOf, type Filter } from './params.js';
import { date, fieldsOf, integer, objects, text } from './readers.js';
import { answered, noContent, silently, type Answer, type Call, type RestRoute } from './route.js';

/** External tasks are asked for by an address of their own. */
const isJob: Condition = { field: 'kind', isNot: 'external' };

const comparisons: Readonly<Record<string, 'above' | 'below'>> = { gt: 'above', lt: 'below' };

const comparison = (field: string, operator: string, value: string): Outcome<readonly Condition[], Fault> => {
  const bound = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (bound === undefined) return invalid(`Invalid due date comparator specified: ${operator}`);
  const moment = date(value);
  if (!moment.ok) return moment;
  return ok([bound === 'above' ? { field, above: moment.value } : { field, below: moment.value }]);
};

/** `gt_2013-01-23T14:42:45.000+0200,lt_…`, or in a body `[{ operator, value }]`. */
const moments =
  (field: string): Filter =>
  (value) => {
    const where: Condition[] = [];
    const given =
      typeof value === 'string'
        ? ok(value.split(',').map((part) => ({ operator: part.slice(0, 2), value: part.slice(3) })))
        : objects(value);
    if (!given.ok) return given;
    for (const { operator = null, value: bound = null } of given.value) {
      if (typeof operator !== 'string' || typeof bound !== 'string')
        return invalid('Expected an operator and a value for each due date');
      const met = comparison(field, operator, bound);
      if (!met.ok) return met;
      where.push(...met.value);
    }
    return ok(where);
  };

const ofJobDefinition = filter(text, (id) => {
  const parts = jobDefinitionParts(id);
  return parts
    ? [
        { field: 'definitionId', is: parts.definitionId },
        { field: 'elementId', is: parts.elementId },
      ]
    : [impossible];
});

const ofRoot = lookedUp('instance', text, {
  where: (id) => [{ field: 'rootInstanceId', is: id }],
  demand: (found) => [{ field: 'instanceId', in: found.map(({ id }) => id) }],
});

export const listedJobs: Listed<'job'> = {
  kind: 'job',
  path: '/job',
  filters: {
    jobId: is('id'),
    jobDefinitionId: ofJobDefinition,
    rootProcessInstanceId: ofRoot,
    createTimes: moments('createdAt'),
    withException: flag(() => [{ field: 'failure.message', isNot: null }]),
    exceptionMessage: is('failure.message'),
    failedActivityId: filter(text, (id) => [
      { field: 'elementId', is: id },
      { field: 'failure.message', isNot: null },
    ]),
    acquired: flag(({ now }) => [
      { field: 'lease.owner', isNot: null },
      { field: 'runnableAt', above: now },
    ]),
    jobIds: oneOf('id'),
    processInstanceId: is('instanceId'),
    processInstanceIds: oneOf('instanceId'),
    executionId: is('tokenId'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    activityId: is('elementId'),
    withRetriesLeft: flag(() => [{ field: 'retries', above: 0 }]),
    noRetriesLeft: flag(() => [{ field: 'retries', is: 0 }]),
    executable: flag(({ now }) => [
      { field: 'retries', above: 0 },
      { field: 'runnableAt', upTo: now },
      { field: 'suspended', is: false },
    ]),
    timers: flag(() => [{ field: 'kind', is: 'timer' }]),
    messages: flag(() => [{ field: 'kind', isNot: 'timer' }]),
    dueDates: moments('dueAt'),
    priorityLowerThanOrEquals: atMost('priority'),
    priorityHigherThanOrEquals: atLeast('priority'),
    active: flag(() => [{ field: 'suspended', is: false }]),
    suspended: flag(() => [{ field: 'suspended', is: true }]),
    withoutTenantId: nothing,
    includeJobsWithoutTenantId: nothing,
  },
  unsupported: new Set(['tenantIdIn']),
  sorts: {
    jobId: 'id',
    executionId: 'tokenId',
    processInstanceId: 'instanceId',
    processDefinitionId: 'definitionId',
    processDefinitionKey: 'definitionKey',
    jobPriority: 'priority',
    jobRetries: 'retries',
    jobDueDate: 'dueAt',
    tenantId: null,
  },
  always: [isJob],
  view: jobView,
};

const view = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const job = await jobOf(call);
  return job.ok ? answered(jobView(job.value)) : job;
};

const stacktrace = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  return ok({ status: 200, text: job.value.failure?.details ?? '' });
};

/** The status of what the process itself made fail. */
const failed = 422;

const execute = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  const { id: jobId } = job.value;
  const done = await call.commit((work) => forceJob(work, { jobId }), `Cannot execute job ${jobId}`);
  if (!done.ok && done.reason.status === failed) {
    const { message } = done.reason;
    await call.commit((work) => countForcedAttempt(work, { jobId, message }));
  }
  return done.ok ? noContent : done;
};

const setRetries = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await call.body();
  if (!given.ok) return given;
  const fields = fieldsOf(given.value, { retries: integer });
  if (!fields.ok) return fields;
  const { retries = -1 } = fields.value;
  if (retries < 0)
    return invalid('The number of job retries cannot be negative, but was missing or negative');
  const job = await jobOf(call);
  if (!job.ok) return job;
  return silently(call.commit((work) => setJobRetries(work, { jobId: job.value.id, retries })));
};

export const jobRoutes: readonly RestRoute[] = [
  ...lists(listedJobs),
  ...jobChangeRoutes,
  { method: 'get', path: '/job/:id', handle: view },
  { method: 'get', path: '/job/:id/stacktrace', handle: stacktrace },
  { method: 'post', path: '/job/:id/execute', handle: execute },
  { method: 'put', path: '/job/:id/retries', handle: setRetries },
];
