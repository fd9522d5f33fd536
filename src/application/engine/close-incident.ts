import type { HistoricIncidentRecord } from '../../ports/records.js';
import type { Work } from '../work.js';

/** Takes an incident away, because it is resolved or because what it was about is gone; history says which. */
export const closeIncident = async (
  work: Work,
  id: string,
  state: Exclude<HistoricIncidentRecord['state'], 'open'>,
): Promise<void> => {
  work.remove('incident', id);
  const past = await work.get('historicIncident', id);
  if (past) work.put('historicIncident', { ...past, state, endedAt: work.at });
};

/** Those that people made by hand go with the instance; the engine's own say by themselves that they end. */
export const closeOwnIncidents = async (work: Work, instanceId: string): Promise<void> => {
  const open = await work.find('incident', { where: [{ field: 'instanceId', is: instanceId }] });
  const own = open.filter(({ id, jobId }) => jobId === undefined && !id.startsWith(`${instanceId}.`));
  for (const { id } of own) await closeIncident(work, id, 'deleted');
};
