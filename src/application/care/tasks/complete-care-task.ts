import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord } from '../../../ports/records.js';
import { completeTask } from '../../engine/complete-task.js';
import type { Work } from '../../work.js';
import { engineRefused } from '../engine.js';
import { judgeForm, type Judged } from '../forms/judge-form.js';
import { readFormOfTask, type TaskForm } from '../forms/read-form-of-task.js';
import type { Identity } from '../identity.js';
import { refuse, type CareRefusal } from '../refusals.js';
import type { Fields } from '../views.js';
import { consequencesOf } from './consequences.js';
import { taskFor, type TaskTarget } from './task-for.js';

export interface Completion extends TaskTarget {
  readonly data: Fields;
}

export interface Completed {
  readonly taskId: string;
  readonly submissionId?: string;
  readonly trajectoryId?: string;
}

/**
 * Completes a task with its form: what was filled in goes to the dossier, what the form marks as a variable goes to
 * the process, and the process moves on, all in one commit or not at all.
 */
export const completeCareTask = async (
  work: Work,
  who: Identity,
  { data, ...target }: Completion,
): Promise<Outcome<Completed, CareRefusal>> => {
  const allowed = await taskFor(work, who, target);
  if (!allowed.ok) return allowed;
  const task = allowed.value;
  const taskId = task.id;
  const filledIn = await judge(work, { task, sent: data });
  if (!filledIn.ok) return filledIn;
  const { form, judged } = filledIn.value;
  const consequence = await consequencesOf(work, { task, who, data: judged.data });
  if (!consequence.ok) return consequence;
  const submissionId = form && keep(work, { task, who, form, data: judged.data });
  const completed = await completeTask(work, {
    taskId,
    variables: {
      values: { ...judged.variables, ...(submissionId !== undefined && { formSubmissionId: submissionId }) },
    },
  });
  if (!completed.ok) return engineRefused(completed.reason);
  return ok({
    taskId,
    ...(submissionId !== undefined && { submissionId }),
    ...(task.care?.trajectoryId !== undefined && { trajectoryId: task.care.trajectoryId }),
  });
};

interface FilledIn {
  readonly form: TaskForm | undefined;
  readonly judged: Judged;
}

const judge = async (
  work: Work,
  { task, sent }: { readonly task: TaskRecord; readonly sent: Fields },
): Promise<Outcome<FilledIn, CareRefusal>> => {
  const form = await readFormOfTask(work.ports, task);
  if (!form.ok) {
    const message = `Expected form '${task.formKey ?? ''}' of task '${task.id}' to be readable, but it is not`;
    return refuse('engine-refused', { engine: { code: form.reason, message } });
  }
  if (!form.value) return ok({ form: undefined, judged: { data: {}, variables: {} } });
  const judged = await judgeForm(work, form.value, { task, sent });
  if (!judged.ok) return refuse('form-invalid', { errors: judged.reason });
  return ok({ form: form.value, judged: judged.value });
};

interface Kept {
  readonly task: TaskRecord;
  readonly who: Identity;
  readonly form: TaskForm;
  readonly data: Fields;
}

const keep = (work: Work, { task, who, form, data }: Kept): string => {
  const id = work.ports.ids.next();
  work.put('submission', {
    id,
    ...(task.care?.trajectoryId !== undefined && { trajectoryId: task.care.trajectoryId }),
    instanceId: task.instanceId,
    taskId: task.id,
    elementId: task.elementId,
    formKey: form.definition.key,
    formVersion: form.version,
    data,
    submittedBy: who.user,
    submittedAt: work.at,
  });
  return id;
};
