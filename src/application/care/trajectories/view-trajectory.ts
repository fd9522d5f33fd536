import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HouseholdRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { openTo } from '../access.js';
import { viewHomeBan } from '../home-ban/view-home-ban.js';
import type { Identity } from '../identity.js';
import { membersOfHousehold } from '../members.js';
import { notFound, type CareRefusal } from '../refusals.js';
import { openedBy } from '../rights/break-glass.js';
import { summariseTasks } from '../tasks/summarise-tasks.js';
import { namesOf } from '../users.js';
import type { PersonName, TrajectoryView } from '../views.js';
import { without } from '../without.js';
import { actionsFor } from './actions.js';
import { placesOf } from './places.js';

/** The whole of a trajectory for whoever may see its dossier: people, places, open tasks, what they may do. */
export const viewTrajectory = async (
  ports: Ports,
  who: Identity,
  trajectoryId: string,
): Promise<Outcome<TrajectoryView, CareRefusal>> => {
  const access = await openTo(ports, who, trajectoryId, 'header');
  if (!access.ok) return access;
  const stored = await ports.store.get('trajectory', trajectoryId);
  const household = stored && (await ports.store.get('household', stored.body.householdId));
  if (!household) return notFound('trajectory');
  const trajectory = stored.body;
  const [header, members, places, openTasks, may, homeBan, emergency] = await Promise.all([
    headerOf(ports, trajectory, household.body),
    membersOfHousehold(ports, household.body),
    placesOf(ports, trajectoryId),
    openTasksOf(ports, who, trajectoryId),
    actionsFor(ports, who, trajectory),
    viewHomeBan(ports, trajectoryId),
    openedBy(ports, who, trajectoryId),
  ]);
  const until = emergency && { emergencyUntil: emergency.until };
  return ok({ ...header, version: stored.version, members, places, openTasks, may, ...homeBan, ...until });
};

type Header = Omit<
  TrajectoryView,
  'version' | 'members' | 'places' | 'openTasks' | 'may' | 'homeBan' | 'contactBans' | 'emergencyUntil'
>;

const headerOf = async (
  ports: Ports,
  trajectory: TrajectoryRecord,
  household: HouseholdRecord,
): Promise<Header> => {
  const { fixedFace, substitute, rvtProfessional } = trajectory;
  const nameOf = await namesOf(ports, [fixedFace, substitute, rvtProfessional]);
  const named = (user: string): PersonName => ({ user, name: nameOf(user) });
  return {
    id: trajectory.id,
    householdId: household.id,
    householdLabel: household.label,
    state: trajectory.state,
    phase: trajectory.phase,
    escalationLevel: trajectory.escalationLevel,
    ...(trajectory.urgency && { urgency: trajectory.urgency }),
    ...(trajectory.route !== undefined && { route: trajectory.route }),
    ...(fixedFace !== undefined && { fixedFace: named(fixedFace) }),
    ...(substitute !== undefined && { substitute: named(substitute) }),
    ...(rvtProfessional !== undefined && { rvtProfessional: named(rvtProfessional) }),
    ...momentsOf(trajectory),
    breaches: [...trajectory.breaches],
    waits: (trajectory.waits ?? []).map((wait) => without(wait, 'instanceId')),
    ...(trajectory.safetyCheckedAt !== undefined && { safetyCheckedAt: trajectory.safetyCheckedAt }),
    ...(trajectory.measure && { measure: trajectory.measure }),
  };
};

const momentsOf = ({
  receivedAt,
  legalDueAt,
  nextReviewAt,
  closedAt,
  followUpDueAt,
  retainUntil,
}: TrajectoryRecord) => ({
  receivedAt,
  ...(legalDueAt !== undefined && { legalDueAt }),
  ...(nextReviewAt !== undefined && { nextReviewAt }),
  ...(closedAt !== undefined && { closedAt }),
  ...(followUpDueAt !== undefined && { followUpDueAt }),
  ...(retainUntil !== undefined && { retainUntil }),
});

const openTasksOf = async (ports: Ports, who: Identity, trajectoryId: string) => {
  const found = await ports.store.find('task', {
    where: [{ field: 'care.trajectoryId', is: trajectoryId }],
    sort: [{ by: 'care.urgencyRank' }, { by: 'dueAt' }],
    limit: 200,
  });
  return summariseTasks(
    ports,
    who,
    found.map(({ body }) => body),
  );
};
