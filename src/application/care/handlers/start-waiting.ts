import type { Register } from '../../../domain/deadlines/register.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { clockByNorm, momentByNorm } from '../deadlines/moment-by-norm.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn, textIn } from '../values.js';
import { wholeRegister } from '../deadlines/register-of.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** While somebody outside is busy, the household is looked at this often (domain.md §1.2 step 9, I-04). */
const holdNorm = 'vto.holdSafety';

/** As a cycle for the timer of the diagram. */
export const holdEvery = (work: Work, register: Register): Outcome<string, HandlerFailure> => {
  const clock = clockByNorm({ register, key: holdNorm, at: work.at });
  return clock.ok ? ok(`R/${clock.value}`) : clock;
};

/**
 * From now on this process waits for somebody outside. A wait has an end at which somebody calls, an owner, and sight
 * on safety meanwhile; it is never an empty period (domain.md §2.2, §7.15).
 */
export const startWaiting = onTrajectory(async (work, { trajectory, variables, job }) => {
  const register = await wholeRegister(work.ports);
  const waitsFor = textIn(variables, 'waitFor');
  const key = textIn(variables, 'waitNorm');
  if (waitsFor === undefined || key === undefined) {
    return failed('wait-unknown', `Expected '${job.node.id}' to say for whom it waits, and by which norm`);
  }
  const from = momentIn(variables, 'waitFrom') ?? work.at;
  const until = momentByNorm({ register, key, from, at: work.at, urgency: trajectory.urgency });
  if (!until.ok) return until;
  const every = holdEvery(work, register);
  if (!every.ok) return every;
  const owner = trajectory.rvtProfessional ?? trajectory.fixedFace;
  work.put('trajectory', {
    ...trajectory,
    waits: [
      ...otherWaits(trajectory, job.instance.id),
      {
        instanceId: job.instance.id,
        waitsFor,
        since: work.at,
        until: until.value,
        ...(owner !== undefined && { owner }),
      },
    ],
  });
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'WAITING_STARTED', details: { waitsFor } });
  return ok({ callPartyAt: until.value, holdEvery: every.value });
});

/** The party outside has answered. */
export const endWaiting = onTrajectory((work, { trajectory, job }) => {
  const ended = trajectory.waits?.find(({ instanceId }) => instanceId === job.instance.id);
  if (ended) {
    work.put('trajectory', { ...trajectory, waits: otherWaits(trajectory, job.instance.id) });
    addToTimeline(work, {
      trajectoryId: trajectory.id,
      code: 'WAITING_ENDED',
      details: { waitsFor: ended.waitsFor },
    });
  }
  return ok({});
});

const otherWaits = ({ waits = [] }: TrajectoryRecord, instanceId: string) =>
  waits.filter((wait) => wait.instanceId !== instanceId);
