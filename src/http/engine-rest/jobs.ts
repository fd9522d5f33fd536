import { forceJob } from '../../application/engine/force-job.js';
import { setJobRetries } from '../../application/engine/set-retries.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { restDate, restDateOrNull } from './dates.js';
import { invalid, unknown, type Fault } from './errors.js';
import { lists, type Listed } from './lists.js';
import { atLeast, atMost, flag, is, nothing, oneOf, type Filter } from './params.js';
import { date, fieldsOf, integer, objects } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { orNull } from './or-null.js';

const jobView = (job: JobRecord) => ({
  id: job.id,
  jobDefinitionId: null,
  dueDate: restDateOrNull(job.dueAt),
  processInstanceId: orNull(job.instanceId),
  processDefinitionId: orNull(job.definitionId),
  processDefinitionKey: orNull(job.definitionKey),
  executionId: orNull(job.tokenId),
  failedActivityId: job.failure === undefined ? null : (job.elementId ?? null),
  retries: job.retries,
  exceptionMessage: orNull(job.failure?.message),
  suspended: job.suspended,
  priority: job.priority,
  tenantId: null,
  createTime: restDate(job.createdAt),
  batchId: null,
});

/** External tasks are asked for by an address of their own. */
const isJob: Condition = { field: 'kind', isNot: 'external' };

const comparisons: Readonly<Record<string, 'above' | 'below'>> = { gt: 'above', lt: 'below' };

const comparison = (operator: string, value: string): Outcome<readonly Condition[], Fault> => {
  const bound = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (bound === undefined) return invalid(`Invalid due date comparator specified: ${operator}`);
  const moment = date(value);
  if (!moment.ok) return moment;
  return ok([
    bound === 'above' ? { field: 'dueAt', above: moment.value } : { field: 'dueAt', below: moment.value },
  ]);
};

/** `gt_2013-01-23T14:42:45.000+0200,lt_…`, or in a body `[{ operator, value }]`. */
const dueDates: Filter = (value) => {
  const where: Condition[] = [];
  const given =
    typeof value === 'string'
      ? ok(value.split(',').map((part) => ({ operator: part.slice(0, 2), value: part.slice(3) })))
      : objects(value);
  if (!given.ok) return given;
  for (const { operator = null, value: bound = null } of given.value) {
    if (typeof operator !== 'string' || typeof bound !== 'string')
      return invalid('Expected an operator and a value for each due date');
    const met = comparison(operator, bound);
    if (!met.ok) return met;
    where.push(...met.value);
  }
  return ok(where);
};

export const listedJobs: Listed<'job'> = {
  kind: 'job',
  path: '/job',
  filters: {
    jobId: is('id'),
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
    dueDates,
    priorityLowerThanOrEquals: atMost('priority'),
    priorityHigherThanOrEquals: atLeast('priority'),
    active: flag(() => [{ field: 'suspended', is: false }]),
    suspended: flag(() => [{ field: 'suspended', is: true }]),
    withoutTenantId: nothing,
    includeJobsWithoutTenantId: nothing,
  },
  unsupported: new Set([
    'jobDefinitionId',
    'rootProcessInstanceId',
    'createTimes',
    'withException',
    'exceptionMessage',
    'failedActivityId',
    'tenantIdIn',
    'acquired',
  ]),
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

const jobOf = async ({ ports, param }: Call): Promise<Outcome<JobRecord, Fault>> => {
  const found = await ports.store.get('job', param('id'));
  return found && found.body.kind !== 'external'
    ? ok(found.body)
    : unknown(`Job with id ${param('id')} does not exist`);
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

const execute = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  const { id: jobId } = job.value;
  return silently(call.commit((work) => forceJob(work, { jobId }), `Cannot execute job ${jobId}`));
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
  { method: 'get', path: '/job/:id', handle: view },
  { method: 'get', path: '/job/:id/stacktrace', handle: stacktrace },
  { method: 'post', path: '/job/:id/execute', handle: execute },
  { method: 'put', path: '/job/:id/retries', handle: setRetries },
];
