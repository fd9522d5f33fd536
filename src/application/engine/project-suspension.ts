import type { Work } from '../work.js';
import type { Move } from './move.js';

const most = 10_000;

/** Tasks and jobs of an instance stand still and go on with it; deadlines in them keep their moments. */
export const projectSuspension = async (work: Work, { events, record }: Move): Promise<void> => {
  if (!events.some(({ type }) => type === 'InstanceStateChanged')) return;
  const ofInstance = { where: [{ field: 'instanceId', is: record.id }], limit: most };
  const { suspended } = record;
  for (const task of await work.find('task', ofInstance)) work.put('task', { ...task, suspended });
  for (const job of await work.find('job', ofInstance)) work.put('job', { ...job, suspended });
};
