import type { Instant } from '../../../kernel/instant.js';
import type { ContactBanRecord, HomeBanRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';

export interface Apart {
  readonly homeBan: HomeBanRecord;
  /** Everybody in the household. */
  readonly memberIds: readonly string[];
  readonly adultIds: readonly string[];
}

/**
 * Keeps whoever must leave and everybody at home apart, from this commit on. As long as nobody has said who must
 * leave, all adults are kept apart from one another: what is not known is not shown (domain.md §4.4).
 */
export const keepApart = async (work: Work, { homeBan, memberIds, adultIds }: Apart): Promise<void> => {
  const before = await bansOf(work, homeBan.id);
  const pairs = pairsOf(homeBan.leaver, memberIds, adultIds);
  const ids = new Set(pairs.map((pair) => idOf(homeBan, pair)));
  for (const ban of before) if (!ids.has(ban.id)) work.put('contactBan', { ...ban, liftedAt: work.at });
  for (const persons of pairs) {
    const id = idOf(homeBan, persons);
    const known = before.find((ban) => ban.id === id);
    work.put('contactBan', {
      id,
      trajectoryId: homeBan.trajectoryId,
      persons,
      basis: 'HOME_BAN',
      homeBanId: homeBan.id,
      from: known?.from ?? work.at,
      ...(homeBan.expiresAt !== undefined && { until: homeBan.expiresAt }),
    });
  }
};

/** The bans themselves end at another moment; what they hide stays hidden. */
export const banUntil = async (work: Work, homeBanId: string, until: Instant): Promise<void> => {
  for (const ban of await bansOf(work, homeBanId)) {
    if (ban.liftedAt === undefined) work.put('contactBan', { ...ban, until });
  }
};

/** Nothing needs to be hidden any more: somebody looked, and said so. */
export const liftBans = async (work: Work, homeBanId: string): Promise<void> => {
  for (const ban of await bansOf(work, homeBanId)) {
    if (ban.liftedAt === undefined) work.put('contactBan', { ...ban, liftedAt: work.at });
  }
};

const bansOf = (work: Work, homeBanId: string): Promise<readonly ContactBanRecord[]> =>
  work.find('contactBan', { where: [{ field: 'homeBanId', is: homeBanId }] });

const idOf = ({ id }: HomeBanRecord, persons: readonly string[]): string => [id, ...persons].join(':');

const pairsOf = (
  leaver: string | undefined,
  memberIds: readonly string[],
  adultIds: readonly string[],
): readonly (readonly string[])[] => {
  if (leaver !== undefined) return memberIds.flatMap((other) => (other === leaver ? [] : [[leaver, other]]));
  return adultIds.flatMap((one, index) => adultIds.slice(index + 1).map((other) => [one, other]));
};
