import { whyNotToPhase, type Phase } from '../../../domain/rules/phase.js';
import { ok } from '../../../kernel/outcome.js';
import type { ReviewSummary, TrajectoryRecord } from '../../../ports/records.js';
import { addToTimeline } from '../timeline-entry.js';
import { advanced } from '../trajectory/advance.js';
import { isYes, numberIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** The line in the timeline from which it is counted how long agreements were kept. */
export const planActivated = 'PLAN_ACTIVATED';

/** A plan for a phase holds from now; a later phase only after a review that two agreed on (domain.md P05, 4E-4). */
export const activatePlan = onTrajectory((work, { trajectory, variables }) => {
  const phase = numberIn(variables, 'phase');
  if (phase !== 1 && phase !== 2 && phase !== 3) {
    return failed(
      'phase-unknown',
      `Expected the plan of trajectory '${trajectory.id}' to be for phase 1, 2 or 3`,
    );
  }
  const code = whyNotToPhase({
    from: trajectory.phase,
    to: phase,
    ...forwardBy(trajectory),
    directSafety: isYes(variables, 'directSafety'),
  });
  if (code !== undefined) return failed(code, messageFor(trajectory, phase));
  const active = advanced(trajectory, 'PLAN_ACTIVE');
  if (!active.ok) return active;
  work.put('trajectory', { ...active.value, phase });
  addToTimeline(work, { trajectoryId: trajectory.id, code: planActivated, details: { phase } });
  return ok({ planActiveAt: work.at });
});

/** Who said that the phase may go forward: those of the last review, when that was its outcome. */
const forwardBy = ({
  reviews,
}: TrajectoryRecord): {
  readonly reviewedBy?: string | undefined;
  readonly agreedBy?: string | undefined;
} => {
  const last: ReviewSummary | undefined = reviews.at(-1);
  return last?.outcome === 'FORWARD' ? { reviewedBy: last.heldBy, agreedBy: last.agreedBy } : {};
};

const messageFor = ({ id, phase }: TrajectoryRecord, to: Phase): string =>
  `Expected trajectory '${id}' to be able to go from phase ${phase} to ${to}`;
