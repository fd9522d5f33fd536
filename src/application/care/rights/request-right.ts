import { dueFor } from '../../../domain/deadlines/due.js';
import { startRegister } from '../../../domain/deadlines/register.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { RightsKind, RightsRequestRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { openTo } from '../access.js';
import { startByMessage } from '../engine.js';
import { announcedAt, isFormalDecision, objectionTerm } from '../household/decisions-for.js';
import { personOf } from '../household/portal.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';
import { stopShares } from './stop-shares.js';

export interface RightAsked {
  readonly trajectoryId: string;
  readonly kind: RightsKind;
  readonly words: string;
  /** The decision objected to, or the act complained about. */
  readonly about?: string;
  readonly consentId?: string;
}

export interface RightAskedFor extends RightAsked {
  readonly personId: string;
  readonly receivedVia: Exclude<RightsRequestRecord['receivedVia'], 'portal'>;
  readonly receivedAt?: Instant;
}

type Requested = Outcome<{ readonly requestId: string }, CareRefusal>;

/** The period in which each kind of request is answered, by the register (domain.md §4.3). */
const normOf: Readonly<Record<RightsKind, string>> = {
  ACCESS: 'gdpr.access',
  CORRECTION: 'gdpr.access',
  ERASURE: 'destruction',
  OBJECTION: 'objection.decide',
  COMPLAINT: 'complaint',
  OTHER_PROFESSIONAL: 'rights.talk',
  SECOND_OPINION: 'rights.talk',
  QUESTION: 'rights.talk',
  WITHDRAW_CONSENT: 'rights.consequenceTalk',
};

/** Somebody of the household asks for what is their right, for themselves only. */
export const requestOwnRight = async (work: Work, who: Identity, asked: RightAsked): Promise<Requested> => {
  const person = await personOf(work.ports, who);
  if (!person) return notFound('household');
  const trajectory = await work.get('trajectory', asked.trajectoryId);
  if (!trajectory || !person.householdIds.includes(trajectory.householdId)) return notFound('trajectory');
  return request(work, trajectory, {
    asked,
    personId: person.id,
    receivedVia: 'portal',
    receivedAt: work.at,
    receivedBy: who.user,
  });
};

/** Whoever hears or reads a request writes it down for the person; paper and phone give equal rights (GG-6). */
export const requestRightFor = async (
  work: Work,
  who: Identity,
  asked: RightAskedFor,
): Promise<Requested> => {
  const access = await openTo(work.ports, who, asked.trajectoryId, 'header');
  if (!access.ok) return access;
  const household = await work.get('household', access.value.householdId);
  if (household?.memberIds.includes(asked.personId) !== true) return notFound('person');
  if (asked.receivedAt !== undefined && asked.receivedAt > work.at) return refuse('received-in-future');
  return request(work, access.value, {
    asked,
    personId: asked.personId,
    receivedVia: asked.receivedVia,
    receivedAt: asked.receivedAt ?? work.at,
    receivedBy: who.user,
  });
};

interface Request {
  readonly asked: RightAsked;
  readonly personId: string;
  readonly receivedVia: RightsRequestRecord['receivedVia'];
  readonly receivedAt: Instant;
  readonly receivedBy: string;
}

const request = async (work: Work, trajectory: TrajectoryRecord, made: Request): Promise<Requested> => {
  const { asked, personId, receivedAt } = made;
  const term = await termFor(work, trajectory, made);
  if (!term.ok) return term;
  const record = recordOf(work, trajectory, { ...made, ...term.value });
  work.put('rightsRequest', record);
  if (asked.kind === 'WITHDRAW_CONSENT') {
    const stopped = await stopShares(work, { personId, consentId: asked.consentId });
    if (!stopped.ok) return stopped;
  }
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'RIGHTS_REQUESTED',
    details: { kind: asked.kind, requestId: record.id },
  });
  const started = await startByMessage(work, {
    message: 'RightsRequest',
    businessKey: trajectory.id,
    variables: {
      trajectoryId: trajectory.id,
      requestId: record.id,
      kind: asked.kind,
      personId,
      receivedAt,
      late: record.late === true ? 'yes' : 'no',
      urgency: trajectory.urgency ?? 'HIGH',
      outcome: null,
      withheld: null,
    },
  });
  return started.ok ? ok({ requestId: record.id }) : started;
};

const dueAtFor = (kind: RightsKind, from: Instant, at: Instant): Instant | undefined => {
  const due = dueFor({
    register: startRegister,
    key: normOf[kind],
    from,
    urgency: 'NORMAL',
    safetyCritical: false,
    at,
  });
  return due.ok ? due.value.dueAt : undefined;
};

const recordOf = (
  work: Work,
  { id: trajectoryId }: TrajectoryRecord,
  { asked, termEndedAt, ...made }: Request & Term,
): RightsRequestRecord => {
  const { kind, words, about, consentId } = asked;
  const dueAt = dueAtFor(kind, made.receivedAt, work.at);
  return {
    id: work.ports.ids.next(),
    trajectoryId,
    kind,
    words,
    ...made,
    ...(about !== undefined && { about }),
    ...(consentId !== undefined && { consentId }),
    ...(termEndedAt !== undefined && { termEndedAt, late: made.receivedAt > termEndedAt }),
    ...(dueAt !== undefined && { dueAt }),
    state: 'RECEIVED',
  };
};

interface Term {
  readonly termEndedAt?: Instant | undefined;
}

/** An objection needs a formal decision that the person was told of; coming late refuses nothing (Awb 6:11) [K]. */
const termFor = async (
  work: Work,
  { id }: TrajectoryRecord,
  { asked: { kind, about }, personId }: Request,
): Promise<Outcome<Term, CareRefusal>> => {
  if (kind !== 'OBJECTION') return ok({});
  const decision = about === undefined ? undefined : await work.get('submission', about);
  if (decision?.trajectoryId !== id || !isFormalDecision(decision)) return refuse('objection-not-possible');
  const { informed } = decision.data;
  if (!Array.isArray(informed) || !informed.includes(personId)) return refuse('objection-not-possible');
  return ok({ termEndedAt: objectionTerm(announcedAt(decision)) });
};
