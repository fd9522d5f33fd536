import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import { restDate, restDateOrNull } from './dates.js';
import { unknown, type Fault } from './errors.js';
import { lists } from './lists.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { candidates, taskFilters, taskSorts, unsupportedTaskFilters } from './task-filters.js';
import { orNull } from './or-null.js';

const taskView = (task: TaskRecord) => ({
  id: task.id,
  name: orNull(task.name),
  assignee: orNull(task.assignee),
  created: restDate(task.createdAt),
  due: restDateOrNull(task.dueAt),
  followUp: restDateOrNull(task.followUpAt),
  lastUpdated: null,
  delegationState: orNull(task.delegationState),
  description: orNull(task.description),
  executionId: task.id,
  owner: orNull(task.owner),
  parentTaskId: null,
  priority: task.priority,
  processDefinitionId: task.definitionId,
  processInstanceId: task.instanceId,
  taskDefinitionKey: task.elementId,
  caseExecutionId: null,
  caseInstanceId: null,
  caseDefinitionId: null,
  suspended: task.suspended,
  formKey: orNull(task.formKey),
  camundaFormRef: null,
  tenantId: null,
});

const taskLists = lists({
  kind: 'task',
  path: '/task',
  filters: taskFilters,
  unsupported: unsupportedTaskFilters,
  sorts: taskSorts,
  view: taskView,
  prepare: candidates,
});

const taskOf = async ({ ports, param }: Call): Promise<Outcome<TaskRecord, Fault>> => {
  const found = await ports.store.get('task', param('id'));
  return found ? ok(found.body) : unknown(`No matching task with id ${param('id')}`);
};

const viewed =
  (view: (task: TaskRecord) => unknown) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const task = await taskOf(call);
    return task.ok ? answered(view(task.value)) : task;
  };

/** Who has to do with a task, and as what. */
const identityLinks = ({ assignee, owner, candidateUsers, candidateGroups }: TaskRecord) => [
  ...(assignee === undefined ? [] : [{ userId: assignee, groupId: null, type: 'assignee' }]),
  ...(owner === undefined ? [] : [{ userId: owner, groupId: null, type: 'owner' }]),
  ...candidateUsers.map((userId) => ({ userId, groupId: null, type: 'candidate' })),
  ...candidateGroups.map((groupId) => ({ userId: null, groupId, type: 'candidate' })),
];

/** Looking at tasks; doing them is in `task-commands`. */
export const taskRoutes: readonly RestRoute[] = [
  ...taskLists,
  { method: 'get', path: '/task/:id', handle: viewed(taskView) },
  {
    method: 'get',
    path: '/task/:id/form',
    handle: viewed(({ formKey }) => ({ key: orNull(formKey), camundaFormRef: null, contextPath: null })),
  },
  { method: 'get', path: '/task/:id/identity-links', handle: viewed(identityLinks) },
];
