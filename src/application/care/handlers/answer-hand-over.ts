import { ok } from '../../../kernel/outcome.js';
import type { SubmissionRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { answerElement } from '../hand-overs/answer-task.js';
import { applyAnswer } from '../hand-overs/apply-answer.js';
import { textIn } from '../values.js';
import { onHandOver } from './on-hand-over.js';
import { failed } from './on-trajectory.js';

/**
 * Writes the answer on the hand-over. Whoever answered through Koers had it written in the same commit; this is for
 * an answer that came by the engine's own door.
 */
export const recordAnswer = onHandOver(async (work, { handOver, variables, job }) => {
  if (handOver.state !== 'OFFERED') return ok({});
  const user = await whoAnswered(work, job.instance.id);
  if (user === undefined) {
    return failed(
      'receiver-unknown',
      `Expected hand-over '${handOver.id}' to have been answered by somebody`,
    );
  }
  const form = await answerForm(work, job.instance.id);
  await applyAnswer(work, handOver, {
    user,
    accepted: textIn(variables, 'handOverAccepted') === 'yes',
    reason: form && textIn(form.data, 'reason'),
    alternative: form && textIn(form.data, 'alternative'),
  });
  return ok({});
});

const whoAnswered = async (work: Work, instanceId: string): Promise<string | undefined> => {
  const visits = await work.find('historicActivity', {
    where: [
      { field: 'instanceId', is: instanceId },
      { field: 'elementId', is: answerElement },
    ],
    sort: [{ by: 'startedAt', descending: true }],
  });
  return visits.find(({ completedBy }) => completedBy !== undefined)?.completedBy;
};

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
