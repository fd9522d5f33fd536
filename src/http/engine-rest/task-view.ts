import { isStandalone } from '../../application/engine/open-task.js';
import type { TaskRecord } from '../../ports/records.js';
import { restDate, restDateOrNull } from './dates.js';
import { orNull } from './or-null.js';

/** A task that belongs to no process has empty texts where it would say to which. */
export const textOrNull = (text: string): string | null => (text === '' ? null : text);

/** A task as this API shows it. */
export const taskView = (task: TaskRecord) => ({
  id: task.id,
  name: orNull(task.name),
  assignee: orNull(task.assignee),
  created: restDate(task.createdAt),
  due: restDateOrNull(task.dueAt),
  followUp: restDateOrNull(task.followUpAt),
  lastUpdated: restDateOrNull(task.updatedAt),
  delegationState: orNull(task.delegationState),
  description: orNull(task.description),
  executionId: isStandalone(task) ? null : task.id,
  owner: orNull(task.owner),
  parentTaskId: orNull(task.parentTaskId),
  priority: task.priority,
  processDefinitionId: textOrNull(task.definitionId),
  processInstanceId: textOrNull(task.instanceId),
  taskDefinitionKey: textOrNull(task.elementId),
  caseExecutionId: null,
  caseInstanceId: null,
  caseDefinitionId: null,
  suspended: task.suspended,
  formKey: orNull(task.formKey),
  camundaFormRef: null,
  tenantId: null,
});

/** Who has to do with a task, and as what. */
export const identityLinks = ({ assignee, owner, candidateUsers, candidateGroups }: TaskRecord) => [
  ...(assignee === undefined ? [] : [{ userId: assignee, groupId: null, type: 'assignee' }]),
  ...(owner === undefined ? [] : [{ userId: owner, groupId: null, type: 'owner' }]),
  ...candidateUsers.map((userId) => ({ userId, groupId: null, type: 'candidate' })),
  ...candidateGroups.map((groupId) => ({ userId: null, groupId, type: 'candidate' })),
];
