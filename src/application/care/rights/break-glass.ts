import { dueFor } from '../../../domain/deadlines/due.js';
import { startRegister } from '../../../domain/deadlines/register.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { BreakGlassRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Ports, Work } from '../../work.js';
import { startByMessage } from '../engine.js';
import { isOfHousehold } from '../household/portal.js';
import { hasRole, type Identity } from '../identity.js';
import { notify } from '../notify.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';
import { membersOf } from '../users.js';

/** Marks access through the emergency door. */
export const breakGlassBasis = 'BREAK_GLASS';

export interface EmergencyAsked {
  readonly trajectoryId: string;
  readonly reason: BreakGlassRecord['reason'];
  readonly explanation: string;
}

/** Who has this door at all; never anybody of a household (domain.md §4.6). */
export const mayBreakGlass = (who: Identity, { substitute }: TrajectoryRecord): boolean =>
  !isOfHousehold(who) && (hasRole(who, 'crisis-247', 'rvt') || who.user === substitute);

/** When what is opened now closes by itself. */
const closesAt = (at: Instant): Instant => {
  const due = dueFor({
    register: startRegister,
    key: 'breakGlass.open',
    from: at,
    urgency: undefined,
    safetyCritical: true,
    at,
  });
  return due.ok ? due.value.dueAt : at;
};

/**
 * Opens a dossier in an emergency, once, until it closes by itself. Team leads and the privacy officer hear of it at
 * once, and it is looked at afterwards (domain.md §4.6, 4E-9). Asked again while it is open, it is the same opening.
 */
export const breakGlass = async (
  work: Work,
  who: Identity,
  asked: EmergencyAsked,
): Promise<Outcome<{ readonly breakGlassId: string; readonly until: Instant }, CareRefusal>> => {
  const { trajectoryId, reason } = asked;
  const trajectory = await work.get('trajectory', trajectoryId);
  if (!trajectory) return notFound('trajectory');
  if (!mayBreakGlass(who, trajectory)) return refuse('not-allowed');
  const open = await openedBy(work.ports, who, trajectoryId);
  if (open) return ok({ breakGlassId: open.id, until: open.until });
  const opened = recordOf(work, who, asked);
  // Written unchanged, so that two requests at once open it once.
  work.put('trajectory', trajectory);
  work.put('breakGlass', opened);
  work.put('grant', {
    id: opened.grantId,
    trajectoryId,
    user: who.user,
    basis: breakGlassBasis,
    from: work.at,
    until: opened.until,
  });
  addToTimeline(work, { trajectoryId, code: 'BREAK_GLASS_OPENED', details: { reason, user: who.user } });
  const hear = [...(await membersOf(work, 'privacy-officer')), ...(await membersOf(work, 'local-team-lead'))];
  await notify(work, hear, {
    code: 'BREAK_GLASS_OPENED',
    channel: 'in-app',
    trajectoryId,
    occasion: opened.id,
  });
  const started = await startByMessage(work, {
    message: 'BreakGlassUsed',
    businessKey: trajectoryId,
    variables: { trajectoryId, breakGlassId: opened.id, reason, judgement: null },
  });
  return started.ok ? ok({ breakGlassId: opened.id, until: opened.until }) : started;
};

const recordOf = (work: Work, { user }: Identity, asked: EmergencyAsked): BreakGlassRecord => ({
  id: work.ports.ids.next(),
  ...asked,
  user,
  grantId: work.ports.ids.next(),
  at: work.at,
  until: closesAt(work.at),
});

/** The opening through which somebody looks now, if there is one. */
export const openedBy = async (
  { store, clock }: Ports,
  { user }: Identity,
  trajectoryId: string,
): Promise<BreakGlassRecord | undefined> => {
  const [found] = await store.find('breakGlass', {
    where: [
      { field: 'trajectoryId', is: trajectoryId },
      { field: 'user', is: user },
      { field: 'until', above: clock.now() },
    ],
    limit: 1,
  });
  return found?.body.judgement === 'UNJUSTIFIED' ? undefined : found?.body;
};
