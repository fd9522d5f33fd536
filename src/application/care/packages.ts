import { ok, type Outcome } from '../../kernel/outcome.js';
import type { SentPackageRecord } from '../../ports/records.js';
import type { Ports } from '../work.js';
import { hasRole, type Identity } from './identity.js';
import { notFound, refuse, type CareRefusal } from './refusals.js';

/** More than anybody outside gets to read in one go. */
const mostListed = 200;

export type PackageSummary = Pick<SentPackageRecord, 'id' | 'kind' | 'sentAt'>;

/** What was sent to the groups somebody is in, newest first. The trajectory stays closed to them (domain.md §0.2). */
export const listPackages = async (ports: Ports, who: Identity): Promise<readonly PackageSummary[]> => {
  const found = await ports.store.find('sentPackage', {
    where: [{ field: 'recipientGroup', in: who.groups }],
    sort: [{ by: 'sentAt', descending: true }],
    limit: mostListed,
  });
  return found.map(({ body: { id, kind, sentAt } }) => ({ id, kind, sentAt }));
};

export type PackageView = Pick<SentPackageRecord, 'id' | 'kind' | 'sentAt' | 'parts'>;

/** One package, as it was when it was sent. */
export const viewPackage = async (
  ports: Ports,
  who: Identity,
  packageId: string,
): Promise<Outcome<PackageView, CareRefusal>> => {
  const found = (await ports.store.get('sentPackage', packageId))?.body;
  if (!found) return notFound('package');
  if (!hasRole(who, found.recipientGroup)) return refuse('not-allowed');
  const { id, kind, sentAt, parts } = found;
  return ok({ id, kind, sentAt, parts });
};
