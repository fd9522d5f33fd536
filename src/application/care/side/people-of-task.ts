import type { HandOverRecord, TaskRecord, TrajectoryRecord } from '../../../ports/records.js';

/** Whom a diagram may name without knowing them: they stand on the trajectory, or on the hand-over. */
export const namedRoles = ['fixed-face', 'rvt-professional', 'giver', 'receiver'] as const;

export type NamedRole = (typeof namedRoles)[number];

export const isNamedRole = (group: string): group is NamedRole => namedRoles.some((role) => role === group);

export interface Named {
  /** The first is the one responsible; the others may stand in. */
  readonly users: readonly string[];
  /** Who takes it when nobody is named. */
  readonly groups: readonly string[];
}

export interface WhoIsNamed {
  readonly trajectory: TrajectoryRecord | undefined;
  readonly handOver: HandOverRecord | undefined;
}

const present = (...users: readonly (string | undefined)[]): string[] => [
  ...new Set(users.filter((user): user is string => user !== undefined)),
];

const named = (users: readonly string[], otherwise: readonly string[]): Named => ({
  users,
  groups: users.length === 0 ? otherwise : [],
});

const meantBy: Readonly<Record<NamedRole, (who: WhoIsNamed) => Named>> = {
  'fixed-face': ({ trajectory }) =>
    trajectory?.fixedFace === undefined
      ? named([], ['local-team-lead'])
      : named(present(trajectory.fixedFace, trajectory.substitute), []),
  'rvt-professional': ({ trajectory }) => named(present(trajectory?.rvtProfessional), ['rvt']),
  giver: ({ trajectory, handOver }) =>
    named(present(handOver?.giver, standIn(trajectory, handOver)), ['local-team-lead']),
  receiver: ({ handOver }) =>
    named(present(handOver?.receiver), [handOver?.receiverGroup ?? 'local-team-lead']),
};

/** Who is meant by a named role here. */
export const whoIs = (role: NamedRole, who: WhoIsNamed): Named => meantBy[role](who);

/** Until acceptance the giver stays responsible, and their substitute stands in (R-HAND-1, T09). */
const standIn = (
  trajectory: TrajectoryRecord | undefined,
  handOver: HandOverRecord | undefined,
): string | undefined => (handOver?.giver === trajectory?.fixedFace ? trajectory?.substitute : undefined);

export type PeopleOfTask = Pick<TaskRecord, 'candidateUsers' | 'candidateGroups'> & {
  readonly assignee?: string;
};

/**
 * Puts people in the place of named roles. A task for one named role alone is theirs at once; with other groups
 * beside it, each of them may take it. The role stays among the groups, so that it can be told whose task it is.
 */
export const peopleOfTask = (drawn: PeopleOfTask, who: WhoIsNamed): PeopleOfTask => {
  const roles = drawn.candidateGroups.filter(isNamedRole);
  if (roles.length === 0) return drawn;
  const meant = roles.map((role) => whoIs(role, who));
  const alone = drawn.candidateGroups.length === 1 && drawn.candidateUsers.length === 0;
  const assignee = drawn.assignee ?? (alone ? meant[0]?.users[0] : undefined);
  return {
    candidateUsers: present(...drawn.candidateUsers, ...meant.flatMap(({ users }) => users)),
    candidateGroups: present(...drawn.candidateGroups, ...meant.flatMap(({ groups }) => groups)),
    ...(assignee !== undefined && { assignee }),
  };
};
