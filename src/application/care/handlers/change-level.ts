import { derive } from '../../../domain/clocks/derive.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { handTasksOn } from '../people/hand-tasks-on.js';
import { addToTimeline } from '../timeline-entry.js';
import { endGrants } from '../trajectory/close-dossier.js';
import { numberIn, textIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** Access that comes with the RVT joining, and goes when it leaves. */
const rvtBasis = 'RVT_LEVEL';

/** No grant without an end: a review comes before it (D-04, at most thirteen weeks). */
const grantClock = 'P13W';

/** Only a review lowers the level, for there two people have agreed (4E-4); a question beside it never does. */
const reviewProcess = 'review-monitoring';

type Level = TrajectoryRecord['escalationLevel'];

const isLevel = (value: number | undefined): value is Level =>
  value === 0 || value === 1 || value === 2 || value === 3 || value === 4;

/**
 * The RVT joins, leads, or leaves again. From level 2 one of them has access, until the next review at the latest;
 * a consult gives nobody any (domain.md §1.2 step 7, T05). The fixed face stays.
 */
export const changeLevel = onTrajectory(async (work, { trajectory, variables, job }) => {
  const asked = numberIn(variables, 'newLevel');
  if (!isLevel(asked)) {
    return failed('level-unknown', `Expected trajectory '${trajectory.id}' to get a level from 0 to 4`);
  }
  const mayLower = job.definition.key === reviewProcess;
  const level = mayLower || asked > trajectory.escalationLevel ? asked : trajectory.escalationLevel;
  const after = atLevel(trajectory, level, textIn(variables, 'professional'));
  work.put('trajectory', after);
  await endGrants(work, trajectory.id, rvtBasis);
  if (level >= 2 && after.rvtProfessional !== undefined) grant(work, after.id, after.rvtProfessional);
  await handTasksOn(work, 'rvt-professional', { before: trajectory, after });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'LEVEL_CHANGED',
    details: { from: trajectory.escalationLevel, to: level },
  });
  return ok({ level });
});

const atLevel = (
  { rvtProfessional, ...trajectory }: TrajectoryRecord,
  escalationLevel: Level,
  professional: string | undefined,
): TrajectoryRecord => {
  const joins = escalationLevel >= 2 ? (professional ?? rvtProfessional) : undefined;
  return { ...trajectory, escalationLevel, ...(joins !== undefined && { rvtProfessional: joins }) };
};

const grant = (work: Work, trajectoryId: string, user: string): void => {
  const until: Instant | undefined = endOfGrant(work.at);
  work.put('grant', {
    id: work.ports.ids.next(),
    trajectoryId,
    user,
    basis: rvtBasis,
    from: work.at,
    ...(until !== undefined && { until }),
  });
};

const endOfGrant = (from: Instant): Instant | undefined => {
  const derived = derive({ clock: grantClock, from });
  return derived.ok ? derived.value.due : undefined;
};
