import { ok, type Outcome } from '../../kernel/outcome.js';
import { impossible, type Demand } from './demands.js';
import type { Fault } from './errors.js';
import { ofDefinitions } from './lookups.js';
import {
  after,
  atLeast,
  atMost,
  before,
  filter,
  flag,
  givenTrue,
  is,
  isDate,
  isNumber,
  like,
  noneOf,
  nothing,
  oneOf,
  type Filter,
  type FilterContext,
  type ListSpecification,
} from './params.js';
import { byExpression } from './query-expressions.js';
import { date, text, texts } from './readers.js';
import { variableValues } from './value-filters.js';

/** Asked for candidates, Camunda leaves out what somebody has taken, unless told to keep it. */
const untaken = (context: FilterContext): readonly Demand[] =>
  givenTrue(context, 'includeAssignedTasks') ? [] : [{ field: 'assignee', is: null }];

const absent = (field: string): Filter => flag(() => [{ field, is: null }]);
const present = (field: string): Filter => flag(() => [{ field, isNot: null }]);

const missingOrBefore = (field: string): Filter =>
  filter(date, (value) => [{ any: [[{ field, is: null }], [{ field, below: value }]] }]);

const candidateGroup = filter(text, (group, context) => [
  { field: 'candidateGroups', is: group },
  ...untaken(context),
]);

const candidateGroups = filter(texts, (groups, context) => [
  { field: 'candidateGroups', in: groups },
  ...untaken(context),
]);

/** Means the user and every group they are in; which these are is asked of the users. */
const candidateUser: Filter = async (value, context) => {
  const user = text(value);
  if (!user.ok) return user;
  const known = await context.ports.store.get('user', user.value);
  const groups = known?.body.groups ?? [];
  const asUser: readonly Demand[] = [{ field: 'candidateUsers', is: user.value }];
  return ok([
    { any: groups.length === 0 ? [asUser] : [asUser, [{ field: 'candidateGroups', in: groups }]] },
    ...untaken(context),
  ]);
};

const involvedUser = filter(text, (user) => [
  {
    any: [
      [{ field: 'assignee', is: user }],
      [{ field: 'owner', is: user }],
      [{ field: 'candidateUsers', is: user }],
    ],
  },
]);

/** Which tasks lie under another, that one knows. */
const parentTask: Filter = async (value, { ports }) => {
  const id = text(value);
  if (!id.ok) return id;
  const parent = await ports.store.get('task', id.value);
  return ok([{ field: 'id', in: parent?.body.subTaskIds ?? [] }]);
};

const delegation: Filter = (value): Outcome<readonly Demand[], Fault> => {
  const state = text(value);
  return state.ok ? ok([{ field: 'delegationState', is: state.value.toUpperCase() }]) : state;
};

/** There are no case instances here, so that no task belongs to one. */
const ofCase: Filter = () => ok([impossible]);

const byDefinition = ofDefinitions('definitionId');

const moments = (
  field: string,
  name: string,
  exact: readonly string[],
): Readonly<Record<string, Filter>> => ({
  [`${name}Before`]: before(field),
  [`${name}BeforeExpression`]: byExpression(before(field)),
  [`${name}After`]: after(field),
  [`${name}AfterExpression`]: byExpression(after(field)),
  ...Object.fromEntries(
    exact.flatMap((one) => [
      [one, isDate(field)],
      [`${one}Expression`, byExpression(isDate(field))],
    ]),
  ),
});

const caseFilters = [
  'caseInstanceId',
  'caseInstanceBusinessKey',
  'caseInstanceBusinessKeyLike',
  'caseDefinitionId',
  'caseDefinitionKey',
  'caseDefinitionName',
  'caseDefinitionNameLike',
  'caseExecutionId',
  'caseInstanceVariables',
] as const;

/** Of a task that nobody changed: when it was made. */
const updated = filter(date, (value) => [
  {
    any: [
      [{ field: 'updatedAt', above: value }],
      [
        { field: 'updatedAt', is: null },
        { field: 'createdAt', above: value },
      ],
    ],
  },
]);

