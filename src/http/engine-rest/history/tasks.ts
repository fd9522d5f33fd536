import { ok } from '../../../kernel/outcome.js';
import type { HistoricActivityRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import type { Demand } from '../demands.js';
import { restDateOrNull } from '../dates.js';
import { invalid } from '../errors.js';
import { isLike } from '../is-like.js';
import { lists } from '../lists.js';
import { ofDefinitions } from '../lookups.js';
import { orNull } from '../or-null.js';
import {
  after,
  before,
  filter,
  flag,
  is,
  isDate,
  isNumber,
  like,
  nothing,
  oneOf,
  type Filter,
  type FilterContext,
} from '../params.js';
import { boolean, text, texts, type Reader } from '../readers.js';
import type { RestRoute } from '../route.js';
import { textOrNull } from '../task-view.js';
import { variableValues } from '../value-filters.js';
import { momentFilters, moments } from './moments.js';
import { pastVariablesAround } from './past-variables.js';

const usualPriority = 50;

const reasonOf = ({ endedAt, canceled }: HistoricActivityRecord): 'completed' | 'deleted' | undefined =>
  endedAt === undefined ? undefined : canceled ? 'deleted' : 'completed';

const taskView = (visit: HistoricActivityRecord) => {
  const { startTime, endTime, durationInMillis } = moments(visit);
  const { task = {} } = visit;
  return {
    id: visit.id,
    processDefinitionKey: textOrNull(visit.definitionKey),
    processDefinitionId: textOrNull(visit.definitionId),
    processInstanceId: textOrNull(visit.instanceId),
    rootProcessInstanceId: null,
    executionId: visit.instanceId === '' ? null : visit.id,
    caseDefinitionKey: null,
    caseDefinitionId: null,
    caseInstanceId: null,
    caseExecutionId: null,
    activityInstanceId: visit.id,
    name: orNull(visit.name),
    description: orNull(task.description),
    deleteReason: orNull(reasonOf(visit)),
    owner: orNull(task.owner),
    assignee: orNull(visit.assignee),
    startTime,
    endTime,
    duration: durationInMillis,
    taskDefinitionKey: textOrNull(visit.elementId),
    priority: task.priority ?? usualPriority,
    due: restDateOrNull(task.dueAt),
    followUp: restDateOrNull(task.followUpAt),
    parentTaskId: null,
    taskState: visit.endedAt === undefined ? 'Created' : visit.canceled ? 'Deleted' : 'Completed',
    tenantId: null,
    removalTime: null,
  };
};

const mostInstances = 10_000;

/** Tasks of the instances that meet a condition, among those that other filters leave. */
const ofInstances =
  <Value>(read: Reader<Value>, conditions: (value: Value) => readonly Condition[]): Filter =>
  async (value, context) => {
    const outcome = read(value);
    if (!outcome.ok) return outcome;
    const found = await context.ports.store.find('historicInstance', {
      where: [...conditions(outcome.value), ...narrowing(context)],
      limit: mostInstances,
    });
    if (found.length === mostInstances)
      return invalid(
        'Expected processInstanceId or processDefinitionId beside it: too many instances meet it',
      );
    return ok([{ field: 'instanceId', in: found.map(({ body }) => body.id) }]);
  };

const narrowing = ({ given }: FilterContext): readonly Condition[] =>
  (
    [
      ['processInstanceId', 'id'],
      ['processDefinitionId', 'definitionId'],
      ['processDefinitionKey', 'definitionKey'],
      ['processInstanceBusinessKey', 'businessKey'],
    ] as const
  ).flatMap(([name, field]) => {
    const value = given[name];
    return typeof value === 'string' ? [{ field, is: value }] : [];
  });

const inProcess = (condition: Condition): Filter => {
  const whose = ofInstances(boolean, () => [condition]);
  return (value, context) => (value === true || value === 'true' ? whose(value, context) : ok([]));
};

/** Without a priority of its own a task has the usual one. */
const priority: Filter = (value, context) =>
  Number(value) === usualPriority
    ? ok([{ any: [[{ field: 'task.priority', is: null }], [{ field: 'task.priority', is: usualPriority }]] }])
    : isNumber('task.priority')(value, context);

const ended = (canceled: boolean): readonly Demand[] => [
  { field: 'endedAt', isNot: null },
  { field: 'canceled', is: canceled },
];

const reasons = [
  ['completed', ended(false)],
  ['deleted', ended(true)],
] as const;

const deleteReason = (fits: (reason: string, asked: string) => boolean): Filter =>
  filter(text, (asked) => [
    { any: reasons.filter(([reason]) => fits(reason, asked)).map(([, demands]) => demands) },
  ]);

const involvedUser = filter(text, (user) => [
  {
    any: ['assignee', 'task.owner', 'completedBy', 'task.candidateUsers'].map((field) => [
      { field, is: user },
    ]),
  },
]);

const due = (name: string, field: string) => ({
  [name]: isDate(field),
  [`${name}Before`]: before(field),
  [`${name}After`]: after(field),
});

const nobody: Filter = () => ok([{ field: 'id', in: [] }]);

/** The tasks people had, open ones among them. */
export const taskHistoryRoutes: readonly RestRoute[] = lists({
  kind: 'historicActivity',
  path: '/history/task',
  filters: {
    ...momentFilters,
    taskId: is('id'),
    taskParentTaskId: nobody,
    processInstanceId: is('instanceId'),
    rootProcessInstanceId: ofInstances(text, (id) => [{ field: 'rootInstanceId', is: id }]),
    processInstanceBusinessKey: ofInstances(text, (key) => [{ field: 'businessKey', is: key }]),
    processInstanceBusinessKeyIn: ofInstances(texts, (keys) => [{ field: 'businessKey', in: keys }]),
    processInstanceBusinessKeyLike: ofInstances(text, (key) => [{ field: 'businessKey', like: key }]),
    executionId: is('id'),
    activityInstanceIdIn: oneOf('id'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    processDefinitionName: ofDefinitions('definitionId')(text, (name) => ({ field: 'name', is: name })),
    taskName: is('name'),
    taskNameLike: like('name'),
    taskDescription: is('task.description'),
    taskDescriptionLike: like('task.description'),
    taskDefinitionKey: is('elementId'),
    taskDefinitionKeyIn: oneOf('elementId'),
    taskDeleteReason: deleteReason((reason, asked) => reason === asked),
    taskDeleteReasonLike: deleteReason((reason, asked) => isLike(reason, asked, true)),
    taskAssignee: is('assignee'),
    taskAssigneeLike: like('assignee'),
    taskAssigned: flag(() => [{ field: 'assignee', isNot: null }]),
    taskUnassigned: flag(() => [{ field: 'assignee', is: null }]),
    assigned: flag(() => [{ field: 'assignee', isNot: null }]),
    unassigned: flag(() => [{ field: 'assignee', is: null }]),
    taskOwner: is('task.owner'),
    taskOwnerLike: like('task.owner'),
    taskPriority: priority,
    ...due('taskDueDate', 'task.dueAt'),
    withoutTaskDueDate: flag(() => [{ field: 'task.dueAt', is: null }]),
    ...due('taskFollowUpDate', 'task.followUpAt'),
    taskInvolvedUser: involvedUser,
    taskInvolvedGroup: is('task.candidateGroups'),
    taskHadCandidateUser: is('task.candidateUsers'),
    taskHadCandidateGroup: is('task.candidateGroups'),
    withCandidateGroups: flag(() => [{ field: 'task.candidateGroups', isNot: null }]),
    withoutCandidateGroups: flag(() => [{ field: 'task.candidateGroups', is: null }]),
    processFinished: inProcess({ field: 'endedAt', isNot: null }),
    processUnfinished: inProcess({ field: 'endedAt', is: null }),
    taskVariables: variableValues('local'),
    processVariables: variableValues('instance'),
    variableNamesIgnoreCase: nothing,
    variableValuesIgnoreCase: nothing,
    caseDefinitionId: nobody,
    caseDefinitionKey: nobody,
    caseDefinitionName: nobody,
    caseInstanceId: nobody,
    caseExecutionId: nobody,
    tenantIdIn: nobody,
    withoutTenantId: nothing,
  },
  unsupported: new Set(),
  sorts: {
    taskId: 'id',
    activityInstanceId: 'id',
    processDefinitionId: 'definitionId',
    processInstanceId: 'instanceId',
    executionId: 'id',
    taskName: 'name',
    taskDescription: 'task.description',
    assignee: 'assignee',
    owner: 'task.owner',
    dueDate: 'task.dueAt',
    followUpDate: 'task.followUpAt',
    deleteReason: 'canceled',
    taskDefinitionKey: 'elementId',
    priority: 'task.priority',
    startTime: 'startedAt',
    endTime: 'endedAt',
    caseDefinitionId: null,
    caseInstanceId: null,
    caseExecutionId: null,
    tenantId: null,
  },
  order: [{ by: 'startedAt' }],
  always: [{ field: 'elementType', is: 'userTask' }],
  orQueries: true,
  look: ({ ports }, visits) =>
    pastVariablesAround(
      ports,
      visits.map(({ id, instanceId }) => ({ instanceId, tokenName: id })),
    ),
  view: taskView,
});
