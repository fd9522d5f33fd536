import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HandOverRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { completeCareTask } from '../tasks/complete-care-task.js';
import { whyOtherVersion } from '../version.js';
import type { Fields } from '../views.js';
import { answerTaskOf } from './answer-task.js';
import { isReceiver, mayAnswer } from './may-answer.js';

export interface HandOverTarget {
  readonly handOverId: string;
  /** The version the asker saw, when they insist on it. */
  readonly expectedVersion?: number;
}

export interface HandOverNamed {
  readonly handOverId: string;
}

/**
 * Answers a hand-over for whoever it is offered to, by doing the task of P07 that waits for the answer: the record
 * and the process change together. What the answer means is decided where the task is completed, so that doing the
 * task itself means the same.
 */
export const answerHandOver = async (
  work: Work,
  who: Identity,
  { handOverId, expectedVersion, answer }: HandOverTarget & { readonly answer: Fields },
): Promise<Outcome<HandOverNamed, CareRefusal>> => {
  const handOver = await work.get('handOver', handOverId);
  if (!handOver) return notFound('hand-over');
  const why =
    whyNot(handOver, who) ?? whyOtherVersion(work, { kind: 'handOver', id: handOverId }, expectedVersion);
  if (why) return why;
  const task = await answerTaskOf(work.ports, handOver);
  if (!task) return refuse('hand-over-not-open');
  const completed = await completeCareTask(work, who, { taskId: task.id, data: answer });
  return completed.ok ? ok({ handOverId }) : completed;
};

const whyNot = (handOver: HandOverRecord, who: Identity) => {
  if (!isReceiver(handOver, who)) return refuse('not-allowed');
  return mayAnswer(handOver, who) ? undefined : refuse('hand-over-not-open');
};
