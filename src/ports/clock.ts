import type { Instant } from '../kernel/instant.js';

/** The time, as the service sees it; tests set it. */
export interface Clock {
  now(): Instant;
}

/** New, unguessable ids, sortable by time of creation. */
export interface Ids {
  next(): string;
}