export const taskFilters: ListSpecification['filters'] = {
  taskId: is('id'),
  taskIdIn: oneOf('id'),
  processInstanceId: is('instanceId'),
  processInstanceIdIn: oneOf('instanceId'),
  processInstanceBusinessKey: is('businessKey'),
  processInstanceBusinessKeyIn: oneOf('businessKey'),
  processInstanceBusinessKeyExpression: byExpression(is('businessKey')),
  processInstanceBusinessKeyLike: like('businessKey'),
  processInstanceBusinessKeyLikeExpression: byExpression(like('businessKey')),
  processDefinitionId: is('definitionId'),
  processDefinitionKey: is('definitionKey'),
  processDefinitionKeyIn: oneOf('definitionKey'),
  processDefinitionName: byDefinition(text, (name) => ({ field: 'name', is: name })),
  processDefinitionNameLike: byDefinition(text, (name) => ({ field: 'name', like: name })),
  executionId: is('id'),
  activityInstanceIdIn: oneOf('id'),
  taskDefinitionKey: is('elementId'),
  taskDefinitionKeyIn: oneOf('elementId'),
  taskDefinitionKeyNotIn: noneOf('elementId'),
  taskDefinitionKeyLike: like('elementId'),
  name: is('name'),
  nameNotEqual: filter(text, (value) => [{ field: 'name', isNot: value }]),
  nameLike: like('name'),
  nameNotLike: filter(text, (notLike) => [{ field: 'name', notLike }]),
  description: is('description'),
  descriptionLike: like('description'),
  delegationState: delegation,
  parentTaskId: parentTask,
  assignee: is('assignee'),
  assigneeExpression: byExpression(is('assignee')),
  assigneeLike: like('assignee'),
  assigneeLikeExpression: byExpression(like('assignee')),
  assigneeIn: oneOf('assignee'),
  assigneeNotIn: noneOf('assignee'),
  owner: is('owner'),
  ownerExpression: byExpression(is('owner')),
  assigned: present('assignee'),
  unassigned: absent('assignee'),
  candidateGroup,
  candidateGroupExpression: byExpression(candidateGroup),
  candidateGroups,
  candidateGroupsExpression: byExpression(candidateGroups),
  candidateGroupLike: filter(text, (pattern, context) => [
    { field: 'candidateGroups', like: pattern },
    ...untaken(context),
  ]),
  candidateUser,
  candidateUserExpression: byExpression(candidateUser),
  involvedUser,
  involvedUserExpression: byExpression(involvedUser),
  withCandidateGroups: flag((context) => [{ field: 'candidateGroups', isNot: null }, ...untaken(context)]),
  withoutCandidateGroups: flag((context) => [{ field: 'candidateGroups', is: null }, ...untaken(context)]),
  withCandidateUsers: flag((context) => [{ field: 'candidateUsers', isNot: null }, ...untaken(context)]),
  withoutCandidateUsers: flag((context) => [{ field: 'candidateUsers', is: null }, ...untaken(context)]),
  includeAssignedTasks: nothing,
  priority: isNumber('priority'),
  minPriority: atLeast('priority'),
  maxPriority: atMost('priority'),
  ...moments('dueAt', 'due', ['due', 'dueDate']),
  withoutDueDate: absent('dueAt'),
  ...moments('followUpAt', 'followUp', ['followUp', 'followUpDate']),
  followUpBeforeOrNotExistent: missingOrBefore('followUpAt'),
  followUpBeforeOrNotExistentExpression: byExpression(missingOrBefore('followUpAt')),
  ...moments('createdAt', 'created', ['created', 'createdOn']),
  updatedAfter: updated,
  updatedAfterExpression: byExpression(updated),
  active: flag(() => [{ field: 'suspended', is: false }]),
  suspended: flag(() => [{ field: 'suspended', is: true }]),
  taskVariables: variableValues('local'),
  processVariables: variableValues('instance'),
  variableNamesIgnoreCase: nothing,
  variableValuesIgnoreCase: nothing,
  withoutTenantId: nothing,
  withCommentAttachmentInfo: nothing,
  ...Object.fromEntries(caseFilters.map((name) => [name, ofCase])),
};

export const taskSorts: ListSpecification['sorts'] = {
  id: 'id',
  instanceId: 'instanceId',
  executionId: 'id',
  caseInstanceId: null,
  caseExecutionId: null,
  tenantId: null,
  name: 'name',
  nameCaseInsensitive: 'name',
  assignee: 'assignee',
  priority: 'priority',
  description: 'description',
  created: 'createdAt',
  lastUpdated: 'updatedAt',
  dueDate: 'dueAt',
  followUpDate: 'followUpAt',
};

/** Values of variables to sort by; of tasks that lack the variable the order is that of their ids, after all others. */
export const taskVariableSorts: NonNullable<ListSpecification['variableSorts']> = {
  processVariable: 'instance',
  executionVariable: 'local',
  taskVariable: 'local',
};
