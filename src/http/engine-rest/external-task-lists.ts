import { externalTaskViews } from './external-task-view.js';
import { lists, type Listed } from './lists.js';
import { atLeast, atMost, filter, flag, is, nothing, oneOf, type FilterContext } from './params.js';
import { date } from './readers.js';

const isLocked = { field: 'lease.owner', isNot: null } as const;

const leased = ({ now }: FilterContext) => [isLocked, { field: 'runnableAt', above: now }] as const;

const free = ({ now }: FilterContext) =>
  [{ any: [[{ field: 'lease.owner', is: null }], [{ field: 'runnableAt', upTo: now }]] }] as const;

/** The tasks for workers outside, asked for by every filter of Camunda. */
export const externalTaskListed: Listed<'job'> = {
  kind: 'job',
  path: '/external-task',
  filters: {
    externalTaskId: is('id'),
    externalTaskIdIn: oneOf('id'),
    topicName: is('topic'),
    workerId: is('lease.owner'),
    locked: flag(leased),
    notLocked: flag(free),
    lockExpirationBefore: filter(date, (value) => [isLocked, { field: 'lease.until', below: value }]),
    lockExpirationAfter: filter(date, (value) => [isLocked, { field: 'lease.until', above: value }]),
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
  unsupported: new Set(['tenantIdIn']),
  sorts: {
    id: 'id',
    lockExpirationTime: 'runnableAt',
    processInstanceId: 'instanceId',
    processDefinitionId: 'definitionId',
    processDefinitionKey: 'definitionKey',
    taskPriority: 'priority',
    createTime: 'createdAt',
    tenantId: null,
  },
  always: [{ field: 'kind', is: 'external' }],
  views: (call, jobs) => externalTaskViews(call, jobs),
};

export const externalTaskLists = lists(externalTaskListed);
