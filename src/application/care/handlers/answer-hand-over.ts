import { ok } from '../../../kernel/outcome.js';
import type { SubmissionRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { answerElement } from '../hand-overs/answer-task.js';
import { applyAnswer } from '../hand-overs/apply-answer.js';
import { whyNotThisAnswer } from '../hand-overs/may-answer.js';
import { secondEyes } from '../people/second-eyes.js';
import { whoDid } from '../people/who-did.js';
import { textIn } from '../values.js';
import { onHandOver } from './on-hand-over.js';
import { failed } from './on-trajectory.js';

/**
 * Writes the answer on the hand-over. Whoever answered through Koers had it written in the same commit; this is for
 * an answer that came by the engine's own door.
 */
export const recordAnswer = onHandOver(async (work, { handOver, variables, job }) => {
  if (handOver.state === 'ACCEPTED' || handOver.state === 'REFUSED') return ok({});
  const user = await whoDid(work, job.instance.id, answerElement);
  if (user === undefined) {
    return failed(
      'receiver-unknown',
      `Expected hand-over '${handOver.id}' to have been answered by somebody`,
    );
  }
  const form = await answerForm(work, job.instance.id);
  const answer = {
    user,
    accepted: textIn(variables, 'handOverAccepted') === 'yes',
    reason: form && textIn(form.data, 'reason'),
    alternative: form && textIn(form.data, 'alternative'),
  };
  const code = whyNotThisAnswer(handOver, await secondEyes(work, user), answer);
  if (code !== undefined) return failed(code, `Expected an answer to hand-over '${handOver.id}' that holds`);
  await applyAnswer(work, handOver, answer);
  return ok({});
});

const answerForm = async (work: Work, instanceId: string): Promise<SubmissionRecord | undefined> => {
  const [newest] = await work.find('submission', {
    where: [
      { field: 'instanceId', is: instanceId },
      { field: 'elementId', is: answerElement },
    ],
    sort: [{ by: 'submittedAt', descending: true }],
    limit: 1,
  });
  return newest;
};
