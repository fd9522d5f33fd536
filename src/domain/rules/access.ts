import type { Instant } from '../../kernel/instant.js';
import { levelOfWorkingAlong, type EscalationLevel } from './escalation.js';
import type { TrajectoryState } from './trajectory-state.js';

/** `header`: who, state, dates and timeline. `dossier`: also what people wrote and told (domain.md §3.2). */
export type AccessLevel = 'none' | 'header' | 'dossier';

export interface AccessFacts {
  readonly who: { readonly user: string; readonly groups: readonly string[] };
  readonly trajectory: {
    readonly state: TrajectoryState;
    readonly route?: string;
    readonly escalationLevel: EscalationLevel;
    readonly fixedFace?: string;
    readonly substitute?: string;
    readonly rvtProfessional?: string;
  };
  readonly grants: readonly {
    readonly user?: string;
    readonly group?: string;
    readonly from: Instant;
    readonly until?: Instant;
  }[];
  /** Open tasks of the trajectory. */
  readonly tasks: readonly {
    readonly assignee?: string;
    readonly candidateUsers: readonly string[];
    readonly candidateGroups: readonly string[];
    /** The process it stands in. */
    readonly definitionKey: string;
  }[];
  /** Hand-overs that wait for an answer or are under way. */
  readonly handOvers?: readonly { readonly receiver?: string; readonly receiverGroup: string }[];
  readonly now: Instant;
}

type Reason = (facts: AccessFacts) => boolean;

/**
 * How much of a trajectory somebody may see. Without one of these reasons, nothing: managers have counts, designers
 * have synthetic data, and a consult is answered without knowing whom it is about (domain.md §3.2, §4.4).
 */
export const accessLevel = (facts: AccessFacts): AccessLevel => {
  if (dossierReasons.some((holds) => holds(facts))) return 'dossier';
  return headerReasons.some((holds) => holds(facts)) ? 'header' : 'none';
};

const has = ({ who }: AccessFacts, role: string): boolean => who.groups.includes(role);

const carries: Reason = ({ who, trajectory }) =>
  who.user === trajectory.fixedFace || who.user === trajectory.substitute;

const worksAlong: Reason = ({ who, trajectory }) =>
  who.user === trajectory.rvtProfessional && trajectory.escalationLevel >= levelOfWorkingAlong;

const isGranted: Reason = ({ who, grants, now }) =>
  grants.some(
    ({ user, group, from, until }) =>
      (user === who.user || (group !== undefined && who.groups.includes(group))) &&
      from <= now &&
      (until === undefined || now < until),
  );

const assesses: Reason = (facts) => {
  const { state, route = '' } = facts.trajectory;
  const isAssessed = state === 'SIGNAL' || state === 'ASSESSMENT' || state === 'ACUTE';
  return has(facts, 'vt-officer') && state !== 'CLOSED' && (isAssessed || route.startsWith('VT_'));
};

const savesNow: Reason = (facts) => has(facts, 'crisis-247') && facts.trajectory.state === 'ACUTE';

type Task = AccessFacts['tasks'][number];

/** A specialist sees one question; below the level of working along the RVT does not know whom it is about. */
const isAnonymous = ({ candidateGroups, definitionKey }: Task, { trajectory }: AccessFacts): boolean =>
  candidateGroups.includes('specialist-network') ||
  (definitionKey === 'escalation-rvt' && trajectory.escalationLevel < levelOfWorkingAlong);

const holdsTask: Reason = (facts) =>
  facts.tasks.some((task) => task.assignee === facts.who.user && !isAnonymous(task, facts));

const mayTakeTask: Reason = (facts) =>
  facts.tasks.some(
    (task) =>
      !isAnonymous(task, facts) &&
      (task.candidateUsers.includes(facts.who.user) ||
        task.candidateGroups.some((group) => facts.who.groups.includes(group))),
  );

const leads: Reason = (facts) => has(facts, 'local-team-lead');

const receives: Reason = ({ who, handOvers = [] }) =>
  handOvers.some(({ receiver, receiverGroup }) =>
    receiver === undefined ? who.groups.includes(receiverGroup) : who.user === receiver,
  );

const dossierReasons: readonly Reason[] = [carries, worksAlong, isGranted, assesses, savesNow, holdsTask];
const headerReasons: readonly Reason[] = [leads, receives, mayTakeTask];
