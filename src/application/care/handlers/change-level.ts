import { derive } from '../../../domain/clocks/derive.js';
import { whyNotToLevel, type LevelRefusal } from '../../../domain/rules/escalation.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { incidentsOf, reviewsIn } from '../facts/reviews.js';
import { lowest, scoresIn } from '../facts/scores.js';
import { submissionsOf } from '../facts/submissions-of.js';
import { handTasksOn } from '../people/hand-tasks-on.js';
import { reviewersOf } from '../people/reviewers.js';
import { addToTimeline } from '../timeline-entry.js';
import { endGrants } from '../trajectory/close-dossier.js';
import { numberIn, textIn } from '../values.js';
import { failed, onTrajectory, type OnTrajectory } from './on-trajectory.js';

/** Access that comes with the RVT joining, and goes when it leaves. */
const rvtBasis = 'RVT_LEVEL';

/** No grant without an end: a review comes before it (D-04, at most thirteen weeks). */
const grantClock = 'P13W';

/** The process in which a level may go down. */
const reviewProcess = 'review-monitoring';

type Level = TrajectoryRecord['escalationLevel'];

const isLevel = (value: number | undefined): value is Level =>
  value === 0 || value === 1 || value === 2 || value === 3 || value === 4;

/**
 * The RVT joins, leads, or leaves again. From level 2 one of them has access, until the next review at the latest;
 * a consult gives nobody any (domain.md §1.2 step 7, T05). The fixed face stays.
 */
export const changeLevel = onTrajectory(async (work, on) => {
  const { trajectory, variables } = on;
  const asked = numberIn(variables, 'newLevel');
  if (!isLevel(asked)) {
    return failed('level-unknown', `Expected trajectory '${trajectory.id}' to get a level from 0 to 4`);
  }
  const code = await whyNot(work, asked, on);
  if (code !== undefined && code !== 'not-at-review') {
    return failed(code, messageFor(trajectory, asked));
  }
  // A question beside a higher level leaves it; only a review takes it down.
  const level = code === undefined ? asked : trajectory.escalationLevel;
  const endOfGrant = derive({ clock: grantClock, from: work.at });
  if (!endOfGrant.ok) return failed(endOfGrant.reason.code, endOfGrant.reason.message);
  const after = atLevel(trajectory, level, textIn(variables, 'professional'));
  work.put('trajectory', after);
  await endGrants(work, trajectory.id, rvtBasis);
  if (level >= 2 && after.rvtProfessional !== undefined) {
    grant(work, after.id, { user: after.rvtProfessional, until: endOfGrant.value.due });
  }
  await handTasksOn(work, 'rvt-professional', { before: trajectory, after });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'LEVEL_CHANGED',
    details: { from: trajectory.escalationLevel, to: level },
  });
  return ok({ level });
});

/** Down goes only together, on what the two of them said at this review (4E-4). */
const whyNot = async (
  work: Work,
  to: Level,
  { trajectory, variables, job: { definition, instance } }: OnTrajectory,
): Promise<LevelRefusal | undefined> => {
  const from = trajectory.escalationLevel;
  const { decidedBy, agreedBy } = await reviewersOf(work, instance.id, variables);
  const here = (await submissionsOf(work, trajectory.id)).filter(
    ({ instanceId }) => instanceId === instance.id,
  );
  const review = reviewsIn(here).at(-1);
  return whyNotToLevel({
    from,
    to,
    agreedBy: { fixedFace: decidedBy, rvt: agreedBy },
    atReview: definition.key === reviewProcess,
    minScaling: lowest(scoresIn(here).professionals.values()),
    incidents: review ? incidentsOf(review) : 0,
  });
};

const messageFor = ({ id, escalationLevel }: TrajectoryRecord, to: Level): string =>
  `Expected two people to agree at a safe review on bringing trajectory '${id}' from level ${escalationLevel} to ${to}`;

const atLevel = (
  { rvtProfessional, ...trajectory }: TrajectoryRecord,
  escalationLevel: Level,
  professional: string | undefined,
): TrajectoryRecord => {
  const joins = escalationLevel >= 2 ? (professional ?? rvtProfessional) : undefined;
  return { ...trajectory, escalationLevel, ...(joins !== undefined && { rvtProfessional: joins }) };
};

const grant = (
  work: Work,
  trajectoryId: string,
  { user, until }: { readonly user: string; readonly until: Instant },
): void =>
  work.put('grant', {
    id: work.ports.ids.next(),
    trajectoryId,
    user,
    basis: rvtBasis,
    from: work.at,
    until,
  });
