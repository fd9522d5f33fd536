import { describe, expect, it } from '@jest/globals';
import {
  dutchCalendar,
  isKnown,
  nextWorkingDay,
  plusWorkingDays,
  previousWorkingDay,
  whyOff,
} from '../../../../src/domain/calendar/calendar.js';
import { dateOf, dayOf } from '../../../../src/kernel/amsterdam.js';

const day = (date: string): number => {
  const found = dayOf(date);
  if (found === undefined) throw new Error(`Expected a date, but got '${date}'`);
  return found;
};

/** domain.md §6.1, as printed there. */
const table = [
  ['2026', '04-03', '04-06', '04-27', '05-14', '05-25'],
  ['2027', '03-26', '03-29', '04-27', '05-06', '05-17'],
  ['2028', '04-14', '04-17', '04-27', '05-25', '06-05'],
  ['2029', '03-30', '04-02', '04-27', '05-10', '05-21'],
  ['2030', '04-19', '04-22', '04-27', '05-30', '06-10'],
  ['2031', '04-11', '04-14', '04-26', '05-22', '06-02'],
] as const;

/** A holiday on a Saturday or Sunday is told as that: either way it does not count. */
const offOn = (year: string, date: string): string | undefined => {
  const reason = whyOff(dutchCalendar, day(`${year}-${date}`));
  return reason === 'saturday' || reason === 'sunday' ? 'weekend' : reason;
};

describe('the Dutch calendar', () => {
  it.each(table)(
    'has the holidays of %s',
    (year, goodFriday, easterMonday, kingsDay, ascension, whitMonday) => {
      expect(offOn(year, goodFriday)).toBe('good-friday');
      expect(offOn(year, easterMonday)).toBe('easter-monday');
      expect(['kings-day', 'weekend']).toContain(offOn(year, kingsDay));
      expect(offOn(year, ascension)).toBe('ascension-day');
      expect(offOn(year, whitMonday)).toBe('whit-monday');
      expect(['liberation-day', 'weekend']).toContain(offOn(year, '05-05'));
      expect(['christmas-day', 'weekend']).toContain(offOn(year, '12-25'));
      expect(['second-christmas-day', 'weekend']).toContain(offOn(year, '12-26'));
    },
  );

  it.each(['2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26'])('equates %s', (date) => {
    expect(whyOff(dutchCalendar, day(date))).toBe('equated-day');
  });

  it('has Liberation Day in every year, not only in lustrum years', () => {
    expect(whyOff(dutchCalendar, day('2026-05-05'))).toBe('liberation-day');
    expect(whyOff(dutchCalendar, day('2027-05-05'))).toBe('liberation-day');
  });

  it('celebrates the King on a Saturday when his birthday is a Sunday', () => {
    expect(whyOff(dutchCalendar, day('2025-04-28'))).toBeUndefined();
    expect(whyOff(dutchCalendar, day('2031-04-28'))).toBeUndefined();
  });

  it('does not count local days, such as carnival and the day after Ascension Day in other years', () => {
    expect(whyOff(dutchCalendar, day('2027-02-08'))).toBeUndefined();
    expect(whyOff(dutchCalendar, day('2029-05-11'))).toBeUndefined();
  });

  it('knows where its knowledge ends', () => {
    expect(isKnown(dutchCalendar, day('2028-12-31'))).toBe(true);
    expect(isKnown(dutchCalendar, day('2029-01-01'))).toBe(false);
    expect(isKnown(dutchCalendar, day('2025-12-31'))).toBe(false);
  });

  it('counts over Easter, forward and back', () => {
    expect(dateOf(plusWorkingDays(dutchCalendar, day('2027-03-25'), 1))).toBe('2027-03-30');
    expect(dateOf(plusWorkingDays(dutchCalendar, day('2027-03-30'), -1))).toBe('2027-03-25');
    expect(dateOf(nextWorkingDay(dutchCalendar, day('2027-03-26')))).toBe('2027-03-30');
    expect(dateOf(previousWorkingDay(dutchCalendar, day('2027-03-29')))).toBe('2027-03-25');
  });
});
