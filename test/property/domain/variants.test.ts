import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stepTimes, variantsOf, type ActivityVisit } from '../../../src/domain/mining/variants.js';
import { fromEpochMs } from '../../../src/kernel/instant.js';

const hourMs = 3_600_000;

const visits: fc.Arbitrary<readonly ActivityVisit[]> = fc
  .array(
    fc.record({
      instance: fc.integer({ min: 1, max: 5 }),
      element: fc.constantFrom('a', 'b', 'c'),
      start: fc.integer({ min: 0, max: 20 }),
      lasts: fc.option(fc.integer({ min: 0, max: 30 })),
    }),
    { maxLength: 20 },
  )
  .map((drawn) =>
    drawn.map(({ instance, element, start, lasts }, index) => ({
      id: String(index).padStart(3, '0'),
      instanceId: `i${instance}`,
      elementId: element,
      name: element.toUpperCase(),
      startedAt: fromEpochMs(start * hourMs),
      ...(lasts !== null && { endedAt: fromEpochMs((start + lasts) * hourMs) }),
    })),
  );

const middle = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((one, other) => one - other);
  if (sorted.length === 0) return undefined;
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return ((low ?? 0) + (high ?? 0)) / 2;
};

describe('the ways through a process', () => {
  it('are counted as somebody would who writes every instance down', () => {
    fc.assert(
      fc.property(visits, (all) => {
        const written: Record<string, (number | undefined)[]> = {};
        for (const instance of new Set(all.map(({ instanceId }) => instanceId))) {
          const own = all
            .filter(({ instanceId }) => instanceId === instance)
            .sort((one, other) => `${one.startedAt}${one.id}`.localeCompare(`${other.startedAt}${other.id}`));
          const ends = own.map(({ endedAt }) => (endedAt === undefined ? NaN : Date.parse(endedAt)));
          const hours = (Math.max(...ends) - Date.parse(own[0]?.startedAt ?? '')) / hourMs;
          const way = own.map(({ elementId }) => elementId).join(' ');
          written[way] = [...(written[way] ?? []), Number.isNaN(hours) ? undefined : hours];
        }
        const mine = Object.fromEntries(
          variantsOf(all).map(({ steps, count, medianHours }) => [steps.join(' '), [count, medianHours]]),
        );
        const theirs = Object.fromEntries(
          Object.entries(written).map(([way, hours]) => [
            way,
            [hours.length, middle(hours.filter((one) => one !== undefined))],
          ]),
        );
        expect(mine).toEqual(theirs);
      }),
    );
  });

  it('come with the most frequent first, and steps with the slowest first', () => {
    fc.assert(
      fc.property(visits, (all) => {
        const counts = variantsOf(all).map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((one, other) => other - one));
        const times = stepTimes(all);
        const medians = times.map(({ medianHours }) => medianHours);
        expect(medians).toEqual([...medians].sort((one, other) => other - one));
        for (const { elementId, count, medianHours } of times) {
          const hours = all.flatMap(({ elementId: own, startedAt, endedAt }) =>
            own === elementId && endedAt !== undefined
              ? [(Date.parse(endedAt) - Date.parse(startedAt)) / hourMs]
              : [],
          );
          expect([count, medianHours]).toEqual([hours.length, middle(hours)]);
        }
      }),
    );
  });
});
