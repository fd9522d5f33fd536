import type { Variables } from '../../../engine/variables.js';
import { ok } from '../../../kernel/outcome.js';
import type { PersonRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { recordsById } from '../records-by-id.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** What P01 and the processes it calls need to know before anybody said so. */
const notYetKnown: Variables = {
  contactAt: null,
  contactResult: null,
  contactRetryAt: null,
  attempts: 0,
  analysisDoneAt: null,
  directSafety: 'unknown',
  lastScaling: null,
  minScaling: null,
  incidentLast30d: 'no',
  backToPhaseOne: false,
  proposedLevel: 0,
  newLevel: 0,
  planActiveAt: null,
  outcome: 'CONTINUE',
  agree: 'none',
  closingReadiness: 'CONTINUE',
  closingResult: 'NOT_CLOSED',
  reviewAt: null,
  reviewHeldAt: null,
  decidedUrgency: null,
};

/** Opens the main process of a trajectory, once: a second start of it finds it open (GG-1, domain.md P01). */
export const openTrajectory = onTrajectory(async (work, { trajectory, variables }) => {
  const alreadyOpen = trajectory.startedAt !== undefined;
  if (!alreadyOpen) {
    work.put('trajectory', { ...trajectory, startedAt: work.at });
    addToTimeline(work, { trajectoryId: trajectory.id, code: 'TRAJECTORY_OPENED' });
  }
  return ok({
    ...notYetKnown,
    ...(await membersOf(work, trajectory)),
    alreadyOpen,
    householdId: trajectory.householdId,
    receivedAt: trajectory.receivedAt,
    urgency: trajectory.urgency ?? 'HIGH',
    route: trajectory.route ?? null,
    routeDecidedAt: momentIn(variables, 'routeDecidedAt') ?? work.at,
    phase: trajectory.phase,
    level: trajectory.escalationLevel,
  });
});

const membersOf = async (work: Work, { householdId }: TrajectoryRecord): Promise<Variables> => {
  const memberIds = (await work.get('household', householdId))?.memberIds ?? [];
  const persons = await recordsById(work.ports, 'person', memberIds);
  const withRole = (role: PersonRecord['role']): readonly string[] =>
    memberIds.filter((id) => persons.get(id)?.role === role);
  return { memberIds, adultIds: withRole('adult'), childIds: withRole('child') };
};
