import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { storyOf } from '../../../src/application/care/steering/story-of.js';
import { indicatorIds } from '../../../src/domain/indicators/definitions.js';
import { indicators } from '../../../src/domain/indicators/indicators.js';
import { shownCells } from '../../../src/domain/indicators/suppress.js';
import { generatedRecords, moment } from '../../support/indicators/generated-records.js';
import { naive } from '../../support/indicators/naive-indicators.js';

const period = { from: moment(1500), until: moment(8000), now: moment(8000) };
const span = {
  from: Date.parse(period.from),
  until: Date.parse(period.until),
  now: Date.parse(period.now),
};

const fine = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1e6) / 1e6;

describe('indicators', () => {
  const computed = indicatorIds.filter((id) => Object.hasOwn(naive, id));

  it('are all written down a second time, but for those that nobody writes down yet', () => {
    expect(indicatorIds.filter((id) => !computed.includes(id))).toEqual(['I-17', 'I-19', 'I-20']);
  });

  it.each(computed)('%s is what a plain recomputation from the records says', (id) => {
    fc.assert(
      fc.property(generatedRecords, (records) => {
        const figures = indicators[id](records.map(storyOf), period);
        const mine = Object.fromEntries(figures.map(({ key, value, n }) => [key, { value: fine(value), n }]));
        const again = naive[id]?.(records, span) ?? {};
        const theirs = Object.fromEntries(
          Object.entries(again).map(([key, { value, n }]) => [key, { value: fine(value), n }]),
        );
        expect(mine).toEqual(theirs);
      }),
      { numRuns: 150, seed: 20_270_104 },
    );
  });

  it('hide every cell of fewer than ten, and never leave one to be told from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (sizes) => {
        const shown = shownCells(
          sizes.map((n) => ({ n })),
          10,
        );
        const hidden = sizes.filter((_, index) => shown[index] !== true);
        sizes.forEach((n, index) => expect(shown[index] === true && n > 0 && n < 10).toBe(false));
        const othersHidden =
          hidden.length !== 1 || sizes.every((n, index) => shown[index] !== true || n === 0);
        expect(othersHidden).toBe(true);
        const together = hidden.reduce((sum, n) => sum + n, 0);
        const noneLeft = sizes.every((n, index) => shown[index] !== true || n === 0);
        expect(hidden.length === 0 || together >= 10 || noneLeft).toBe(true);
      }),
    );
  });
});
