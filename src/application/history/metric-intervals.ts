import { fromEpochMs, toEpochMs, type Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Ports } from '../work.js';
import { countMetric, type Span } from './count-metric.js';
import type { TooMuch } from './stories.js';

/** How often something happened from one moment on, until the next. */
export interface Interval {
  readonly at: Instant;
  readonly value: number;
}

interface Intervals extends Span {
  readonly name: string;
  readonly lengthMs: number;
  /** So many of the newest are passed over. */
  readonly offset: number;
  readonly most: number;
}

/**
 * How often something happened in each span of time, the newest first. As in Camunda the spans are of the calendar, not
 * of who asks: quarters of an hour begin with the hour.
 */
export const metricIntervals = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  { name, lengthMs, offset, most, from, before = ports.clock.now() }: Intervals,
): Promise<Outcome<readonly Interval[], 'not-recorded' | TooMuch>> => {
  const newest = Math.ceil(toEpochMs(before) / lengthMs) - 1 - offset;
  const oldest = Math.max(newest - most + 1, from === undefined ? 0 : Math.floor(toEpochMs(from) / lengthMs));
  const times = Math.max(0, newest - oldest + 1);
  const spanOf = (number: number): Asked => ({
    from: fromEpochMs(number * lengthMs),
    before: fromEpochMs((number + 1) * lengthMs),
  });
  // All of them together first: what is too much as a whole is not begun.
  const whole = { from: from ?? spanOf(oldest).from, before };
  const all = times === 0 ? ok(0) : await countMetric(ports, name, whole, times);
  if (!all.ok) return refused(all.reason);
  const found: Interval[] = [];
  for (let number = newest; number >= oldest; number -= 1) {
    const span = spanOf(number);
    const counted = await countMetric(ports, name, within(span, { from, before }), times);
    if (!counted.ok) return refused(counted.reason);
    found.push({ at: span.from, value: counted.value });
  }
  return ok(found);
};

interface Asked {
  readonly from: Instant;
  readonly before: Instant;
}

/** The first and the last span begin and end with what is asked. */
const within = (span: Asked, { from = span.from, before = span.before }: Span): Asked => ({
  from: from > span.from ? from : span.from,
  before: before < span.before ? before : span.before,
});
