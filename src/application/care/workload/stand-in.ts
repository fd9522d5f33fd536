import { isAway } from '../../../domain/workload/absence.js';
import type { AbsenceRecord, CareOfTask, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import type { PeopleOfTask } from '../side/people-of-task.js';
import { absencesAhead } from './absences-of.js';

export interface StoodIn {
  readonly people: PeopleOfTask;
  /** For the care of the task: whoever it would have been for. */
  readonly absence: Pick<CareOfTask, 'standsInFor'>;
}

interface Around {
  readonly trajectory: TrajectoryRecord | undefined;
  readonly excluded: CareOfTask['excludedUsers'];
}

/**
 * Gives a new task of somebody who is away to their deputy, else to the substitute of the trajectory. When there is
 * neither, it is nobody's and the team lead sees it at once: nobody waits unseen.
 */
export const withStandIn = async (work: Work, people: PeopleOfTask, around: Around): Promise<StoodIn> => {
  const { assignee, ...others } = people;
  const absence = assignee === undefined ? undefined : await absenceNow(work, assignee);
  if (!absence) return { people, absence: {} };
  const standIn = await standInFor(work, absence, around);
  if (standIn === undefined)
    return {
      people: { ...others, candidateGroups: added(people.candidateGroups, 'local-team-lead') },
      absence: { standsInFor: absence.userId },
    };
  return {
    people: { ...others, assignee: standIn, candidateUsers: added(people.candidateUsers, standIn) },
    absence: { standsInFor: absence.userId },
  };
};

const added = (all: readonly string[], one: string): readonly string[] => [...new Set([...all, one])];

const absenceNow = async (work: Work, userId: string): Promise<AbsenceRecord | undefined> => {
  const ahead = await absencesAhead(work.ports.store, work.at, userId);
  return ahead.find((absence) => isAway(absence, work.at));
};

const standInFor = async (
  work: Work,
  { userId, deputy }: AbsenceRecord,
  { trajectory, excluded }: Around,
): Promise<string | undefined> => {
  for (const user of [deputy, trajectory?.substitute]) {
    if (user === undefined || user === userId) continue;
    if (excluded.some((one) => one.user === user) || (await absenceNow(work, user))) continue;
    return user;
  }
  return undefined;
};
