import type { ClosedTask } from '../../engine/case-side.js';
import type { TaskRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { addToTimeline } from '../timeline-entry.js';
import { stopDeadline } from './deadline-job.js';
import { endOverdueHandling } from './overdue-handling.js';
import { fourEyesOf } from './diagram-words.js';
import { exclude } from './exclude.js';
import { excludeFromIndependent } from './independence.js';

/** Takes the deadline away with the task, however it closed, and remembers what happened. */
export const taskClosed = async (work: Work, { task, how }: ClosedTask): Promise<void> => {
  stopDeadline(work, task.id);
  if (how === 'completed') {
    await excludeFromChecks(work, task);
    await excludeFromIndependent(work, task);
  }
  await endOverdueHandling(work, task);
  const trajectoryId = task.care?.trajectoryId;
  if (trajectoryId === undefined) return;
  addToTimeline(work, {
    trajectoryId,
    code: how === 'completed' ? 'TASK_COMPLETED' : 'TASK_CANCELLED',
    elementId: task.elementId,
    ...(task.name !== undefined && { elementName: task.name }),
    taskId: task.id,
  });
};

/** A task that checks this one may be open already, beside it: whoever did this one may no longer do that. */
const excludeFromChecks = async (work: Work, done: TaskRecord): Promise<void> => {
  const checks = await checksOf(work, done);
  if (checks.size === 0) return;
  const beside = await work.find('task', {
    where: [
      { field: 'instanceId', is: done.instanceId },
      { field: 'elementId', in: [...checks.keys()] },
    ],
    limit: 10_000,
  });
  for (const task of beside) {
    const rule = checks.get(task.elementId);
    if (rule !== undefined && task.id !== done.id) exclude(work, task, rule);
  }
};

/** The elements of the same process that check this task's element, each with its rule. */
const checksOf = async (work: Work, done: TaskRecord): Promise<ReadonlyMap<string, string>> => {
  const definition = await work.ports.definitions.byId(done.definitionId);
  const nodes = [...(definition?.nodes.values() ?? [])];
  return new Map(
    nodes.flatMap((node) => {
      const words = fourEyesOf(node).find(({ elements }) => elements.includes(done.elementId));
      return words ? [[node.id, words.rule] as const] : [];
    }),
  );
};
