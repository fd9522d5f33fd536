import type { EngineEvent } from '../../engine/events.js';
import type { Work } from '../work.js';
import { jobSettingsOf } from './job-settings.js';
import { nameIn, type EventOf, type Move } from './move.js';

/** Workers outside are steered by the priorities of their tasks, which are no jobs in this sense. */
const isOwnJob = (event: EngineEvent): event is EventOf<'JobCreated'> =>
  event.type === 'JobCreated' && event.job.kind !== 'external';

/** New jobs come as somebody said that all jobs of their element shall come: on hold, or in another order. */
export const projectJobSettings = async (work: Work, move: Move): Promise<void> => {
  const created = move.events.filter(isOwnJob);
  if (created.length === 0) return;
  const definition = await work.get('processDefinition', move.record.definitionId);
  if (!definition?.jobSettings) return;
  for (const { job } of created) {
    const { suspended = false, priority } = jobSettingsOf(definition, job.element);
    const record = await work.get('job', nameIn(move, job.id));
    if (record) work.put('job', { ...record, suspended, ...(priority !== undefined && { priority }) });
  }
};
