import { whyNotClose } from '../../../domain/rules/closing.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord } from '../../../ports/records.js';
import { variablesOfInstance } from '../../engine/view-variables.js';
import type { Work } from '../../work.js';
import { answerElement } from '../hand-overs/answer-task.js';
import { applyAnswer } from '../hand-overs/apply-answer.js';
import { whyNotThisAnswer } from '../hand-overs/may-answer.js';
import { refuseAnswer } from '../hand-overs/refuse-answer.js';
import { whyNotThisDecision } from '../home-ban/why-not-this-decision.js';
import type { Identity } from '../identity.js';
import { whoDid } from '../people/who-did.js';
import { refuse, type CareRefusal } from '../refusals.js';
import { handOverOf } from '../side/trajectory-of.js';
import { openSafetyTasks } from '../trajectory/open-safety-tasks.js';
import { textIn } from '../values.js';
import { outcomeIsAwaited, requestIsComplete } from './legal-consequences.js';
import type { Fields } from '../views.js';

export interface Doing {
  readonly task: TaskRecord;
  readonly who: Identity;
  /** As it will be kept. */
  readonly data: Fields;
}

type Consequence = (work: Work, doing: Doing) => Promise<Outcome<void, CareRefusal>>;

type Seconded = (work: Work, doing: Doing) => Promise<string | undefined>;

/**
 * Closing goes no further while safety rests on an open task, nor without two who want it; saying no to it is always
 * possible (T12, 4E-7).
 */
const closingGoesOn =
  (isNo: (data: Fields) => boolean, secondedBy: Seconded): Consequence =>
  async (work, doing) => {
    const { instanceId, care } = doing.task;
    if (care?.trajectoryId === undefined || isNo(doing.data)) return ok(undefined);
    const open = await openSafetyTasks(work, care.trajectoryId, { outside: instanceId });
    const why = whyNotClose({
      openSafetyTasks: open.length,
      proposedBy: await whoDid(work, instanceId, 'closeProposal'),
      secondedBy: await secondedBy(work, doing),
    });
    if (why === undefined) return ok(undefined);
    return refuse(why, why === 'FOUR_EYES' ? { rule: '4E-7' } : {});
  };

/** The answer stands on the hand-over from this commit on, whichever way it was given. */
const answerStands: Consequence = async (work, { task, who, data }) => {
  const variables = await variablesOfInstance(work.ports, task.instanceId);
  const handOver = await handOverOf(work, variables?.values ?? {});
  if (!handOver) return refuse('hand-over-not-open');
  const answer = {
    user: who.user,
    accepted: textIn(data, 'handOverAccepted') === 'yes',
    reason: textIn(data, 'reason'),
    alternative: textIn(data, 'alternative'),
  };
  const why = whyNotThisAnswer(handOver, who, answer);
  if (why) return refuseAnswer(why);
  await applyAnswer(work, handOver, answer);
  return ok(undefined);
};

/** Safe without the ban is said only where a plan holds by then (domain.md P10, T02). */
const planForTheEnd: Consequence = async (work, { task: { care }, data }) => {
  if (textIn(data, 'safeToEnd') !== 'yes') return ok(undefined);
  const trajectory = await work.get('trajectory', care?.trajectoryId ?? '');
  if (trajectory === undefined || trajectory.phase > 0) return ok(undefined);
  const detail = 'Expected a plan that holds, but the trajectory has none yet';
  return refuse('form-invalid', { errors: [{ pointer: '/safeToEnd', code: 'not-valid', detail }] });
};

/** Whoever took a decision neither hears nor decides on an objection to it (domain.md P11). */
const notWhoDecided: Consequence = async (work, { task, who }) => {
  const variables = await variablesOfInstance(work.ports, task.instanceId);
  const request = await work.get('rightsRequest', textIn(variables?.values ?? {}, 'requestId') ?? '');
  const decision = request?.about === undefined ? undefined : await work.get('submission', request.about);
  return decision?.submittedBy === who.user ? refuse('FOUR_EYES', { rule: '4E-OBJECTION' }) : ok(undefined);
};

/** Consent is kept by itself, so that it can be shown, withdrawn, and looked at before anything is shared. */
const consentIsKept: Consequence = (work, { task, data }) => {
  const personId = textIn(data, 'person');
  const trajectoryId = task.care?.trajectoryId;
  const given = data['answer'] === 'yes' || data['answer'] === 'partly';
  const validUntil = textIn(data, 'validUntil');
  if (given && personId !== undefined && trajectoryId !== undefined) {
    work.put('consent', {
      id: work.ports.ids.next(),
      trajectoryId,
      personId,
      purpose: textIn(data, 'purpose') ?? 'help',
      recipients: textIn(data, 'recipients') ?? '',
      givenAt: work.at,
      ...(validUntil !== undefined && { validUntil }),
    });
  }
  return Promise.resolve(ok(undefined));
};

/** By process and element: what completing a task asks or changes beyond the process itself. */
const consequences: Readonly<Record<string, Consequence>> = {
  'closing-learning/closeSecond': closingGoesOn(
    (data) => textIn(data, 'agree') === 'not',
    (_work, { who }) => Promise.resolve(who.user),
  ),
  'closing-learning/closingTalk': closingGoesOn(
    (data) => textIn(data, 'householdObjects') === 'yes',
    (work, { task }) => whoDid(work, task.instanceId, 'closeSecond'),
  ),
  [`handover/${answerElement}`]: answerStands,
  'protection-request/sendVto': requestIsComplete,
  'protection-request/confirmOutcome': outcomeIsAwaited,
  'home-ban/expiryCheck': planForTheEnd,
  'home-ban/mayorDecides': (work, { task, data }) =>
    whyNotThisDecision(work, { instanceId: task.instanceId, data }),
  'objection/hear': notWhoDecided,
  'objection/decideObjection': notWhoDecided,
  'safety-help-plan/askConsent': consentIsKept,
};

export const consequencesOf: Consequence = async (work, doing) => {
  const { definitionKey, elementId } = doing.task;
  const name = `${definitionKey}/${elementId}`;
  const consequence = Object.hasOwn(consequences, name) ? consequences[name] : undefined;
  return consequence ? consequence(work, doing) : ok(undefined);
};
