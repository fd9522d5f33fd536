import type { Variables } from '../../../engine/variables.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { openTo } from '../access.js';
import { startByMessage, tellRunning } from '../engine.js';
import { isUnderWay, recordOf } from '../hand-overs/offer-hand-over.js';
import type { Identity } from '../identity.js';
import { coverForFixedFace } from '../people/cover-for-fixed-face.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';
import { actionRules, isTaken, type Action } from './actions.js';

export interface ActionAsked {
  readonly trajectoryId: string;
  readonly action: Action;
  readonly reason?: string;
}

/** Starts or brings forward something in a running trajectory; refuses when nothing waits for it. */
export const actOnTrajectory = async (
  work: Work,
  who: Identity,
  asked: ActionAsked,
): Promise<Outcome<{ readonly trajectoryId: string }, CareRefusal>> => {
  const { trajectoryId, action } = asked;
  const trajectory = await work.get('trajectory', trajectoryId);
  if (!trajectory) return notFound('trajectory');
  const access = await openTo(work.ports, who, trajectoryId, 'header');
  if (!access.ok) return access;
  if (trajectory.state === 'CLOSED') return refuse('trajectory-closed');
  if (!actionRules[action].allowed(who, trajectory)) return refuse('not-allowed');
  // Written unchanged, so that of two who ask at once one is decided after the other.
  work.put('trajectory', trajectory);
  if (!(await isTaken(work.ports, actionRules[action], trajectoryId))) return refuse('action-not-possible');
  const prepared = await prepare(work, trajectory, asked);
  if (!prepared.ok) return prepared;
  keepReason(work, who, asked);
  const { message, to } = actionRules[action];
  const send = to === 'start' ? startByMessage : tellRunning;
  const sent = await send(work, { message, businessKey: trajectoryId, variables: prepared.value });
  if (!sent.ok) return sent;
  addToTimeline(work, { trajectoryId, code: 'ACTION_TAKEN', details: { action } });
  return ok({ trajectoryId });
};

/** What the processes are told with each action: ids, codes and moments only. */
const prepare = async (
  work: Work,
  trajectory: TrajectoryRecord,
  { action, reason }: ActionAsked,
): Promise<Outcome<Variables, CareRefusal>> =>
  action === 'fixed-face-leaves'
    ? leave(work, trajectory, reason ?? '')
    : ok({ trajectoryId: trajectory.id, ...toldWith[action](trajectory, work.at) });

const toldWith: Readonly<
  Record<Exclude<Action, 'fixed-face-leaves'>, (trajectory: TrajectoryRecord, now: Instant) => Variables>
> = {
  consult: (trajectory) => ({ ...escalationStart(trajectory), mode: 'CONSULT' }),
  escalate: (trajectory) => ({ ...escalationStart(trajectory), mode: 'ESCALATE' }),
  'ask-specialist': (trajectory) => escalationStart(trajectory),
  'record-outcome': () => ({}),
  'investigation-done': () => ({}),
  'review-now': (_trajectory, now) => ({ reviewAt: now }),
  'signal-incident': (_trajectory, now) => ({ incidentAt: now }),
  acute: (_trajectory, now) => ({ acuteSince: now }),
  'home-ban-violated': (_trajectory, now) => ({ violatedAt: now }),
  'home-ban-appeal': (_trajectory, now) => ({ lodgedAt: now }),
};

/** P06 started by a person decides on what the trajectory says now. */
const escalationStart = ({ householdId, urgency, phase, escalationLevel }: TrajectoryRecord): Variables => ({
  householdId,
  urgency: urgency ?? 'HIGH',
  phase,
  level: escalationLevel,
  fromReview: false,
});

/** Starts a hand-over to the next fixed face; the substitute covers from this minute (T09). */
const leave = async (
  work: Work,
  trajectory: TrajectoryRecord,
  reason: string,
): Promise<Outcome<Variables, CareRefusal>> => {
  const { id, fixedFace } = trajectory;
  const offer = { trajectoryId: id, kind: 'FIXED_FACE', receiverGroup: 'local-team', reason } as const;
  if (fixedFace === undefined || (await isUnderWay(work, offer))) return refuse('action-not-possible');
  const handOver = recordOf(work, offer, fixedFace);
  work.put('handOver', handOver);
  await coverForFixedFace(work, trajectory);
  return ok({
    trajectoryId: id,
    handOverId: handOver.id,
    kind: offer.kind,
    receiverGroup: offer.receiverGroup,
  });
};

/** The words of a reason belong to the dossier, never to a process or the timeline. */
const keepReason = (work: Work, who: Identity, { trajectoryId, action, reason }: ActionAsked): void => {
  if (reason === undefined) return;
  work.put('submission', {
    id: work.ports.ids.next(),
    trajectoryId,
    instanceId: '',
    taskId: '',
    elementId: action,
    formKey: 'F-ACTION',
    formVersion: 1,
    data: { reason },
    submittedBy: who.user,
    submittedAt: work.at,
  });
};
