import { jobLogOfFailure, jobLogOfStory, type JobLogEntry } from '../../../application/history/job-log.js';
import { recordKinds } from '../../../ports/record-kinds.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { isCondition, type Demand } from '../demands.js';
import { restDate, restDateOrNull } from '../dates.js';
import type { Fault } from '../errors.js';
import { jobDefinitionId, jobDefinitionParts } from '../job-definition-id.js';
import { orNull } from '../or-null.js';
import { atLeast, atMost, filter, flag, is, nothing, oneOf, type Filter } from '../params.js';
import { text, texts } from '../readers.js';
import { answered, type Answer, type Call, type RestRoute } from '../route.js';
import { toldEntry, toldLists, type ToldLists } from './told-lists.js';

const flags = ({ log }: JobLogEntry) => ({
  creationLog: log === 'creation',
  failureLog: log === 'failure',
  successLog: log === 'success',
  deletionLog: log === 'deletion',
});

const deploymentOf = (definitionId: string | undefined): string | null =>
  definitionId?.split(':').at(-1) ?? null;

const jobLogView = (entry: JobLogEntry) => ({
  id: entry.id,
  timestamp: restDate(entry.at),
  removalTime: null,
  jobId: entry.jobId,
  jobDueDate: restDateOrNull(entry.dueAt),
  jobRetries: entry.retries,
  jobPriority: entry.priority,
  jobExceptionMessage: orNull(entry.message),
  jobDefinitionId: jobDefinitionId(entry.definitionId, entry.elementId),
  jobDefinitionType: entry.kind === 'timer' ? 'timer-transition' : 'async-continuation',
  jobDefinitionConfiguration: null,
  activityId: orNull(entry.elementId),
  failedActivityId: entry.log === 'failure' ? orNull(entry.elementId) : null,
  executionId: orNull(entry.tokenId),
  processInstanceId: orNull(entry.instanceId),
  processDefinitionId: orNull(entry.definitionId),
  processDefinitionKey: orNull(entry.definitionKey),
  deploymentId: deploymentOf(entry.definitionId),
  tenantId: null,
  hostname: null,
  rootProcessInstanceId: orNull(entry.rootInstanceId),
  ...flags(entry),
});

const externalTaskLogView = (entry: JobLogEntry) => ({
  id: entry.id,
  timestamp: restDate(entry.at),
  removalTime: null,
  externalTaskId: entry.jobId,
  topicName: orNull(entry.topic),
  workerId: orNull(entry.worker),
  priority: entry.priority,
  retries: entry.retries,
  errorMessage: orNull(entry.message),
  activityId: orNull(entry.elementId),
  activityInstanceId: orNull(entry.tokenId),
  executionId: orNull(entry.tokenId),
  processInstanceId: orNull(entry.instanceId),
  processDefinitionId: orNull(entry.definitionId),
  processDefinitionKey: orNull(entry.definitionKey),
  tenantId: null,
  rootProcessInstanceId: orNull(entry.rootInstanceId),
  ...flags(entry),
});

const inLog = (log: JobLogEntry['log']): Filter => flag(() => [{ field: 'log', is: log }]);

const filters: ToldLists<JobLogEntry>['filters'] = {
  logId: is('id'),
  activityIdIn: oneOf('elementId'),
  executionIdIn: oneOf('tokenId'),
  processInstanceId: is('instanceId'),
  processDefinitionId: is('definitionId'),
  processDefinitionKey: is('definitionKey'),
  creationLog: inLog('creation'),
  failureLog: inLog('failure'),
  successLog: inLog('success'),
  deletionLog: inLog('deletion'),
  withoutTenantId: nothing,
};

const sorts = {
  timestamp: 'at',
  occurrence: 'at',
  activityId: 'elementId',
  executionId: 'tokenId',
  processInstanceId: 'instanceId',
  processDefinitionId: 'definitionId',
  processDefinitionKey: 'definitionKey',
  tenantId: null,
} as const;

const askable = new Set(['id', ...Object.keys(recordKinds.failedAttempt.fields)]);
const mostFailures = 10_000;

/** Failed attempts are records, so that those of all instances can be asked for. */
const failures = async ({ ports }: Call, where: readonly Demand[]): Promise<readonly JobLogEntry[]> => {
  const found = await ports.store.find('failedAttempt', {
    where: where.filter(isCondition(askable)),
    sort: [{ by: 'at' }],
    limit: mostFailures,
  });
  return found.map(({ body }) => jobLogOfFailure(body));
};

