import { toEpochMs, type Instant } from '../../kernel/instant.js';

/** How long somebody on call has to accept before the next one is called (domain.md §6.5). */
const acceptWithinMs = 15 * 60_000;

/**
 * Whose turn it is on the list of whoever is on call: the first when the work opens, the next every quarter of an
 * hour, and nobody when the list is exhausted. Then whoever is responsible hears of it (`EP-ACUTE`, domain.md §7.0).
 */
export const turnOf = (list: readonly string[], openedAt: Instant, at: Instant): string | undefined =>
  list[Math.floor((toEpochMs(at) - toEpochMs(openedAt)) / acceptWithinMs)];
