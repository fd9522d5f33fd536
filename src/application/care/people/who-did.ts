import type { Work } from '../../work.js';

/** Who completed this element of a process, the last time it was done; nobody when it was not. */
export const whoDid = async (
  work: Work,
  instanceId: string,
  elementId: string,
): Promise<string | undefined> => {
  const visits = await work.find('historicActivity', {
    where: [
      { field: 'instanceId', is: instanceId },
      { field: 'elementId', is: elementId },
    ],
    sort: [{ by: 'startedAt', descending: true }],
  });
  return visits.find(({ completedBy, canceled }) => completedBy !== undefined && !canceled)?.completedBy;
};