const shared = {
  order: [{ by: 'at' }],
  tell: (_call: Call, story: Parameters<typeof jobLogOfStory>[0]) => Promise.resolve(jobLogOfStory(story)),
  more: failures,
  isElsewhere: ({ failureLog }: Readonly<Record<string, unknown>>) =>
    failureLog === true || failureLog === 'true',
} as const;

const ofJobDefinition = filter(text, (id) => {
  const parts = jobDefinitionParts(id);
  return parts
    ? [
        { field: 'definitionId', is: parts.definitionId },
        { field: 'elementId', is: parts.elementId },
      ]
    : [{ field: 'id', is: '' }];
});

const jobLog: ToldLists<JobLogEntry> = {
  ...shared,
  path: '/history/job-log',
  filters: {
    ...filters,
    jobId: is('jobId'),
    jobDefinitionId: ofJobDefinition,
    jobExceptionMessage: is('message'),
    failedActivityIdIn: filter(texts, (ids) => [
      { field: 'log', is: 'failure' },
      { field: 'elementId', in: ids },
    ]),
    deploymentId: filter(text, (id) => [{ field: 'definitionId', like: `%:${id}` }]),
    jobPriorityHigherThanOrEquals: atLeast('priority'),
    jobPriorityLowerThanOrEquals: atMost('priority'),
  },
  unsupported: new Set(['jobDefinitionType', 'jobDefinitionConfiguration', 'tenantIdIn', 'hostname']),
  sorts: {
    ...sorts,
    jobId: 'jobId',
    jobDueDate: 'dueAt',
    jobRetries: 'retries',
    jobPriority: 'priority',
    jobDefinitionId: 'elementId',
    deploymentId: 'definitionId',
    hostname: null,
  },
  always: () => [{ field: 'kind', isNot: 'external' }],
  view: jobLogView,
};

const externalTaskLog: ToldLists<JobLogEntry> = {
  ...shared,
  path: '/history/external-task-log',
  filters: {
    ...filters,
    externalTaskId: is('jobId'),
    topicName: is('topic'),
    workerId: is('worker'),
    errorMessage: is('message'),
    activityInstanceIdIn: oneOf('tokenId'),
    priorityHigherThanOrEquals: atLeast('priority'),
    priorityLowerThanOrEquals: atMost('priority'),
  },
  unsupported: new Set(['tenantIdIn']),
  sorts: {
    ...sorts,
    externalTaskId: 'jobId',
    retries: 'retries',
    priority: 'priority',
    topicName: 'topic',
    workerId: 'worker',
    activityInstanceId: 'tokenId',
  },
  always: () => [{ field: 'kind', is: 'external' }],
  view: externalTaskLogView,
};

const entryOf = (call: Call, missing: string): Promise<Outcome<JobLogEntry, Fault>> => {
  return toldEntry(jobLog, call, { id: call.param('id'), missing });
};

const viewed =
  (view: (entry: JobLogEntry) => unknown, what: string): RestRoute['handle'] =>
  async (call): Promise<Outcome<Answer, Fault>> => {
    const entry = await entryOf(call, `Historic ${what} log with id ${call.param('id')} does not exist`);
    return entry.ok ? answered(view(entry.value)) : entry;
  };

const whatWentWrong =
  (what: string): RestRoute['handle'] =>
  async (call): Promise<Outcome<Answer, Fault>> => {
    const entry = await entryOf(call, `Historic ${what} log with id ${call.param('id')} does not exist`);
    return entry.ok ? ok({ status: 200, text: entry.value.details ?? entry.value.message ?? '' }) : entry;
  };

/** What became of jobs and external tasks. */
export const jobLogRoutes: readonly RestRoute[] = [
  ...toldLists(jobLog),
  { method: 'get', path: '/history/job-log/:id', handle: viewed(jobLogView, 'job') },
  { method: 'get', path: '/history/job-log/:id/stacktrace', handle: whatWentWrong('job') },
  ...toldLists(externalTaskLog),
  {
    method: 'get',
    path: '/history/external-task-log/:id',
    handle: viewed(externalTaskLogView, 'external task'),
  },
  {
    method: 'get',
    path: '/history/external-task-log/:id/error-details',
    handle: whatWentWrong('external task'),
  },
];
