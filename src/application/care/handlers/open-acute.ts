import { whyNotToState } from '../../../domain/rules/trajectory-state.js';
import { ok } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import type { InternalJob } from '../../engine/case-side.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';
import { withUrgency } from '../trajectory/change-urgency.js';
import { membersOf } from '../users.js';
import { momentIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/**
 * Begins the acute response, once: the second start of one while it runs finds it there (T12). Danger in a closed
 * trajectory does not open it again, but people come all the same.
 */
export const openAcute = onTrajectory(async (work, { trajectory, variables, job }) => {
  const acuteSince = momentIn(variables, 'acuteSince') ?? work.at;
  const alreadyAcute = trajectory.state === 'ACUTE' && (await othersRun(work, job));
  if (!alreadyAcute) {
    if (whyNotToState({ from: trajectory.state, to: 'ACUTE', openSafetyTasks: 0 }) === undefined) {
      work.put('trajectory', { ...(await withUrgency(work, trajectory, 'ACUTE')), state: 'ACUTE' });
    }
    addToTimeline(work, { trajectoryId: trajectory.id, code: 'ACUTE_STARTED', details: { acuteSince } });
    await notify(work, await membersOf(work, 'crisis-247'), {
      code: 'ACUTE_STARTED',
      channel: 'phone',
      trajectoryId: trajectory.id,
      occasion: job.instance.id,
    });
  }
  return ok({ alreadyAcute, acuteSince });
});

const othersRun = async (work: Work, { definition, instance }: InternalJob): Promise<boolean> => {
  if (instance.businessKey === undefined) return false;
  const running = await work.find('instance', {
    where: [
      { field: 'definitionKey', is: definition.key },
      { field: 'businessKey', is: instance.businessKey },
    ],
  });
  return running.some(({ id }) => id !== instance.id);
};
