import type { Urgency } from '../urgency.js';

/** The most urgent first. */
export const urgencies: readonly Urgency[] = ['ACUTE', 'HIGH', 'NORMAL', 'LOW'];
