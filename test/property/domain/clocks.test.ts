import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dutchCalendar, isWorkingDay, whyOff } from '../../../src/domain/calendar/calendar.js';
import { derive } from '../../../src/domain/clocks/derive.js';
import { reviewDate } from '../../../src/domain/clocks/review-date.js';
import { dateOf, dayOf, fromLocal, toLocal } from '../../../src/kernel/amsterdam.js';
import { fromEpochMs, toEpochMs } from '../../../src/kernel/instant.js';
import {
  instantOf,
  isWorking,
  plusDays,
  secondOpinion,
  wallOf,
} from '../../support/domain/second-calendar.js';

const from = Date.UTC(2000, 0, 1);
const until = Date.UTC(2060, 0, 1);

/** The hours around which the clock on the wall jumps, in March and in October. */
const changes = Array.from({ length: 60 }, (_, at) => 2000 + at).flatMap((year) =>
  [3, 10].map((month) => {
    const last = new Date(Date.UTC(year, month, 0));
    return last.getTime() - last.getUTCDay() * 86_400_000 + 3_600_000;
  }),
);
const minute = 60_000;
const moments = fc.oneof(
  fc.integer({ min: from / minute, max: until / minute }).map((minutes) => minutes * minute),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -4000, max: 4000 }))
    .map(([change, minutes]) => change + minutes * minute),
  fc.integer({ min: from / 1000, max: until / 1000 }).map((seconds) => seconds * 1000 + 7),
);

const upTo = (most: number) => fc.integer({ min: 1, max: most });
const workingDays = upTo(30).map((count) => `WD${count}`);
const hours = fc.oneof(
  upTo(400).map((count) => `PT${count}H`),
  upTo(90).map((count) => `PT${count}M`),
);
const calendar = fc.oneof(
  upTo(100).map((count) => `P${count}D`),
  upTo(15).map((count) => `P${count}W`),
  upTo(14).map((count) => `P${count}M`),
  upTo(2).map((count) => `P${count}Y`),
);
const clocks = fc.oneof(
  workingDays,
  hours,
  calendar,
  calendar.map((period) => `${period}+ATW`),
  fc.tuple(workingDays, fc.oneof(hours, calendar)).map(([days, cap]) => `${days}<=${cap}`),
  fc.oneof(workingDays, hours, calendar).map((inner) => `BACK(${inner})`),
  upTo(60).map((count) => `OFFICE(PT${count}H)`),
);

const derived = (clock: string, epochMs: number) => {
  const outcome = derive({ clock, from: fromEpochMs(epochMs) });
  if (!outcome.ok) throw new Error(outcome.reason.message);
  return outcome.value;
};

describe('clocks', () => {
  it('end when a second implementation says so', () => {
    fc.assert(
      fc.property(clocks, moments, (clock, epochMs) => {
        const expected = secondOpinion(clock, epochMs);
        expect({ clock, due: derived(clock, epochMs).due }).toEqual({ clock, due: fromEpochMs(expected) });
      }),
      { numRuns: 12_000 },
    );
  }, 120_000);

  it('name exactly the days off between the start and the end of working days', () => {
    fc.assert(
      fc.property(workingDays, moments, (clock, epochMs) => {
        const { due, skipped } = derived(clock, epochMs);
        const last = wallOf(toEpochMs(due)).date;
        const expected: string[] = [];
        for (let date = plusDays(wallOf(epochMs).date, 1); date <= last; date = plusDays(date, 1)) {
          if (!isWorking(date)) expected.push(date);
        }
        expect(skipped.map(({ date }) => date)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('never run past their cap nor past their working days', () => {
    fc.assert(
      fc.property(upTo(10), moments, (count, epochMs) => {
        const period = { clock: `WD${count}`, from: fromEpochMs(epochMs), safetyCritical: true };
        const [plain, capped] = [derive(period), derive({ ...period, urgency: 'HIGH' })];
        const legal = derive({ ...period, urgency: 'HIGH', legal: true });
        if (!plain.ok || !capped.ok || !legal.ok) throw new Error('Expected due dates');
        expect(capped.value.due <= plain.value.due).toBe(true);
        expect(legal.value.due).toBe(plain.value.due);
      }),
      { numRuns: 500 },
    );
  });
});

describe('review dates', () => {
  it('fall on a working day if one lies between, not after the interval and not after thirteen weeks', () => {
    fc.assert(
      fc.property(upTo(40), fc.constantFrom('D', 'W', 'M'), moments, (count, unit, epochMs) => {
        const planned = reviewDate(`P${count}${unit}`, fromEpochMs(epochMs));
        if (!planned.ok) throw new Error(planned.reason.message);
        const date = wallOf(toEpochMs(planned.value.due)).date;
        const wanted = wallOf(secondOpinion(`P${count}${unit}`, epochMs)).date;
        const latest = [wanted, plusDays(wallOf(epochMs).date, 91)].sort()[0] ?? '';
        let expected = latest;
        while (!isWorking(expected)) expected = plusDays(expected, -1);
        expect(date).toBe(expected > wallOf(epochMs).date ? expected : latest);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the time on the wall', () => {
  it('is what the platform shows, and leads back to the same moment', () => {
    fc.assert(
      fc.property(moments, (epochMs) => {
        const { day, ms } = toLocal(fromEpochMs(epochMs));
        expect({ date: dateOf(day), ms }).toEqual(wallOf(epochMs));
        expect(fromLocal({ day, ms })).toBe(fromEpochMs(instantOf(wallOf(epochMs))));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('working days', () => {
  it('are the same in every year from 2000 to 2100', () => {
    const differences: string[] = [];
    for (let date = '2000-01-01'; date < '2100-01-01'; date = plusDays(date, 1)) {
      const day = dayOf(date) ?? Number.NaN;
      if (isWorkingDay(dutchCalendar, day) !== isWorking(date))
        differences.push(`${date} ${whyOff(dutchCalendar, day) ?? ''}`);
    }
    expect(differences).toEqual([]);
  });
});
