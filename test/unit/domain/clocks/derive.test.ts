import { describe, expect, it } from '@jest/globals';
import { dutchCalendar } from '../../../../src/domain/calendar/calendar.js';
import { derive, type Period } from '../../../../src/domain/clocks/derive.js';
import { lateFrom } from '../../../../src/domain/clocks/late-from.js';
import { reviewDate } from '../../../../src/domain/clocks/review-date.js';
import { instantAt, wallAt } from '../../../support/domain/wall.js';

const due = (clock: string, from: string, more: Partial<Period> = {}): string => {
  const outcome = derive({ clock, from: instantAt(from), ...more });
  return outcome.ok ? wallAt(outcome.value.due) : outcome.reason.code;
};

const notes = (clock: string, from: string, more: Partial<Period> = {}): readonly string[] => {
  const outcome = derive({ clock, from: instantAt(from), ...more });
  return outcome.ok ? outcome.value.notes.map(({ code }) => code) : [];
};

describe('clocks of the acceptance scenarios', () => {
  it.each([
    ['T01: assessment', 'WD4', '2027-01-11 10:00', '2027-01-15 23:59:59'],
    ['T01: legal clock', 'WD5', '2027-01-11 10:00', '2027-01-18 23:59:59'],
    ['T02: WD5 from a Saturday night', 'WD5', '2027-02-06 23:40', '2027-02-12 23:59:59'],
    ['T02: home ban to the minute', 'P10D', '2027-02-07 02:30', '2027-02-17 02:30:00'],
    ['T02: at most 28 days', 'P28D', '2027-02-07 02:30', '2027-03-07 02:30:00'],
    ['T02: advice on a Sunday, not moved', 'P7D', '2027-02-07 02:30', '2027-02-14 02:30:00'],
    ['T03: assessment over Easter', 'WD4', '2027-03-25 16:30', '2027-04-02 23:59:59'],
    ['T03: legal clock over Easter', 'WD5', '2027-03-25 16:30', '2027-04-05 23:59:59'],
    ['T03: three days of an act (art. 2)', 'P3D+ATW', '2027-03-25 12:00', '2027-03-31 23:59:59'],
    ['T03: objection in six weeks (art. 1)', 'P6W+ATW', '2027-03-24 12:00', '2027-05-10 23:59:59'],
    ['T03: investigation in ten weeks (art. 1)', 'P10W+ATW', '2027-02-24 12:00', '2027-05-10 23:59:59'],
    ['T03: hours are never moved', 'PT24H', '2027-03-25 16:30', '2027-03-26 16:30:00'],
    ['T04: legal clock over Ascension Day', 'WD5', '2027-05-04 14:00', '2027-05-14 23:59:59'],
    ['T04: one working day without a cap', 'WD1', '2027-05-04 16:00', '2027-05-10 23:59:59'],
    ['T04: the cap', 'WD1<=PT72H', '2027-05-04 16:00', '2027-05-07 16:00:00'],
    ['T10: a month', 'P1M', '2027-10-04 09:00', '2027-11-04 09:00:00'],
  ])('%s', (_, clock, from, expected) => {
    expect(due(clock, from)).toBe(expected);
  });
});

describe('the cap of R-CLOCK-CAP', () => {
  const urgent = { safetyCritical: true, urgency: 'HIGH' } as const;

  it('is put on working days of urgent safety-critical tasks', () => {
    expect(due('WD1', '2027-05-04 16:00', urgent)).toBe('2027-05-07 16:00:00');
    expect(due('WD1', '2027-05-04 16:00', { ...urgent, urgency: 'ACUTE' })).toBe('2027-05-07 16:00:00');
    expect(notes('WD1', '2027-05-04 16:00', urgent)).toEqual(['capped']);
  });

  it.each([
    ['WD2', '2027-05-08 16:00:00'],
    ['WD3', '2027-05-09 16:00:00'],
    ['WD5', '2027-05-12 16:00:00'],
  ])('is in calendar days for %s', (clock, expected) => {
    expect(due(clock, '2027-05-04 16:00', urgent)).toBe(expected);
  });

  it('does not shorten other tasks, milder trajectories or what the law sets', () => {
    const plain = '2027-05-10 23:59:59';
    expect(due('WD1', '2027-05-04 16:00', { ...urgent, safetyCritical: false })).toBe(plain);
    expect(due('WD1', '2027-05-04 16:00', { ...urgent, urgency: 'NORMAL' })).toBe(plain);
    expect(due('WD1', '2027-05-04 16:00', { ...urgent, legal: true })).toBe(plain);
  });
});

