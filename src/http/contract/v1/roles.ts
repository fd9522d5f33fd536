import type { Role } from './shapes.js';

/*
 * Roles by what they do (domain.md §3), for the routes that ask for them and the pages that are of use to them.
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
  'mayor-mandate',
];

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

/** Whoever keeps the application running, and answers for what was done by hand. */
export const applicationManagers: readonly Role[] = ['app-admin'];

/** Whoever keeps the list of who is on call. */
export const rosterKeepers: readonly Role[] = ['crisis-247', 'manager', 'app-admin'];
/** Those who are helped: their own side, and nothing of what is for colleagues. */
export const householders: readonly Role[] = [
  'hh-adult',
  'hh-parent-authority',
  'hh-parent-no-authority',
  'hh-child-12-15',
  'hh-child-16-17',
  'hh-child-u12',
  'hh-network',
];

/** Whoever reads the deadline register; designers change it. */
export const normReaders: readonly Role[] = ['process-designer', 'manager', 'app-admin'];
