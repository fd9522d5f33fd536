import type { UserRecord } from '../../ports/records.js';

/** The person who asks, as the door established it. Groups are the roles of domain.md §3.1. */
export interface Identity {
  readonly user: string;
  readonly name: string;
  readonly groups: readonly string[];
}

export const identityOf = (user: UserRecord): Identity => ({
  user: user.id,
  name: user.name,
  groups: user.groups,
});

export const hasRole = (who: Identity, ...roles: readonly string[]): boolean =>
  roles.some((role) => who.groups.includes(role));
