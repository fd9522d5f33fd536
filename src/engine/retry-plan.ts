import { isNothing, plusDuration, readDuration } from './durations.js';
import type { Instant } from '../kernel/instant.js';

/** How often a job is tried, and how long is waited after each failure; the last wait holds for all that follow. */
export interface RetryPlan {
  readonly times: number;
  readonly waits: readonly string[];
}

const cycle = /^R(\d{1,4})\/([^/]+)$/;

const isWait = (text: string): boolean => {
  const duration = readDuration(text);
  return duration !== undefined && !isNothing(duration);
};

/** Camunda 7: `R5/PT10M`, or one wait after each failure, `PT1M,PT10M,PT1H`, which is one more attempt than waits. */
export const readRetryPlan = (text: string): RetryPlan | undefined => {
  const [, count, every] = cycle.exec(text.trim()) ?? [];
  if (count !== undefined && every !== undefined)
    return Number(count) > 0 && isWait(every) ? { times: Number(count), waits: [every] } : undefined;
  const waits = text.split(',').map((wait) => wait.trim());
  return waits.length <= 100 && waits.every(isWait) ? { times: waits.length + 1, waits } : undefined;
};

/** When a job is tried again that has failed and may be tried so often still. */
export const nextTry = ({ times, waits }: RetryPlan, left: number, from: Instant): Instant | undefined => {
  const failures = Math.max(1, times - left);
  const duration = readDuration(waits[Math.min(failures, waits.length) - 1] ?? '');
  return duration && plusDuration(from, duration);
};
