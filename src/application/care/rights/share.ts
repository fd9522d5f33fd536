import { localDate } from '../../../kernel/amsterdam.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { ConsentRecord, ShareRecord } from '../../../ports/records.js';
import type { Ports, Work } from '../../work.js';
import { openTo } from '../access.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';

/** The lawful bases of domain.md §4.1. */
export const shareBases = [
  'B-VT',
  'B-JW',
  'B-WMO',
  'B-MELD',
  'B-CONSENT',
  'B-VITAL',
  'B-WGS',
  'B-COURT',
  'B-CRIM',
] as const;

export interface NewShare {
  readonly trajectoryId: string;
  readonly personId: string;
  readonly what: string;
  readonly to: string;
  readonly basis: (typeof shareBases)[number];
  readonly consentId?: string;
}

/** Records an outgoing share; one that rests on consent needs one that holds at this moment (R-SHARE-1). */
export const share = async (
  work: Work,
  who: Identity,
  { consentId, ...asked }: NewShare,
): Promise<Outcome<{ readonly shareId: string }, CareRefusal>> => {
  const access = await openTo(work.ports, who, asked.trajectoryId, 'dossier');
  if (!access.ok) return access;
  const household = await work.get('household', access.value.householdId);
  if (household?.memberIds.includes(asked.personId) !== true) return notFound('person');
  const consent = consentId === undefined ? undefined : await work.get('consent', consentId);
  if (asked.basis === 'B-CONSENT' && !holds(consent, asked, localDate(work.at))) {
    return refuse('basis-not-valid');
  }
  const id = work.ports.ids.next();
  // Written unchanged, so that of sharing and of withdrawing one is decided after the other.
  if (consent) work.put('consent', consent);
  work.put('share', { id, ...asked, ...(consentId !== undefined && { consentId }), from: work.at });
  addToTimeline(work, { trajectoryId: asked.trajectoryId, code: 'SHARED', details: { basis: asked.basis } });
  return ok({ shareId: id });
};

const holds = (
  consent: ConsentRecord | undefined,
  { personId }: Pick<NewShare, 'personId'>,
  today: string,
): boolean =>
  consent?.personId === personId &&
  consent.withdrawnAt === undefined &&
  (consent.validUntil === undefined || today <= consent.validUntil);

export interface SharesView {
  readonly shares: readonly ShareRecord[];
  readonly consents: readonly ConsentRecord[];
}

/** What is shared of a trajectory, stopped shares included, and the consents there are. */
export const listShares = async (
  ports: Ports,
  who: Identity,
  trajectoryId: string,
): Promise<Outcome<SharesView, CareRefusal>> => {
  const access = await openTo(ports, who, trajectoryId, 'dossier');
  if (!access.ok) return access;
  const where = [{ field: 'trajectoryId', is: trajectoryId }];
  const [shares, consents] = await Promise.all([
    ports.store.find('share', { where }),
    ports.store.find('consent', { where }),
  ]);
  return ok({ shares: shares.map(({ body }) => body), consents: consents.map(({ body }) => body) });
};
