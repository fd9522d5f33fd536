import type { Instant } from '../../../kernel/instant.js';
import type { HouseholdRecord, TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { isAnonymousTo } from '../anonymous-task.js';
import { deadlineView } from '../deadlines/deadline-view.js';
import type { Identity } from '../identity.js';
import { processNamesOf, recordsById } from '../records-by-id.js';
import { namesOf } from '../users.js';
import type { TaskSummary } from '../views.js';
import { whyNotComplete } from './may-complete.js';

interface Surroundings {
  readonly now: Instant;
  readonly nameOf: (user: string) => string;
  readonly trajectories: ReadonlyMap<string, TrajectoryRecord>;
  readonly households: ReadonlyMap<string, HouseholdRecord>;
  readonly processNames: ReadonlyMap<string, string>;
}

/** Puts beside tasks what a person needs to choose among them; everything they share is asked once. */
export const summariseTasks = async (
  ports: Ports,
  who: Identity,
  tasks: readonly TaskRecord[],
): Promise<TaskSummary[]> => {
  const surroundings = await surroundingsOf(ports, tasks);
  return tasks.map((task) => summarise(task, who, surroundings));
};

const summarise = (task: TaskRecord, who: Identity, around: Surroundings): TaskSummary => {
  const trajectory = around.trajectories.get(task.care?.trajectoryId ?? '');
  const why = whyNotComplete(task, who);
  return {
    id: task.id,
    name: task.name ?? task.elementId,
    elementId: task.elementId,
    processKey: task.definitionKey,
    processName: around.processNames.get(task.definitionId) ?? task.definitionKey,
    ...(trajectory && headerOf(trajectory)),
    ...(isAnonymousTo(who, task, trajectory) ? {} : labelOf(trajectory, around)),
    ...assigneeOf(task, around),
    candidateGroups: [...task.candidateGroups],
    createdAt: task.createdAt,
    deadline: deadlineView(task, around.now),
    mayComplete: why === undefined,
    ...(why && { whyNot: why.reason.code }),
  };
};

const headerOf = ({ id, urgency }: TrajectoryRecord): Pick<TaskSummary, 'trajectoryId' | 'urgency'> => ({
  trajectoryId: id,
  ...(urgency && { urgency }),
});

const labelOf = (
  trajectory: TrajectoryRecord | undefined,
  { households }: Surroundings,
): Pick<TaskSummary, 'householdLabel'> => {
  const household = households.get(trajectory?.householdId ?? '');
  return household ? { householdLabel: household.label } : {};
};

const assigneeOf = (
  { assignee }: TaskRecord,
  { nameOf }: Surroundings,
): Pick<TaskSummary, 'assignee' | 'assigneeName'> =>
  assignee === undefined ? {} : { assignee, assigneeName: nameOf(assignee) };

const surroundingsOf = async (ports: Ports, tasks: readonly TaskRecord[]): Promise<Surroundings> => {
  const trajectories = await recordsById(
    ports,
    'trajectory',
    tasks.map((task) => task.care?.trajectoryId),
  );
  const households = await recordsById(
    ports,
    'household',
    [...trajectories.values()].map((trajectory) => trajectory.householdId),
  );
  return {
    now: ports.clock.now(),
    nameOf: await namesOf(
      ports,
      tasks.map((task) => task.assignee),
    ),
    trajectories,
    households,
    processNames: await processNamesOf(
      ports,
      tasks.map((task) => task.definitionId),
    ),
  };
};
