import type { Instant } from '../../../kernel/instant.js';
import type { HomeBanRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { without } from '../without.js';

export interface HomeBanView {
  readonly id: string;
  readonly state: string;
  readonly leaver?: string;
  readonly imposedAt?: Instant;
  readonly expiresAt?: Instant;
  readonly maxAt?: Instant;
  readonly extendedAt?: Instant;
  readonly endedAt?: Instant;
  readonly violations: Instant[];
}

export interface ContactBanView {
  readonly persons: string[];
  readonly basis: string;
  readonly from: Instant;
  readonly until?: Instant;
}

/** The newest home ban of a trajectory, and who is kept apart from whom now. */
export const viewHomeBan = async (
  { store }: Ports,
  trajectoryId: string,
): Promise<{ readonly homeBan?: HomeBanView; readonly contactBans: ContactBanView[] }> => {
  const where = [{ field: 'trajectoryId', is: trajectoryId }];
  const [bans, contact] = await Promise.all([
    store.find('homeBan', { where, sort: [{ by: 'id', descending: true }], limit: 1 }),
    store.find('contactBan', { where }),
  ]);
  const [newest] = bans;
  return {
    ...(newest && { homeBan: homeBanView(newest.body) }),
    contactBans: contact.flatMap(({ body: { persons, basis, from, until, liftedAt } }) =>
      liftedAt === undefined
        ? [{ persons: [...persons], basis, from, ...(until !== undefined && { until }) }]
        : [],
    ),
  };
};

const homeBanView = (homeBan: HomeBanRecord): HomeBanView => ({
  ...without(without(homeBan, 'trajectoryId'), 'neededAt'),
  violations: [...homeBan.violations],
});
