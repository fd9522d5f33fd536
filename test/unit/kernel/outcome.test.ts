import { describe, expect, it } from '@jest/globals';
import { assertNever } from '../../../src/kernel/assert-never.js';
import { civilFromDays, daysFromCivil } from '../../../src/kernel/instant.js';
import { ok, refused } from '../../../src/kernel/outcome.js';

describe('an outcome', () => {
  it('is a value or a reason', () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 });
    expect(refused('stale')).toEqual({ ok: false, reason: 'stale' });
  });
});

describe('a case nobody handles', () => {
  it('is a bug that says what it met', () => {
    expect(() => assertNever('surprise' as never)).toThrow('but got \'"surprise"\'');
  });
});

describe('days of the calendar', () => {
  it('go there and back through four hundred years, leap days included', () => {
    for (let day = daysFromCivil(1900, 1, 1); day < daysFromCivil(2300, 1, 1); day += 1) {
      const { year, month, day: ofMonth } = civilFromDays(day);
      if (daysFromCivil(year, month, ofMonth) !== day) throw new Error(`Expected day ${day} to come back`);
    }
    expect(civilFromDays(daysFromCivil(2028, 2, 28) + 1)).toEqual({ year: 2028, month: 2, day: 29 });
    expect(civilFromDays(daysFromCivil(2100, 2, 28) + 1)).toEqual({ year: 2100, month: 3, day: 1 });
  });
});
