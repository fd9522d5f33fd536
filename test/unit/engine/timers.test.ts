import { describe, expect, it } from '@jest/globals';
import { longestMs, plusDuration, readDuration, times } from '../../../src/engine/durations.js';
import { nextRound, planTimer, readMoment } from '../../../src/engine/timers.js';
import type { Instant } from '../../../src/kernel/instant.js';

const from = '2026-01-31T10:00:00.000Z' as Instant;

describe('durations', () => {
  it.each([
    ['PT15M', '2026-01-31T10:15:00.000Z'],
    ['P1D', '2026-02-01T10:00:00.000Z'],
    ['P2W', '2026-02-14T10:00:00.000Z'],
    ['P2M', '2026-03-31T09:00:00.000Z'],
    ['P1M', '2026-02-28T10:00:00.000Z'],
    ['P1Y1M', '2027-02-28T10:00:00.000Z'],
    ['P1M1D', '2026-03-01T10:00:00.000Z'],
    ['P1DT2H3M4.5S', '2026-02-01T12:03:04.500Z'],
    ['PT0S', '2026-01-31T10:00:00.000Z'],
    ['P12M', '2027-01-31T10:00:00.000Z'],
    ['P10Y100D', '2036-05-10T09:00:00.000Z'],
    ['PT0.25S', '2026-01-31T10:00:00.250Z'],
    ['PT0,125S', '2026-01-31T10:00:00.125Z'],
    ['PT100H100M100S', '2026-02-04T15:41:40.000Z'],
  ])('%s later is %s', (text, expected) => {
    const duration = readDuration(text);
    expect(duration && plusDuration(from, duration)).toBe(expected);
  });

  it.each([
    'xP1D',
    'P1DT',
    'PT1S1',
    '',
    'P',
    'PT',
    '1D',
    'P1',
    'P-1D',
    'P1.5D',
    'p1d',
    'PT1M1H',
    'P1D ',
    'PT1.2345S',
  ])('cannot read %j', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it('do not go beyond the year 9999, nor back before the year 0', () => {
    expect(planTimer('duration', 'P99999Y', from)).toBeUndefined();
    const year = readDuration('P1Y');
    const early = '0000-06-01T10:00:00.000Z' as Instant;
    expect(year && plusDuration(early, times(year, -1))).toBeUndefined();
    expect(year && plusDuration('0001-06-01T10:00:00.000Z' as Instant, times(year, -1))).toBe(
      '0000-06-01T10:00:00.000Z',
    );
    const hour = readDuration('PT1H');
    expect(hour && plusDuration('0000-01-01T00:30:00.000Z' as Instant, times(hour, -1))).toBeUndefined();
    expect(hour && plusDuration('9999-12-31T23:30:00.000Z' as Instant, hour)).toBeUndefined();
  });

  it('are never longer than their months at 31 days', () => {
    const duration = readDuration('P2M3DT1H');
    expect(duration && longestMs(duration)).toBe((65 * 24 + 1) * 3_600_000);
  });
});

describe('moments', () => {
  it.each([
    ['2026-03-29T10:00:00.000Z', '2026-03-29T10:00:00.000Z'],
    ['2026-03-29T10:00Z', '2026-03-29T10:00:00.000Z'],
    ['2026-03-29T10:00:00+02:00', '2026-03-29T08:00:00.000Z'],
    ['2026-03-29T00:30:00.25-0130', '2026-03-29T02:00:00.250Z'],
    ['2026-03-28T10:00:00', '2026-03-28T09:00:00.000Z'],
    ['2026-03-30T10:00', '2026-03-30T08:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-03-29T10:20:30Z', '2026-03-29T10:20:30.000Z'],
    ['2026-12-31T23:59:59.123456789Z', '2026-12-31T23:59:59.123Z'],
    ['2026-01-31T00:00:00+00:00', '2026-01-31T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(readMoment(text)).toBe(expected);
  });

  it.each([
    'today',
    '2026-02-29',
    '2026-03-29T10',
    '2026-03-29Z',
    '0000-01-01T00:00:00',
    '9999-12-31T23:00:00',
    'x2026-03-29T10:00:00Z',
    '2026-03-29T10:00:00Zx',
    '2026-00-01T10:00:00Z',
    '2026-01-00T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-01-01T10:00:00+01:60',
    '2026-02-29T10:00:00Z',
    '2026-02-29T10:00:00.000Z',
    '2026-13-01T10:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T10:60:00.000Z',
    '2026-01-01T10:00:61.000Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T10:00:00+25:00',
    '0000-01-01T00:00:00+14:00',
  ])('cannot read %s', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });
});

describe('cycles', () => {
  it.each([
    ['R/PT1H', '2026-01-31T11:00:00.000Z', { every: 'PT1H' }],
    ['R3/PT1H', '2026-01-31T11:00:00.000Z', { every: 'PT1H', left: 3 }],
    ['R/P1D', '2026-02-01T10:00:00.000Z', { every: 'P1D', from, round: 1 }],
    [
      'R2/2026-02-01T00:00:00Z/P1D',
      '2026-02-01T00:00:00.000Z',
      { every: 'P1D', left: 2, from: '2026-02-01T00:00:00.000Z', round: 0 },
    ],
    [
      'R3/2026-01-30T09:00:00Z/P1D',
      '2026-02-01T09:00:00.000Z',
      { every: 'P1D', left: 1, from: '2026-01-30T09:00:00.000Z', round: 2 },
    ],
    [
      'R/0000-01-01T00:00:00Z/PT0.001S',
      '2026-01-31T10:00:00.000Z',
      { every: 'PT0.001S', from: '0000-01-01T00:00:00.000Z', round: 63_937_072_800_000 },
    ],
    [
      'R/2026-01-30T09:00:00Z/PT1H',
      '2026-01-31T10:00:00.000Z',
      { every: 'PT1H', from: '2026-01-30T09:00:00.000Z', round: 25 },
    ],
    [
      'R2/2020-01-01T00:00:00Z/P1D',
      '2020-01-02T00:00:00.000Z',
      { every: 'P1D', left: 1, from: '2020-01-01T00:00:00.000Z', round: 1 },
    ],
    [
      'R3/PT1H/2026-01-31T20:00:00Z',
      '2026-01-31T18:00:00.000Z',
      { every: 'PT1H', left: 3, from: '2026-01-31T20:00:00.000Z', round: -2 },
    ],
    [
      'R/P1M/2026-05-31T10:00:00',
      '2026-02-28T09:00:00.000Z',
      { every: 'P1M', left: 4, from: '2026-05-31T08:00:00.000Z', round: -3 },
    ],
    [
      'R/P1D/2020-01-01T00:00:00Z',
      '2020-01-01T00:00:00.000Z',
      { every: 'P1D', left: 1, from: '2020-01-01T00:00:00.000Z', round: 0 },
    ],
    [
      'R2/2026-02-01T00:00:00Z/2026-02-01T00:00:01.5Z',
      '2026-02-01T00:00:00.000Z',
      { every: 'PT1.5S', left: 2, from: '2026-02-01T00:00:00.000Z', round: 0 },
    ],
  ])('%s fires first at %s', (text, dueAt, cycle) => {
    expect(planTimer('cycle', text, from)).toEqual({ dueAt, cycle });
  });

  it.each([
    'xR/PT1H',
    'R00/PT1H',
    'R/P',
    'R/PT0H0M',
    'R0/PT1H',
    'R/PT0S',
    'R',
    'R/',
    'PT1H',
    'R1/PT1H/PT1H',
    'R1/a/b/PT1H',
    'R/PT1H/later',
    'R/2026-02-01T00:00:00Z/2026-02-01T00:00:00Z',
    'R/2026-02-01T00:00:00Z',
    'R/9999-12-30T00:00:00Z/P9999Y/x',
    '0 0 * * *',
  ])('cannot read %s', (text) => {
    expect(planTimer('cycle', text, from)).toBeUndefined();
  });

  it('in cron go on from each planned moment to the next', () => {
    const first = planTimer('cycle', '0 0/20 8-9 ? * MON-FRI', from);
    expect(first).toEqual({ dueAt: '2026-02-02T07:00:00.000Z', cycle: { every: '0 0/20 8-9 ? * MON-FRI' } });
    expect(first?.cycle && nextRound(first.cycle, first.dueAt)).toEqual({
      dueAt: '2026-02-02T07:20:00.000Z',
      cycle: { every: '0 0/20 8-9 ? * MON-FRI' },
    });
  });

  it('end after their last round', () => {
    expect(nextRound({ every: 'PT1H', left: 1 }, from)).toBeUndefined();
    expect(nextRound({ every: 'PT1H', left: 2 }, from)).toEqual({
      dueAt: '2026-01-31T11:00:00.000Z',
      cycle: { every: 'PT1H', left: 1 },
    });
    expect(nextRound({ every: 'PT1H' }, from)).toEqual({
      dueAt: '2026-01-31T11:00:00.000Z',
      cycle: { every: 'PT1H' },
    });
  });
});

/** The rounds of a cycle, as they follow one another. */
const roundsOf = (text: string, now: Instant, most: number): readonly string[] => {
  const rounds: string[] = [];
  let plan = planTimer('cycle', text, now);
  while (plan && rounds.length < most) {
    rounds.push(plan.dueAt);
    plan = plan.cycle && nextRound(plan.cycle, plan.dueAt);
  }
  return rounds;
};

describe('when the clock changes in the Netherlands', () => {
  it.each([
    // A day of 23 hours.
    ['2026-03-28T08:00:00.000Z', 'P1D', '2026-03-29T07:00:00.000Z'],
    ['2026-03-28T08:00:00.000Z', 'PT24H', '2026-03-29T08:00:00.000Z'],
    ['2026-03-28T08:00:00.000Z', 'P1DT1H', '2026-03-29T08:00:00.000Z'],
    ['2026-03-28T08:00:00.000Z', 'P1W', '2026-04-04T07:00:00.000Z'],
    ['2026-02-28T08:00:00.000Z', 'P1M', '2026-03-28T08:00:00.000Z'],
    ['2026-03-15T08:00:00.000Z', 'P1M', '2026-04-15T07:00:00.000Z'],
    // 02:30 is not there: read on the winter clock.
    ['2026-03-28T01:30:00.000Z', 'P1D', '2026-03-29T01:30:00.000Z'],
    // A day of 25 hours.
    ['2026-10-24T07:00:00.000Z', 'P1D', '2026-10-25T08:00:00.000Z'],
    ['2026-10-24T07:00:00.000Z', 'PT24H', '2026-10-25T07:00:00.000Z'],
    // 02:30 is there twice: the first.
    ['2026-10-24T00:30:00.000Z', 'P1D', '2026-10-25T00:30:00.000Z'],
    // From the second 02:30 on.
    ['2026-10-25T01:30:00.000Z', 'P1D', '2026-10-26T01:30:00.000Z'],
  ])('from %s it is %s until %s', (now, text, expected) => {
    expect(planTimer('duration', text, now as Instant)?.dueAt).toBe(expected);
  });

  it.each([
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
  ])('a date without an offset is on the wall: %s', (text, expected) => {
    expect(planTimer('date', text, from)?.dueAt).toBe(expected);
  });

  it('a daily cycle keeps its time on the wall, also after a night in which that time was not there', () => {
    expect(roundsOf('R/P1D', '2026-03-27T01:30:00.000Z' as Instant, 4)).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
      '2026-03-31T00:30:00.000Z',
    ]);
    expect(roundsOf('R3/2026-10-24T09:00:00/P1D', from, 9)).toEqual([
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
      '2026-10-26T08:00:00.000Z',
    ]);
    expect(roundsOf('R3/P1D/2026-10-25T09:00:00', from, 9)).toEqual([
      '2026-10-23T07:00:00.000Z',
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
    ]);
  });

  it('a monthly cycle comes back to the last day of longer months', () => {
    expect(roundsOf('R3/2026-01-31T12:00:00/P1M', from, 9)).toEqual([
      '2026-01-31T11:00:00.000Z',
      '2026-02-28T11:00:00.000Z',
      '2026-03-31T10:00:00.000Z',
    ]);
  });

  it('a cycle of hours is exact', () => {
    expect(roundsOf('R/PT12H', '2026-03-28T18:00:00.000Z' as Instant, 2)).toEqual([
      '2026-03-29T06:00:00.000Z',
      '2026-03-29T18:00:00.000Z',
    ]);
  });

  it('goes on with cycles that were planned before rounds were counted', () => {
    expect(nextRound({ every: 'P1D', left: 2 }, '2026-03-28T08:00:00.000Z' as Instant)).toEqual({
      dueAt: '2026-03-29T07:00:00.000Z',
      cycle: { every: 'P1D', left: 1 },
    });
  });
});
