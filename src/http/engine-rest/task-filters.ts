import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from '../../ports/store.js';
import type { Fault } from './errors.js';
import {
  after,
  atLeast,
  atMost,
  before,
  filter,
  flag,
  given,
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
import { date, text, texts, type Given } from './readers.js';
import type { Call } from './route.js';

/** Asked for candidates, Camunda leaves out what somebody has taken, unless told to keep it. */
const untaken = (context: FilterContext): readonly Condition[] =>
  givenTrue(context, 'includeAssignedTasks') ? [] : [{ field: 'assignee', is: null }];

const absent = (field: string): Filter => flag(() => [{ field, is: null }]);
const present = (field: string): Filter => flag(() => [{ field, isNot: null }]);

const missingOr = (field: string, bound: 'below' | 'above'): Filter =>
  filter(date, (value) => {
    const met: Condition = bound === 'below' ? { field, below: value } : { field, above: value };
    return [{ any: [[{ field, is: null }], [met]] }];
  });

const dueFilters = (field: 'dueAt' | 'followUpAt' | 'createdAt', name: string) => ({
  [`${name}Before`]: before(field),
  [`${name}After`]: after(field),
});

export const taskFilters: ListSpecification['filters'] = {
  taskId: is('id'),
  taskIdIn: oneOf('id'),
  processInstanceId: is('instanceId'),
  processInstanceIdIn: oneOf('instanceId'),
  processInstanceBusinessKey: is('businessKey'),
  processInstanceBusinessKeyIn: oneOf('businessKey'),
  processInstanceBusinessKeyLike: like('businessKey'),
  processDefinitionId: is('definitionId'),
  processDefinitionKey: is('definitionKey'),
  processDefinitionKeyIn: oneOf('definitionKey'),
  executionId: is('id'),
  activityInstanceIdIn: oneOf('id'),
  taskDefinitionKey: is('elementId'),
  taskDefinitionKeyIn: oneOf('elementId'),
  taskDefinitionKeyNotIn: noneOf('elementId'),
  taskDefinitionKeyLike: like('elementId'),
  name: is('name'),
  nameNotEqual: filter(text, (value) => [{ field: 'name', isNot: value }]),
  nameLike: like('name'),
  assignee: is('assignee'),
  assigneeLike: like('assignee'),
  assigneeIn: oneOf('assignee'),
  assigneeNotIn: noneOf('assignee'),
  owner: is('owner'),
  assigned: present('assignee'),
  unassigned: absent('assignee'),
  candidateGroup: filter(text, (group, context) => [
    { field: 'candidateGroups', is: group },
    ...untaken(context),
  ]),
  candidateGroups: filter(texts, (groups, context) => [
    { field: 'candidateGroups', in: groups },
    ...untaken(context),
  ]),
  candidateGroupLike: filter(text, (pattern, context) => [
    { field: 'candidateGroups', like: pattern },
    ...untaken(context),
  ]),
  /** Together with the groups of the user: see `candidates`. */
  candidateUser: filter(text, (_user, context) => untaken(context)),
  involvedUser: filter(text, (user) => [
    {
      any: [
        [{ field: 'assignee', is: user }],
        [{ field: 'owner', is: user }],
        [{ field: 'candidateUsers', is: user }],
      ],
    },
  ]),
  withCandidateGroups: flag((context) => [{ field: 'candidateGroups', isNot: null }, ...untaken(context)]),
  withoutCandidateGroups: flag((context) => [{ field: 'candidateGroups', is: null }, ...untaken(context)]),
  withCandidateUsers: flag((context) => [{ field: 'candidateUsers', isNot: null }, ...untaken(context)]),
  withoutCandidateUsers: flag((context) => [{ field: 'candidateUsers', is: null }, ...untaken(context)]),
  includeAssignedTasks: nothing,
  priority: isNumber('priority'),
  minPriority: atLeast('priority'),
  maxPriority: atMost('priority'),
  due: isDate('dueAt'),
  dueDate: isDate('dueAt'),
  ...dueFilters('dueAt', 'due'),
  withoutDueDate: absent('dueAt'),
  followUp: isDate('followUpAt'),
  followUpDate: isDate('followUpAt'),
  ...dueFilters('followUpAt', 'followUp'),
  followUpBeforeOrNotExistent: missingOr('followUpAt', 'below'),
  created: isDate('createdAt'),
  createdOn: isDate('createdAt'),
  ...dueFilters('createdAt', 'created'),
  active: flag(() => [{ field: 'suspended', is: false }]),
  suspended: flag(() => [{ field: 'suspended', is: true }]),
  withoutTenantId: nothing,
};

export const unsupportedTaskFilters: ReadonlySet<string> = new Set([
  'processInstanceBusinessKeyExpression',
  'processInstanceBusinessKeyLikeExpression',
  'processDefinitionName',
  'processDefinitionNameLike',
  'caseInstanceId',
  'caseInstanceBusinessKey',
  'caseInstanceBusinessKeyLike',
  'caseDefinitionId',
  'caseDefinitionKey',
  'caseDefinitionName',
  'caseDefinitionNameLike',
  'caseExecutionId',
  'tenantIdIn',
  'assigneeExpression',
  'assigneeLikeExpression',
  'ownerExpression',
  'candidateGroupExpression',
  'candidateGroupsExpression',
  'candidateUserExpression',
  'involvedUserExpression',
  'nameNotLike',
  'description',
  'descriptionLike',
  'dueDateExpression',
  'dueAfterExpression',
  'dueBeforeExpression',
  'followUpDateExpression',
  'followUpAfterExpression',
  'followUpBeforeExpression',
  'followUpBeforeOrNotExistentExpression',
  'createdOnExpression',
  'createdAfterExpression',
  'createdBeforeExpression',
  'updatedAfter',
  'updatedAfterExpression',
  'delegationState',
  'parentTaskId',
  'withCommentAttachmentInfo',
  'taskVariables',
  'processVariables',
  'caseInstanceVariables',
  'orQueries',
]);

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
  created: 'createdAt',
  dueDate: 'dueAt',
  followUpDate: 'followUpAt',
};

const none = ok<readonly Condition[]>([]);

/** `candidateUser` means the user and every group they are in; which these are is asked of the users. */
export const candidates = async (
  { ports }: Call,
  all: Given,
): Promise<Outcome<readonly Condition[], Fault>> => {
  if (!given({ given: all, now: ports.clock.now() }, 'candidateUser')) return none;
  const user = text(all['candidateUser'] ?? null);
  if (!user.ok) return user;
  const known = await ports.store.get('user', user.value);
  const groups = known?.body.groups ?? [];
  const asUser: readonly Condition[] = [{ field: 'candidateUsers', is: user.value }];
  if (groups.length === 0) return ok(asUser);
  return ok([{ any: [asUser, [{ field: 'candidateGroups', in: groups }]] }]);
};
