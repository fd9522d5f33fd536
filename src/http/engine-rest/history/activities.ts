import type { HistoricActivityRecord } from '../../../ports/records.js';
import { impossible } from '../demands.js';
import { unknown } from '../errors.js';
import { lists } from '../lists.js';
import { flag, is, like, nothing, oneOf } from '../params.js';
import { answered, type RestRoute } from '../route.js';
import { momentFilters, moments } from './moments.js';
import { orNull } from '../or-null.js';

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
  activityName: 'name',
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
    activityName: is('name'),
    activityNameLike: like('name'),
    parentActivityInstanceIdIn: oneOf('instanceId'),
    // A visit of an activity with a scope of its own completes it; no other activity does so beside it.
    completeScope: flag(() => [impossible]),
    activityType: is('elementType'),
    taskAssignee: is('assignee'),
    canceled: flag(() => [{ field: 'canceled', is: true }]),
    withoutTenantId: nothing,
  },
  unsupported: new Set(['tenantIdIn']),
  sorts: visitSorts,
  order: [{ by: 'startedAt' }],
  // Tasks made by hand are visits of nothing.
  always: [{ field: 'instanceId', isNot: '' }],
  view: activityView,
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
];
