import { fromEpochMs, type Instant } from '../../kernel/instant.js';

/** A moment whose shape was checked at the door, as every moment is kept. */
export const asInstant = (given: string): Instant => fromEpochMs(Date.parse(given));
