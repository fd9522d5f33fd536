import type { HistoricActivityRecord, TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';
import { without } from './without.js';

const usualPriority = 50;

const unlessEmpty = (list: readonly string[]): readonly string[] | undefined =>
  list.length === 0 ? undefined : list;

/** What history keeps of a task beside its visit: only what is special about it, so that most keep nothing. */
export const wordsInHistory = (task: TaskRecord): Pick<HistoricActivityRecord, 'name' | 'task'> => {
  const { name, description, owner, priority, dueAt, followUpAt, candidateUsers, candidateGroups } = task;
  const special = given({
    description,
    owner,
    priority: priority === usualPriority ? undefined : priority,
    dueAt,
    followUpAt,
    candidateUsers: unlessEmpty(candidateUsers),
    candidateGroups: unlessEmpty(candidateGroups),
  });
  return {
    ...given({ name }),
    ...(Object.keys(special).length > 0 && { task: special }),
  };
};

/** Keeps with the visit what is said of its task now. */
export const keepWords = async (work: Work, task: TaskRecord): Promise<void> => {
  const visit = await work.get('historicActivity', task.id);
  if (visit) work.put('historicActivity', { ...without(visit, 'task'), ...wordsInHistory(task) });
};
