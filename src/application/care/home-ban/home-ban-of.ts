import type { HomeBanRecord, HouseholdRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';

/** Who lives in the household of a trajectory, by what they are in it. */
export interface AtHome {
  readonly household: HouseholdRecord | undefined;
  readonly memberIds: readonly string[];
  readonly adultIds: readonly string[];
  readonly childIds: readonly string[];
}

export const atHomeIn = async (work: Work, { householdId }: TrajectoryRecord): Promise<AtHome> => {
  const household = await work.get('household', householdId);
  const memberIds = household?.memberIds ?? [];
  const members = await Promise.all(memberIds.map((id) => work.get('person', id)));
  const ofRole = (role: string): readonly string[] =>
    members.flatMap((member) => (member?.role === role ? [member.id] : []));
  return { household, memberIds, adultIds: ofRole('adult'), childIds: ofRole('child') };
};

/** The home bans of a trajectory, the newest last. */
export const homeBansOf = (
  work: Pick<Work, 'find'>,
  trajectoryId: string,
): Promise<readonly HomeBanRecord[]> =>
  work.find('homeBan', {
    where: [{ field: 'trajectoryId', is: trajectoryId }],
    sort: [{ by: 'id' }],
  });
