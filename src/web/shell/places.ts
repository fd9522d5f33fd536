import {
  applicationManagers,
  caseworkers,
  designers,
  householders,
  intake,
  normReaders,
  rosterKeepers,
  steering,
} from '../../http/contract/v1/roles.js';
import type { Me, Role } from '../api/shapes.js';
import type { MessageId } from '../i18n/nl.js';
import { hasRole } from './use-me.js';

/* Which pages are of use to whom. What somebody may see or do is decided by the service, on every request. */

export type Address =
  | '/tasks'
  | '/trajectories'
  | '/report'
  | '/hand-overs'
  | '/overdue'
  | '/workload'
  | '/figures'
  | '/workflows'
  | '/norms'
  | '/on-call'
  | '/operations'
  | '/notifications'
  | '/my-side';

interface Place {
  readonly to: Address;
  readonly name: MessageId;
  readonly roles?: readonly Role[];
}

const places: readonly Place[] = [
  { to: '/tasks', name: 'nav.tasks', roles: [...caseworkers, 'manager'] },
  { to: '/trajectories', name: 'nav.trajectories', roles: [...caseworkers, 'manager'] },
  { to: '/hand-overs', name: 'nav.handOvers', roles: caseworkers },
  { to: '/report', name: 'nav.report', roles: intake },
  { to: '/overdue', name: 'nav.overdue', roles: steering },
  { to: '/workload', name: 'nav.workload', roles: steering },
  { to: '/figures', name: 'nav.figures', roles: steering },
  { to: '/workflows', name: 'nav.workflows', roles: [...caseworkers, 'manager', ...designers] },
  { to: '/norms', name: 'nav.norms', roles: normReaders },
  { to: '/on-call', name: 'nav.onCall', roles: rosterKeepers },
  { to: '/operations', name: 'nav.operations', roles: applicationManagers },
  { to: '/notifications', name: 'nav.notifications' },
];

export const placesFor = (me: Me): readonly Place[] =>
  places.filter(({ roles }) => roles === undefined || hasRole(me, roles));

/** Where somebody starts: a designer with the processes, a manager with what is late, everybody else with tasks. */
export const homeOf = (me: Me): Address => {
  if (isHelped(me)) return '/my-side';
  if (hasRole(me, designers)) return '/workflows';
  if (hasRole(me, applicationManagers) && !hasRole(me, caseworkers)) return '/operations';
  if (hasRole(me, ['manager']) && !hasRole(me, caseworkers)) return '/overdue';
  return hasRole(me, [...caseworkers, 'manager']) ? '/tasks' : '/notifications';
};

/** Somebody of a household: their own side, and none of the pages for colleagues. */
export const isHelped = (me: Me): boolean => hasRole(me, householders);
export const isDesigner = (me: Me | undefined): boolean => hasRole(me, designers);
export const isCaseworker = (me: Me | undefined): boolean => hasRole(me, caseworkers);
export const keepsRoster = (me: Me | undefined): boolean => hasRole(me, rosterKeepers);
