import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { without } from '../without.js';

/** Closes a trajectory: its household may have a next one, and nobody keeps access that was granted for it. */
export const closeDossier = async (work: Work, trajectory: TrajectoryRecord): Promise<TrajectoryRecord> => {
  const closed: TrajectoryRecord = {
    ...without(trajectory, 'nextReviewAt'),
    state: 'CLOSED',
    closedAt: work.at,
  };
  work.put('trajectory', closed);
  await freeHousehold(work, trajectory);
  await endGrants(work, trajectory.id);
  return closed;
};

const freeHousehold = async (work: Work, { id, householdId }: TrajectoryRecord): Promise<void> => {
  const household = await work.get('household', householdId);
  if (household?.openTrajectoryId === id) work.put('household', without(household, 'openTrajectoryId'));
};

/** Ends access to a trajectory now, all of it or what rests on one basis. */
export const endGrants = async (work: Work, trajectoryId: string, basis?: string): Promise<void> => {
  const grants = await work.find('grant', { where: [{ field: 'trajectoryId', is: trajectoryId }] });
  for (const grant of grants) {
    const ended = grant.until !== undefined && grant.until <= work.at;
    if (!ended && (basis === undefined || grant.basis === basis)) {
      work.put('grant', { ...grant, until: work.at });
    }
  }
};
