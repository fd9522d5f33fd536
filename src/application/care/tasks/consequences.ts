import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord } from '../../../ports/records.js';
import { variablesOfInstance } from '../../engine/view-variables.js';
import type { Work } from '../../work.js';
import { answerElement } from '../hand-overs/answer-task.js';
import { applyAnswer } from '../hand-overs/apply-answer.js';
import type { Identity } from '../identity.js';
import { refuse, type CareRefusal } from '../refusals.js';
import { handOverOf } from '../side/trajectory-of.js';
import { openSafetyTasks } from '../trajectory/open-safety-tasks.js';
import { textIn } from '../values.js';
import type { Fields } from '../views.js';

export interface Doing {
  readonly task: TaskRecord;
  readonly who: Identity;
  /** As it will be kept. */
  readonly data: Fields;
}

type Consequence = (work: Work, doing: Doing) => Promise<Outcome<void, CareRefusal>>;

/** Closing goes no further while safety rests on an open task; saying no to it is always possible (T12). */
const closingNeedsSafety =
  (isNo: (data: Fields) => boolean): Consequence =>
  async (work, { task, data }) => {
    const trajectoryId = task.care?.trajectoryId;
    if (trajectoryId === undefined || isNo(data)) return ok(undefined);
    const open = await openSafetyTasks(work, trajectoryId, { outside: task.instanceId });
    return open.length > 0 ? refuse('safety-task-open') : ok(undefined);
  };

/** The answer stands on the hand-over from this commit on, whichever way it was given. */
const answerStands: Consequence = async (work, { task, who, data }) => {
  const variables = await variablesOfInstance(work.ports, task.instanceId);
  const handOver = await handOverOf(work, variables?.values ?? {});
  if (handOver?.state !== 'OFFERED') return refuse('hand-over-not-open');
  await applyAnswer(work, handOver, {
    user: who.user,
    accepted: textIn(data, 'handOverAccepted') === 'yes',
    reason: textIn(data, 'reason'),
    alternative: textIn(data, 'alternative'),
  });
  return ok(undefined);
};

/** By process and element: what completing a task asks or changes beyond the process itself. */
const consequences: Readonly<Record<string, Consequence>> = {
  'closing-learning/closeSecond': closingNeedsSafety((data) => textIn(data, 'agree') === 'not'),
  'closing-learning/closingTalk': closingNeedsSafety((data) => textIn(data, 'householdObjects') === 'yes'),
  [`handover/${answerElement}`]: answerStands,
};

export const consequencesOf: Consequence = async (work, doing) => {
  const { definitionKey, elementId } = doing.task;
  const name = `${definitionKey}/${elementId}`;
  const consequence = Object.hasOwn(consequences, name) ? consequences[name] : undefined;
  return consequence ? consequence(work, doing) : ok(undefined);
};
