import type { Work } from '../../work.js';

/** Processes of one trajectory that are looked through at most. */
const mostInstances = 500;

/** The processes that run or ran for a trajectory, by their business key. */
export const instancesOf = async (
  work: Work,
  businessKey: string | undefined,
): Promise<readonly string[]> => {
  if (businessKey === undefined) return [];
  const found = await work.find('historicInstance', {
    where: [{ field: 'businessKey', is: businessKey }],
    limit: mostInstances,
  });
  return found.map(({ id }) => id);
};
