import type { Instant } from '../../../kernel/instant.js';
import type { JobRecord, TaskRecord } from '../../../ports/records.js';
import { incidentOfJob } from '../../engine/raise-job-incident.js';
import type { Work } from '../../work.js';

/** One deadline job per task, so its name follows from the task's. */
export const deadlineJobId = (taskId: string): string => `${taskId}!deadline`;

/** Late safety work is told before ordinary reminders when many are due at once. */
const priorityOf = (task: TaskRecord): number => (task.care?.safetyCritical === true ? 10 : 0);

/** The job that tells people at the next moment of the task's ladder. */
export const deadlineJob = (work: Work, task: TaskRecord, at: Instant): JobRecord => ({
  id: deadlineJobId(task.id),
  kind: 'deadline',
  runnableAt: at,
  dueAt: at,
  createdAt: work.at,
  priority: priorityOf(task),
  retries: 3,
  instanceId: task.instanceId,
  definitionId: task.definitionId,
  definitionKey: task.definitionKey,
  elementId: task.elementId,
  ...(task.businessKey !== undefined && { businessKey: task.businessKey }),
  suspended: false,
  payload: { taskId: task.id },
});

export const taskOfDeadline = ({ payload }: JobRecord): string | undefined => {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined;
  const taskId = (payload as Readonly<Record<string, unknown>>)['taskId'];
  return typeof taskId === 'string' ? taskId : undefined;
};

/** Takes a deadline away, and what is left of one that failed: of this task there is nothing to tell any more. */
export const stopDeadline = (work: Work, taskId: string): void => {
  const id = deadlineJobId(taskId);
  work.remove('job', id);
  work.remove('incident', incidentOfJob(id));
};