describe('clocks at the edges of time', () => {
  it.each([
    ['a time that summer time skips is an hour later', 'P1D', '2027-03-27 02:30', '2027-03-28 03:30:00'],
    ['a time that happens twice means the first', 'P1D', '2027-10-30 02:30', '2027-10-31 02:30:00'],
    ['hours are counted through summer time', 'PT24H', '2027-03-27 12:00', '2027-03-28 13:00:00'],
    ['and through winter time', 'PT24H', '2027-10-30 12:00', '2027-10-31 11:00:00'],
    ['months end on their last day', 'P1M', '2027-01-31 09:00', '2027-02-28 09:00:00'],
    ['also in leap years', 'P1M', '2028-01-31 09:00', '2028-02-29 09:00:00'],
    ['counted back, never later', 'BACK(WD3)', '2027-03-31 14:00', '2027-03-24 23:59:59'],
    ['counted back from Easter Monday, earlier', 'BACK(P1D)', '2027-03-30 14:00', '2027-03-25 14:00:00'],
    ['hours back are exact', 'BACK(PT24H)', '2027-03-07 02:30', '2027-03-06 02:30:00'],
    ['more than twelve weeks are not extended', 'P13W+ATW', '2027-01-09 12:00', '2027-04-10 23:59:59'],
    ['office hours go on the next morning', 'OFFICE(PT4H)', '2027-03-25 16:00', '2027-03-30 11:30:00'],
  ])('%s', (_, clock, from, expected) => {
    expect(due(clock, from)).toBe(expected);
  });

  it('says so when days off are not known yet', () => {
    expect(notes('WD5', '2028-12-28 12:00')).toEqual(['calendar-unknown']);
  });

  it('refuses office hours for safety-critical tasks and everything that is no clock', () => {
    expect(due('OFFICE(PT4H)', '2027-03-25 16:00', { safetyCritical: true })).toBe('office-clock-forbidden');
    for (const text of [
      '',
      'WD0',
      'P5',
      'WD5<=',
      'BACK()',
      'P1D+ATW+ATW',
      'WD99999',
      'PT',
      'constructor',
      'P1Y2M',
    ]) {
      expect(due(text, '2027-03-25 16:00')).toBe('clock-invalid');
    }
  });

  it('refuses what ends beyond the years there are', () => {
    const outcome = derive({ clock: 'P100Y', from: instantAt('9999-01-01 12:00') }, dutchCalendar);
    expect(outcome.ok ? '' : outcome.reason.code).toBe('out-of-range');
  });
});

describe('late', () => {
  it('begins when the day after begins, or at the very moment', () => {
    expect(wallAt(lateFrom(instantAt('2027-04-02 23:59:59')))).toBe('2027-04-03 00:00:00');
    expect(wallAt(lateFrom(instantAt('2027-04-05 23:59:59')))).toBe('2027-04-06 00:00:00');
    expect(wallAt(lateFrom(instantAt('2027-02-06 23:55:00')))).toBe('2027-02-06 23:55:00');
    expect(wallAt(lateFrom(instantAt('2027-03-27 23:59:59')))).toBe('2027-03-28 00:00:00');
  });
});

describe('review dates', () => {
  it.each([
    ['T01: six weeks', 'P6W', '2027-02-11 10:00', '2027-03-25'],
    ['T01: thirteen weeks', 'P13W', '2027-03-25 10:00', '2027-06-24'],
    ['two days, from Good Friday back', 'P2D', '2027-03-24 10:00', '2027-03-25'],
    ['two days from a Friday, where no working day lies between', 'P2D', '2027-03-05 10:00', '2027-03-07'],
    ['four weeks, from King’s Day back', 'P4W', '2027-03-30 10:00', '2027-04-26'],
    ['never more than thirteen weeks', 'P26W', '2027-03-25 10:00', '2027-06-24'],
  ])('%s', (_, interval, from, expected) => {
    const planned = reviewDate(interval, instantAt(from));
    expect(planned.ok && wallAt(planned.value.due)).toBe(`${expected} 23:59:59`);
  });

  it('refuses working days and hours', () => {
    for (const interval of ['WD5', 'PT2H', 'P6W+ATW', '']) {
      expect(reviewDate(interval, instantAt('2027-03-25 10:00')).ok).toBe(false);
    }
  });
});
