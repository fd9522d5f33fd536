import { responsibleFor } from '../../../domain/rules/hand-over.js';
import { ok } from '../../../kernel/outcome.js';
import type { HandOverRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { handTasksOn } from '../people/hand-tasks-on.js';
import type { NamedRole } from '../side/people-of-task.js';
import { addToTimeline } from '../timeline-entry.js';
import { onHandOver } from './on-hand-over.js';
import { failed } from './on-trajectory.js';

/** Whose place the receiver takes. Where another organisation joins or goes on, nobody's place here changes. */
const roleTaken: Readonly<Partial<Record<HandOverRecord['kind'], NamedRole>>> = {
  FIXED_FACE: 'fixed-face',
  LEAD_LOCAL_RVT: 'rvt-professional',
};

/** Moves responsibility after acceptance and the talk with the household, never before (R-HAND-1). */
export const switchResponsibility = onHandOver(async (work, { handOver, trajectory }) => {
  const { giver, kind } = handOver;
  const responsible = responsibleFor(handOver);
  if (responsible === giver) {
    return failed('hand-over-not-accepted', `Expected hand-over '${handOver.id}' to be accepted`);
  }
  work.put('handOver', { ...handOver, warmTalkAt: work.at });
  const role = roleTaken[kind];
  if (role) await take(work, role, { before: trajectory, after: inPlace(trajectory, role, responsible) });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'RESPONSIBILITY_SWITCHED',
    details: { handOverId: handOver.id, kind, from: giver, to: responsible },
  });
  return ok({});
});

const inPlace = (trajectory: TrajectoryRecord, role: NamedRole, user: string): TrajectoryRecord => {
  if (role !== 'fixed-face') return { ...trajectory, rvtProfessional: user };
  const { substitute, ...rest } = trajectory;
  // Who takes over from themselves as substitute leaves that place open.
  return { ...rest, fixedFace: user, ...(substitute !== undefined && substitute !== user && { substitute }) };
};

const take = async (
  work: Work,
  role: NamedRole,
  people: { readonly before: TrajectoryRecord; readonly after: TrajectoryRecord },
): Promise<void> => {
  work.put('trajectory', people.after);
  await handTasksOn(work, role, people);
};
