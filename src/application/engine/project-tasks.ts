import { visibleIn } from '../../engine/runtime/run.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { changedTask } from './changed-by-listeners.js';
import { given } from './given.js';
import { nameIn, originOf, type EventOf, type Move } from './move.js';
import { endSubTasks } from './standalone-task.js';
import { recordAssignee } from './record-assignee.js';
import { taskDate } from './task-dates.js';
import { keepWords, wordsInHistory } from './words-in-history.js';

/** Opens and closes the tasks of a move, telling the case side; a task that came and went at once was never there. */
export const projectTasks = async (work: Work, move: Move): Promise<void> => {
  const opened = new Set<string>();
  for (const event of move.events) {
    if (event.type === 'UserTaskOpened') {
      opened.add(event.token);
      await open(work, move, event);
    } else if (event.type === 'UserTaskChanged') await change(work, move, event);
    else if (event.type === 'UserTaskClosed' && !opened.has(event.token)) await close(work, move, event);
  }
};

const open = async (work: Work, move: Move, event: EventOf<'UserTaskOpened'>): Promise<void> => {
  const { definition, instance } = move;
  const token = instance.tokens[event.token];
  const node = definition.nodes.get(event.task.element);
  if (!token || !node) return;
  const task = await work.ports.caseSide.taskOpened(work, {
    task: drawnTask(work, move, event),
    definition,
    node,
    instance,
    variables: visibleIn(instance.scopes, token.scope).values,
  });
  work.put('task', task);
  if (wordsInHistory(task).task) await keepWords(work, task);
};

/** The task as the diagram alone would have it. */
const drawnTask = (work: Work, move: Move, { token, task }: EventOf<'UserTaskOpened'>): TaskRecord => {
  const dateOf = (text: string | undefined) => (text === undefined ? undefined : taskDate(text, work.at));
  const { name, description, assignee, owner, formKey, dueDate, followUpDate } = task;
  return {
    id: nameIn(move, token),
    ...originOf(move, task.element),
    ...given({ name, description, assignee, owner, formKey }),
    ...given({ dueAt: dateOf(dueDate), followUpAt: dateOf(followUpDate) }),
    candidateUsers: task.candidateUsers ?? [],
    candidateGroups: task.candidateGroups ?? [],
    priority: task.priority ?? 50,
    createdAt: work.at,
    suspended: false,
  };
};

const change = async (
  work: Work,
  move: Move,
  { token, changes }: EventOf<'UserTaskChanged'>,
): Promise<void> => {
  const id = nameIn(move, token);
  const task = await work.get('task', id);
  if (!task) return;
  const changed = changedTask(work, task, changes);
  work.put('task', changed);
  if (changed.assignee !== task.assignee) await recordAssignee(work, id, changed.assignee);
};

const close = async (work: Work, move: Move, event: EventOf<'UserTaskClosed'>): Promise<void> => {
  const id = nameIn(move, event.token);
  const task = await work.get('task', id);
  if (!task) return;
  await work.ports.caseSide.taskClosed(work, { task, how: event.how });
  if (task.subTaskIds) await endSubTasks(work, task);
  work.remove('task', id);
  work.remove('draft', id);
};
