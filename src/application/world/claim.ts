import type { TaskRecord } from '../../ports/records.js';
import { claimTask } from '../care/tasks/claim-task.js';
import { transact } from '../work.js';
import type { Life } from './do-task.js';
import { whoDoes } from './who-does.js';

/** Of what is offered to many, most is taken by somebody at once; the rest waits until it is done. */
const takenAtOnce = 0.8;

/** Somebody of those a task is offered to takes it. */
export const claim = async ({ ports, chance, colleagues, course }: Life, task: TaskRecord): Promise<void> => {
  if (task.assignee !== undefined || !chance.happens(takenAtOnce)) return;
  const who = whoDoes(chance, task, { colleagues, team: course.municipality.team });
  if (who) await transact(ports, who.user, (work) => claimTask(work, who, { taskId: task.id }));
};
