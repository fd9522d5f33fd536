import type { HistoricActivityRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import { unknown } from '../errors.js';
import { lists } from '../lists.js';
import { flag, is, like, nothing, oneOf } from '../params.js';
import { answered, type RestRoute } from '../route.js';
import { momentFilters, moments } from './moments.js';
import { orNull } from '../or-null.js';
import { textOrNull } from '../task-view.js';

const isBody = ({ elementType }: HistoricActivityRecord): boolean => elementType === 'multiInstanceBody';

const activityView = (visit: HistoricActivityRecord) => ({
  id: visit.id,
  parentActivityInstanceId: visit.instanceId,
  activityId: isBody(visit) ? `${visit.elementId}#multiInstanceBody` : visit.elementId,
  activityName: orNull(visit.name),
  activityType: visit.elementType,
  processDefinitionKey: visit.definitionKey,
  processDefinitionId: visit.definitionId,
  processInstanceId: visit.instanceId,
  executionId: visit.id,
  taskId: visit.elementType === 'userTask' ? visit.id : null,
  assignee: orNull(visit.assignee),
  calledProcessInstanceId: orNull(visit.calledInstanceId),
  calledCaseInstanceId: null,
  ...moments(visit),
  canceled: visit.canceled,
  completeScope: false,
  tenantId: null,
  removalTime: null,
});

const visitSorts = {
  activityInstanceId: 'id',
  instanceId: 'instanceId',
  executionId: 'id',
  activityId: 'elementId',
  activityType: 'elementType',
  startTime: 'startedAt',
  endTime: 'endedAt',
  definitionId: 'definitionId',
  occurrence: 'startedAt',
  tenantId: null,
} as const;

const activityLists = lists({
  kind: 'historicActivity',
  path: '/history/activity-instance',
  filters: {
    ...momentFilters,
    activityInstanceId: is('id'),
    processInstanceId: is('instanceId'),
    processDefinitionId: is('definitionId'),
    executionId: is('id'),
    activityId: is('elementId'),
    activityType: is('elementType'),
    taskAssignee: is('assignee'),
    canceled: flag(() => [{ field: 'canceled', is: true }]),
    withoutTenantId: nothing,
  },
  unsupported: new Set([
    'activityName',
    'activityNameLike',
    'completeScope',
    'tenantIdIn',
    'parentActivityInstanceIdIn',
  ]),
  sorts: visitSorts,
  order: [{ by: 'startedAt' }],
  // Tasks made by hand are visits of nothing.
  always: [{ field: 'instanceId', isNot: '' }],
  view: activityView,
});

const taskView = (visit: HistoricActivityRecord) => {
  const { startTime, endTime, durationInMillis } = moments(visit);
  return {
    id: visit.id,
    processDefinitionKey: textOrNull(visit.definitionKey),
    processDefinitionId: textOrNull(visit.definitionId),
    processInstanceId: textOrNull(visit.instanceId),
    executionId: visit.id,
    activityInstanceId: visit.id,
    name: orNull(visit.name),
    description: null,
    deleteReason: visit.endedAt === undefined ? null : visit.canceled ? 'deleted' : 'completed',
    owner: null,
    assignee: orNull(visit.assignee),
    startTime,
    endTime,
    duration: durationInMillis,
    taskDefinitionKey: textOrNull(visit.elementId),
    priority: null,
    due: null,
    followUp: null,
    parentTaskId: null,
    tenantId: null,
    removalTime: null,
  };
};

const isTask: Condition = { field: 'elementType', is: 'userTask' };

const taskLists = lists({
  kind: 'historicActivity',
  path: '/history/task',
  filters: {
    ...momentFilters,
    taskId: is('id'),
    processInstanceId: is('instanceId'),
    executionId: is('id'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    activityInstanceIdIn: oneOf('id'),
    taskDefinitionKey: is('elementId'),
    taskDefinitionKeyIn: oneOf('elementId'),
    taskAssignee: is('assignee'),
    taskAssigneeLike: like('assignee'),
    taskAssigned: flag(() => [{ field: 'assignee', isNot: null }]),
    taskUnassigned: flag(() => [{ field: 'assignee', is: null }]),
    withoutTenantId: nothing,
  },
  unsupported: new Set([
    'taskName',
    'taskNameLike',
    'taskDescription',
    'taskDescriptionLike',
    'taskDeleteReason',
    'taskDeleteReasonLike',
    'taskOwner',
    'taskOwnerLike',
    'taskPriority',
    'taskDueDate',
    'processInstanceBusinessKey',
    'processInstanceBusinessKeyIn',
    'processInstanceBusinessKeyLike',
    'processDefinitionName',
    'processFinished',
    'processUnfinished',
    'processVariables',
    'taskVariables',
    'taskInvolvedUser',
    'taskInvolvedGroup',
    'taskHadCandidateUser',
    'taskHadCandidateGroup',
    'tenantIdIn',
    'orQueries',
  ]),
  sorts: {
    taskId: 'id',
    activityInstanceId: 'id',
    processDefinitionId: 'definitionId',
    processInstanceId: 'instanceId',
    executionId: 'id',
    assignee: 'assignee',
    taskDefinitionKey: 'elementId',
    startTime: 'startedAt',
    endTime: 'endedAt',
    tenantId: null,
  },
  order: [{ by: 'startedAt' }],
  always: [isTask],
  view: taskView,
});

export const activityHistoryRoutes: readonly RestRoute[] = [
  ...activityLists,
  {
    method: 'get',
    path: '/history/activity-instance/:id',
    async handle({ ports, param }) {
      const found = await ports.store.get('historicActivity', param('id'));
      return found
        ? answered(activityView(found.body))
        : unknown(`Historic activity instance with id '${param('id')}' does not exist`);
    },
  },
  ...taskLists,
];
