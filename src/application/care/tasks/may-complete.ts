import type { TaskRecord } from '../../../ports/records.js';
import { isNamedRole } from '../side/people-of-task.js';
import { hasRole, type Identity } from '../identity.js';
import { refuse, type CareRefusal } from '../refusals.js';
import type { Refused } from '../../../kernel/outcome.js';

/** Whether the task is offered to this person; being the fixed face somewhere does not make one of this task. */
export const isCandidate = (task: TaskRecord, who: Identity): boolean =>
  task.candidateUsers.includes(who.user) ||
  task.candidateGroups.some((group) => !isNamedRole(group) && who.groups.includes(group));

/**
 * Why this person may not complete this task, or nothing when they may.
 *
 * Four eyes goes first: it holds for whoever the task is assigned to (domain.md §3.3).
 */
export const whyNotComplete = (task: TaskRecord, who: Identity): Refused<CareRefusal> | undefined => {
  const excluded = task.care?.excludedUsers.find(({ user }) => user === who.user);
  if (excluded) return refuse('FOUR_EYES', { rule: excluded.rule });
  if (task.care?.groupsWithoutMandate?.some((group) => who.groups.includes(group)) === true)
    return refuse('MANDATE');
  if (task.assignee === who.user) return undefined;
  if (task.assignee !== undefined) return refuse('ASSIGNED_TO_OTHER');
  return isCandidate(task, who) ? undefined : refuse('NOT_CANDIDATE');
};

/** Whoever may do the task, or leads the team, may act on its clock. */
export const whyNotActOnClock = (task: TaskRecord, who: Identity): Refused<CareRefusal> | undefined =>
  hasRole(who, 'local-team-lead') ? undefined : whyNotComplete(task, who);
