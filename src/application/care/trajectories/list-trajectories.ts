import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HouseholdRecord, TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { visibleTrajectories } from '../access.js';
import type { Identity } from '../identity.js';
import { recordsById } from '../records-by-id.js';
import type { CareRefusal } from '../refusals.js';
import { countedTo, totalOf } from '../total-of.js';
import { namesOf } from '../users.js';
import type { TrajectoryList, TrajectorySummary } from '../views.js';

export interface TrajectoryQuestion {
  readonly state?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** The trajectories this person may see at least the header of, newest report first. */
export const listTrajectories = async (
  ports: Ports,
  who: Identity,
  { state, limit = 50, offset = 0 }: TrajectoryQuestion = {},
): Promise<Outcome<TrajectoryList, CareRefusal>> => {
  const asOf = ports.clock.now();
  const visible = await visibleTrajectories(ports, who);
  if (visible.length === 0) return ok({ items: [], total: 0, asOf });
  const where = [{ any: visible }, ...(state === undefined ? [] : [{ field: 'state', is: state }])];
  const [found, total] = await Promise.all([
    ports.store.find('trajectory', {
      where,
      sort: [{ by: 'receivedAt', descending: true }],
      limit,
      offset,
    }),
    ports.store.count('trajectory', where, countedTo),
  ]);
  const items = await summarise(
    ports,
    found.map(({ body }) => body),
    asOf,
  );
  return ok({ items, total: totalOf(total, { limit, offset, found: found.length }), asOf });
};

const summarise = async (
  ports: Ports,
  trajectories: readonly TrajectoryRecord[],
  now: Instant,
): Promise<TrajectorySummary[]> => {
  const [households, nameOf, tasks] = await Promise.all([
    recordsById(
      ports,
      'household',
      trajectories.map(({ householdId }) => householdId),
    ),
    namesOf(
      ports,
      trajectories.map(({ fixedFace }) => fixedFace),
    ),
    openTasksOf(ports, trajectories),
  ]);
  return trajectories.map((trajectory) =>
    summary(trajectory, {
      household: households.get(trajectory.householdId),
      nameOf,
      tasks: tasks.filter(({ care }) => care?.trajectoryId === trajectory.id),
      now,
    }),
  );
};

const openTasksOf = async (
  ports: Ports,
  trajectories: readonly TrajectoryRecord[],
): Promise<readonly TaskRecord[]> => {
  if (trajectories.length === 0) return [];
  const found = await ports.store.find('task', {
    where: [{ field: 'care.trajectoryId', in: trajectories.map(({ id }) => id) }],
    limit: 10_000,
  });
  return found.map(({ body }) => body);
};

interface Surroundings {
  readonly household: HouseholdRecord | undefined;
  readonly nameOf: (user: string) => string;
  readonly tasks: readonly TaskRecord[];
  readonly now: Instant;
}

const summary = (
  trajectory: TrajectoryRecord,
  { household, nameOf, tasks, now }: Surroundings,
): TrajectorySummary => ({
  id: trajectory.id,
  householdId: trajectory.householdId,
  householdLabel: household?.label ?? '',
  state: trajectory.state,
  phase: trajectory.phase,
  ...(trajectory.urgency && { urgency: trajectory.urgency }),
  escalationLevel: trajectory.escalationLevel,
  ...(trajectory.fixedFace !== undefined && { fixedFaceName: nameOf(trajectory.fixedFace) }),
  receivedAt: trajectory.receivedAt,
  ...(trajectory.nextReviewAt !== undefined && { nextReviewAt: trajectory.nextReviewAt }),
  openTasks: tasks.length,
  overdueTasks: tasks.filter(({ dueAt }) => dueAt !== undefined && dueAt < now).length,
});
