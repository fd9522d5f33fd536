import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { PersonRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Ports, Work } from '../../work.js';
import { openTo } from '../access.js';
import { startByMessage } from '../engine.js';
import { hasRole, type Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';

/** The roles of those who are helped (domain.md §3.1); they see their own side and nothing else. */
export const householdRoles = [
  'hh-adult',
  'hh-parent-authority',
  'hh-parent-no-authority',
  'hh-child-12-15',
  'hh-child-16-17',
  'hh-child-u12',
  'hh-network',
] as const;

export const isOfHousehold = (who: Identity): boolean => hasRole(who, ...householdRoles);

/** Whom somebody who signed in is, when they were invited and still are; nobody else has a side. */
export const personOf = async (ports: Ports, who: Identity): Promise<PersonRecord | undefined> => {
  if (!isOfHousehold(who)) return undefined;
  const portal = (await ports.store.get('portal', who.user))?.body;
  if (!portal || portal.endedAt !== undefined) return undefined;
  return (await ports.store.get('person', portal.personId))?.body;
};

/** The trajectories of the households somebody belongs to, newest first. */
export const trajectoriesOf = async (
  ports: Ports,
  { householdIds }: PersonRecord,
): Promise<readonly TrajectoryRecord[]> => {
  if (householdIds.length === 0) return [];
  const found = await ports.store.find('trajectory', {
    where: [{ field: 'householdId', in: householdIds }],
    sort: [{ by: 'receivedAt', descending: true }],
    limit: 20,
  });
  return found.map(({ body }) => body);
};

export interface Invitation {
  readonly trajectoryId: string;
  readonly personId: string;
  readonly user: string;
  /** Asked of the person alone: can somebody else read this? */
  readonly canOthersRead: 'yes' | 'no' | 'unknown';
}

/**
 * Lets somebody of the household sign in to their own side. Only when nobody else can read along; otherwise nothing
 * is sent and the fixed face calls at a safe moment, which is why this is committed and answered, not refused.
 */
export const invite = async (
  work: Work,
  who: Identity,
  { trajectoryId, personId, user, canOthersRead }: Invitation,
): Promise<Outcome<{ readonly invited: boolean }, CareRefusal>> => {
  const access = await openTo(work.ports, who, trajectoryId, 'dossier');
  if (!access.ok) return access;
  const household = await work.get('household', access.value.householdId);
  const person = await work.get('person', personId);
  if (!person || household?.memberIds.includes(personId) !== true) return notFound('person');
  if (canOthersRead !== 'no') return callInstead(work, { trajectoryId, personId });
  if (!(await mayBecome(work, user, personId))) return refuse('receiver-unknown');
  work.put('portal', { id: user, personId, invitedBy: who.user, invitedAt: work.at });
  return ok({ invited: true });
};

/** An account for people who are helped, that is nobody else's side. */
const mayBecome = async (work: Work, user: string, personId: string): Promise<boolean> => {
  const account = await work.get('user', user);
  if (!account || !householdRoles.some((role) => account.groups.includes(role))) return false;
  const known = await work.get('portal', user);
  return known === undefined || known.personId === personId || known.endedAt !== undefined;
};

const callInstead = async (
  work: Work,
  { trajectoryId, personId }: Pick<Invitation, 'trajectoryId' | 'personId'>,
): Promise<Outcome<{ readonly invited: boolean }, CareRefusal>> => {
  const started = await startByMessage(work, {
    message: 'SafeContactNeeded',
    businessKey: trajectoryId,
    variables: { trajectoryId, personId },
  });
  if (!started.ok) return started;
  addToTimeline(work, { trajectoryId, code: 'SAFE_CALL_NEEDED' });
  return ok({ invited: false });
};
