import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import { notFound, type CareRefusal } from '../refusals.js';

/** Withdraws one consent of a person, or all of them, and stops what is shared on it at this moment (R-SHARE-1). */
export const stopShares = async (
  work: Work,
  { personId, consentId }: { readonly personId: string; readonly consentId: string | undefined },
): Promise<Outcome<void, CareRefusal>> => {
  const given = await work.find('consent', { where: [{ field: 'personId', is: personId }] });
  const meant = given.filter(({ id }) => consentId === undefined || id === consentId);
  if (consentId !== undefined && meant.length === 0) return notFound('consent');
  for (const consent of meant) {
    if (consent.withdrawnAt === undefined) work.put('consent', { ...consent, withdrawnAt: work.at });
    const shares = await work.find('share', { where: [{ field: 'consentId', is: consent.id }] });
    for (const share of shares) {
      if (share.stoppedAt === undefined) work.put('share', { ...share, stoppedAt: work.at });
    }
  }
  return ok(undefined);
};
