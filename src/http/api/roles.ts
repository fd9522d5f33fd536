import type { Role } from '../contract/v1.js';

/*
 * Which roles may use which routes at all (domain.md §3). Whose dossier it is, is decided by the use case.
 */

/** Whoever may hold a task in a trajectory. */
export const caseworkers: readonly Role[] = [
  'vt-officer',
  'local-team',
  'local-team-lead',
  'rvt',
  'rvt-front-office',
  'behavioural-scientist',
  'crisis-247',
  'specialist-network',
  'gi-officer',
  'municipal-decision',
  'independent-checker',
];

/** Whoever can be given work, the manager of late work included (domain.md §1.5). */
export const workers: readonly Role[] = [...caseworkers, 'manager'];

/** Whoever may write down a report. */
export const intake: readonly Role[] = [
  'vt-officer',
  'local-team',
  'local-team-lead',
  'rvt',
  'rvt-front-office',
  'crisis-247',
];

/** Whoever must find a household that is known already, to report on it. */
export const householdFinders: readonly Role[] = ['vt-officer', 'rvt-front-office', 'crisis-247'];

/** Whoever steers on time: sees steps and lateness, nothing of a dossier. */
export const steering: readonly Role[] = ['manager', 'local-team-lead'];

export const designers: readonly Role[] = ['process-designer'];

/** Whoever may change work that runs: those who make the process, and application management. */
export const changers: readonly Role[] = ['process-designer', 'app-admin'];

/** Whoever may move one instance by hand. */
export const modifiers: readonly Role[] = ['app-admin'];
/** Whoever keeps the application running, and answers for what was done by hand. */
export const applicationManagers: readonly Role[] = ['app-admin'];

/** Whoever may read how a process goes; a diagram holds nothing about anybody. */
export const modelReaders: readonly Role[] = [...caseworkers, 'manager', 'process-designer'];
