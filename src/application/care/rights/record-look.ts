import { hourMs } from '../../../kernel/amsterdam.js';
import { fromEpochMs, toEpochMs } from '../../../kernel/instant.js';
import { transact, type Ports } from '../../work.js';
import { ok } from '../../../kernel/outcome.js';
import type { Identity } from '../identity.js';
import { openedBy } from './break-glass.js';

export interface Look {
  readonly trajectoryId: string;
  readonly what: string;
}

/**
 * Writes down that somebody looked at a dossier (domain.md §4.8, RT-9). Looking again at the same part within the
 * hour is the same look, so that a page that refreshes itself does not bury the others.
 */
export const recordLook = async (
  ports: Ports,
  who: Identity,
  { trajectoryId, what }: Look,
): Promise<void> => {
  const now = ports.clock.now();
  const hour = fromEpochMs(Math.floor(toEpochMs(now) / hourMs) * hourMs).slice(0, 13);
  const id = [trajectoryId, who.user, what, hour].join(':');
  if (await ports.store.get('audit', id)) return;
  const emergency = await openedBy(ports, who, trajectoryId);
  await transact(ports, who.user, async (work) => {
    if (await work.get('audit', id)) return ok(undefined);
    work.put('audit', {
      id,
      at: now,
      user: who.user,
      roles: who.groups,
      what,
      trajectoryId,
      ...(emergency && { breakGlass: true }),
    });
    return ok(undefined);
  });
};
