import type { Variables } from '../../../engine/variables.js';
import type { TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import { correlateMessage } from '../../engine/correlate-message.js';
import type { EngineUseCaseRefusal } from '../../engine/refusals.js';
import { variablesOfInstance } from '../../engine/view-variables.js';
import type { Work } from '../../work.js';
import { derivationOf } from '../deadlines/kept-derivation.js';

/** P14: what a team lead does about a task that is late. */
const processKey = 'overdue-handling';

/** Tasks of P14 itself start no second P14 when they are late. */
export const isOverdueHandling = ({ definitionKey }: Pick<TaskRecord, 'definitionKey'>): boolean =>
  definitionKey === processKey;

/** Starts P14 for a task that became late, unless it is not deployed or runs for this task already; says why not. */
export const startOverdueHandling = async (
  work: Work,
  task: TaskRecord,
  trajectory: TrajectoryRecord | undefined,
): Promise<EngineUseCaseRefusal | undefined> => {
  if (isOverdueHandling(task) || task.businessKey === undefined) return undefined;
  if (!(await work.ports.definitions.latest(processKey))) return undefined;
  if (await runsFor(work, task, task.businessKey)) return undefined;
  const started = await correlateMessage(work, {
    name: 'TaskDue',
    businessKey: task.businessKey,
    to: 'start',
    variables: { values: told(task, trajectory) },
  });
  return started.ok ? undefined : started.reason;
};

const runsFor = async (work: Work, task: TaskRecord, businessKey: string): Promise<boolean> => {
  const running = await work.find('instance', {
    where: [
      { field: 'definitionKey', is: processKey },
      { field: 'businessKey', is: businessKey },
    ],
  });
  for (const { id } of running) {
    const variables = await variablesOfInstance(work.ports, id);
    if (variables?.values['taskId'] === task.id) return true;
  }
  return false;
};

const told = (task: TaskRecord, trajectory: TrajectoryRecord | undefined): Variables => {
  const ladder = derivationOf(task)?.ladder;
  return {
    trajectoryId: task.care?.trajectoryId ?? null,
    taskId: task.id,
    ladderLevel: 'E1',
    safetyCritical: task.care?.safetyCritical === true,
    acute: ladder === 'ACUTE',
    householdTask: ladder === 'HOUSEHOLD',
    elapsedPct: 100,
    overdueWorkingDays: 0,
    overdueHours: 0,
    urgency: trajectory?.urgency ?? 'HIGH',
  };
};

/** Tells the P14 of this task, if there is one, that there is nothing to handle any more. */
export const endOverdueHandling = async (work: Work, task: TaskRecord): Promise<void> => {
  if (isOverdueHandling(task) || task.businessKey === undefined) return;
  if (task.care?.reached.includes('E1') !== true) return;
  await correlateMessage(work, {
    name: 'TaskClosed',
    businessKey: task.businessKey,
    correlationKeys: { taskId: task.id },
    to: 'running',
    all: true,
    variables: { values: {} },
  });
};
