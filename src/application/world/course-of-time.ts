import { toEpochMs, type Instant } from '../../kernel/instant.js';
import type { Chance } from './chance.js';
import type { Course } from './households.js';

const monthMs = 30 * 86_400_000;

/** How a household fares: help makes it safer slowly, with ups and downs. */
export interface CourseOfTime {
  /** 0 to 10. */
  safetyAt(now: Instant): number;
  helpBegins(now: Instant): void;
  /** What happened since this was last asked. */
  incidentsAt(now: Instant): number;
}

export const courseOfTime = (chance: Chance, { severity }: Course): CourseOfTime => {
  const begin = 7 - 3.2 * severity + 0.5 * chance.normal();
  const gain = 0.75 - 0.45 * severity + 0.2 * chance.normal();
  let since: Instant | undefined;
  let asked: Instant | undefined;
  const monthsBetween = (from: Instant | undefined, to: Instant): number =>
    from === undefined ? 0 : (toEpochMs(to) - toEpochMs(from)) / monthMs;
  const safetyAt = (now: Instant): number =>
    Math.min(9.5, Math.max(0.5, begin + gain * monthsBetween(since, now)));
  return {
    safetyAt,
    helpBegins(now) {
      since ??= now;
    },
    incidentsAt(now) {
      const expected =
        monthsBetween(asked ?? since, now) * 0.09 * (1 + severity) * (safetyAt(now) < 5 ? 2 : 0.7);
      asked = now;
      return chance.happens(1 - Math.exp(-expected)) ? (chance.happens(0.25) ? 2 : 1) : 0;
    },
  };
};
