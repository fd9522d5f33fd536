import type { ProcessDefinition } from '../../../engine/definition.js';
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
  if (task.care) stopDeadline(work, task.id);
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

type Checks = ReadonlyMap<string, string>;

const noChecks: Checks = new Map();

/** The elements of the same process that check this task's element, each with its rule. */
const checksOf = async (work: Work, done: TaskRecord): Promise<Checks> => {
  const definition = await work.ports.definitions.byId(done.definitionId);
  return (definition && checksIn(definition).get(done.elementId)) ?? noChecks;
};

const known = new WeakMap<ProcessDefinition, ReadonlyMap<string, Checks>>();

/** By the element that is checked; read from a definition once, since it never changes. */
const checksIn = (definition: ProcessDefinition): ReadonlyMap<string, Checks> => {
  const found = known.get(definition) ?? readChecks(definition);
  known.set(definition, found);
  return found;
};

const readChecks = ({ nodes }: ProcessDefinition): ReadonlyMap<string, Checks> => {
  const checks = new Map<string, Map<string, string>>();
  for (const node of nodes.values()) {
    for (const { rule, elements } of fourEyesOf(node)) {
      for (const element of elements) {
        const ofElement = checks.get(element) ?? new Map<string, string>();
        if (!ofElement.has(node.id)) ofElement.set(node.id, rule);
        checks.set(element, ofElement);
      }
    }
  }
  return checks;
};
