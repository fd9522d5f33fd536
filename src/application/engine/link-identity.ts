import type { Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { recordAssignee } from './record-assignee.js';
import { logOperation } from './log-operation.js';
import { openTask, placeOf } from './open-task.js';
import type { EngineUseCaseRefusal } from './refusals.js';
import { tellTaskListeners } from './tell-task.js';
import { without } from './without.js';
import { keepWords } from './words-in-history.js';

/** Somebody, or everybody of a group, and what they have to do with a task. */
export type IdentityLink =
  | { readonly type: 'assignee' | 'owner'; readonly user: string }
  | { readonly type: 'candidate'; readonly user: string }
  | { readonly type: 'candidate'; readonly group: string };

/** Links somebody to a task, or takes the link away; a link that is there already, or is not, changes nothing. */
export const linkIdentity = async (
  work: Work,
  {
    taskId,
    link,
    linked,
  }: { readonly taskId: string; readonly link: IdentityLink; readonly linked: boolean },
): Promise<Outcome<TaskRecord, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  const task = { ...withLink(opened.value, link, linked), updatedAt: work.at };
  work.put('task', task);
  await keepWords(work, task);
  if (task.assignee !== opened.value.assignee) await recordAssignee(work, taskId, task.assignee);
  const who =
    'group' in link
      ? ({ kind: 'Group', name: link.group } as const)
      : ({ kind: 'User', name: link.user } as const);
  await logOperation(work, {
    operation: `${linked ? 'Add' : 'Delete'}${who.kind}Link`,
    entityType: 'IdentityLink',
    category: 'TaskWorker',
    ...placeOf(task),
    property: link.type,
    to: who.name,
  });
  return tellTaskListeners(work, opened.value, task);
};

const withLink = (task: TaskRecord, link: IdentityLink, linked: boolean): TaskRecord => {
  if ('group' in link) return { ...task, candidateGroups: among(task.candidateGroups, link.group, linked) };
  const { type, user } = link;
  if (type === 'candidate') return { ...task, candidateUsers: among(task.candidateUsers, user, linked) };
  if (linked) return { ...task, [type]: user };
  return task[type] === user ? without(task, type) : task;
};

const among = (names: readonly string[], name: string, present: boolean): readonly string[] => [
  ...names.filter((one) => one !== name),
  ...(present ? [name] : []),
];
