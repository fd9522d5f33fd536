import { describe, expect, it } from '@jest/globals';
import { nextRound, planTimer, plusDuration, readDuration, readMoment } from '../../../src/engine/timers.js';
import type { Instant } from '../../../src/kernel/instant.js';

const from = '2026-01-31T10:00:00.000Z' as Instant;

describe('durations', () => {
  it.each([
    ['PT15M', '2026-01-31T10:15:00.000Z'],
    ['P1D', '2026-02-01T10:00:00.000Z'],
    ['P2W', '2026-02-14T10:00:00.000Z'],
    ['P1M', '2026-02-28T10:00:00.000Z'],
    ['P1Y1M', '2027-02-28T10:00:00.000Z'],
    ['P1DT2H3M4.5S', '2026-02-01T12:03:04.500Z'],
    ['PT0S', '2026-01-31T10:00:00.000Z'],
  ])('%s later is %s', (text, expected) => {
    const duration = readDuration(text);
    expect(duration && plusDuration(from, duration)).toBe(expected);
  });

  it.each(['', 'P', 'PT', '1D', 'P1', 'P-1D', 'P1.5D', 'p1d', 'PT1M1H', 'P1D ', 'PT1.2345S'])(
    'cannot read %j',
    (text) => {
      expect(readDuration(text)).toBeUndefined();
    },
  );

  it('do not go beyond the year 9999', () => {
    expect(planTimer('duration', 'P99999Y', from)).toBeUndefined();
  });
});

describe('moments', () => {
  it.each([
    ['2026-03-29T10:00:00.000Z', '2026-03-29T10:00:00.000Z'],
    ['2026-03-29T10:00Z', '2026-03-29T10:00:00.000Z'],
    ['2026-03-29T10:00:00+02:00', '2026-03-29T08:00:00.000Z'],
    ['2026-03-29T00:30:00.25-0130', '2026-03-29T02:00:00.250Z'],
  ])('%s is %s', (text, expected) => {
    expect(readMoment(text)).toBe(expected);
  });

  it.each([
    'today',
    '2026-03-29',
    '2026-03-29T10:00:00',
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
    ['R2/2026-02-01T00:00:00Z/P1D', '2026-02-01T00:00:00.000Z', { every: 'P1D', left: 2 }],
  ])('%s fires first at %s', (text, dueAt, cycle) => {
    expect(planTimer('cycle', text, from)).toEqual({ dueAt, cycle });
  });

  it.each(['R0/PT1H', 'R/PT0S', 'R', 'R/', 'PT1H', 'R1/PT1H/PT1H', 'R1/a/b/PT1H', '0 0 * * *'])(
    'cannot read %s',
    (text) => {
      expect(planTimer('cycle', text, from)).toBeUndefined();
    },
  );

  it('in cron go on from each planned moment to the next', () => {
    const first = planTimer('cycle', '0 0/20 8-9 ? * MON-FRI', from);
    expect(first).toEqual({ dueAt: '2026-02-02T08:00:00.000Z', cycle: { every: '0 0/20 8-9 ? * MON-FRI' } });
    expect(first?.cycle && nextRound(first.cycle, first.dueAt)).toEqual({
      dueAt: '2026-02-02T08:20:00.000Z',
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
