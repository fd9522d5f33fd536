import { ok, type Outcome } from '../../kernel/outcome.js';
import type { UserRecord } from '../../ports/records.js';
import type { Identity } from '../care/identity.js';
import type { Work } from '../work.js';

const unchanged = (known: UserRecord | undefined, { name, groups }: Identity): boolean =>
  known?.name === name &&
  known.groups.length === groups.length &&
  groups.every((group) => known.groups.includes(group));

/**
 * Keeps what the identity provider says about somebody, so that colleagues can give them work. The provider is
 * the source: name and groups are replaced, what only this service knows stays.
 */
export const rememberUser = async (work: Work, who: Identity): Promise<Outcome<void, never>> => {
  const known = await work.get('user', who.user);
  if (!unchanged(known, who)) {
    work.put('user', { ...known, id: who.user, name: who.name, groups: who.groups });
  }
  return ok(undefined);
};
