import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';

/** Ends a task that belongs to no process, with those made under it; history keeps that it was. */
export const endStandaloneTask = async (
  work: Work,
  task: TaskRecord,
  how: 'completed' | 'deleted',
): Promise<void> => {
  await leaveParent(work, task);
  const ending = [task];
  for (const next of ending) {
    work.remove('task', next.id);
    work.remove('draft', next.id);
    await recordEnd(work, next, next === task ? how : 'deleted');
    ending.push(...(await subTasksOf(work, next)));
  }
};

/** The tasks made under one that closes by itself, such as when its process moves on, end with it. */
export const endSubTasks = async (work: Work, task: TaskRecord): Promise<void> => {
  for (const subTask of await subTasksOf(work, task)) await endStandaloneTask(work, subTask, 'deleted');
};

const subTasksOf = async (work: Work, { subTaskIds = [] }: TaskRecord): Promise<readonly TaskRecord[]> => {
  const found = await Promise.all(subTaskIds.map((id) => work.get('task', id)));
  return found.filter((task) => task !== undefined);
};

/** Takes a task from under the one it was made under. */
export const leaveParent = async (work: Work, { id, parentTaskId }: TaskRecord): Promise<void> => {
  const parent = parentTaskId === undefined ? undefined : await work.get('task', parentTaskId);
  if (parent)
    work.put('task', { ...parent, subTaskIds: (parent.subTaskIds ?? []).filter((one) => one !== id) });
};

/** Puts a task under another. */
export const joinParent = (work: Work, parent: TaskRecord, id: string): void =>
  work.put('task', { ...parent, subTaskIds: [...(parent.subTaskIds ?? []), id] });

/** History knows a task as the visit of an element; this one has none. */
export const recordStart = (work: Work, { id, name, assignee }: TaskRecord): void =>
  work.put('historicActivity', {
    id,
    instanceId: '',
    definitionKey: '',
    definitionId: '',
    elementId: '',
    elementType: 'userTask',
    ...(name !== undefined && { name }),
    ...(assignee !== undefined && { assignee }),
    startedAt: work.at,
    canceled: false,
  });

const recordEnd = async (work: Work, { id }: TaskRecord, how: 'completed' | 'deleted'): Promise<void> => {
  const visit = await work.get('historicActivity', id);
  if (!visit) return;
  work.put('historicActivity', {
    ...visit,
    endedAt: work.at,
    canceled: how === 'deleted',
    ...(how === 'completed' && { completedBy: work.actor }),
  });
};
