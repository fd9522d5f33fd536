import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEpochMs, isInstant, plusMs, toEpochMs, type Instant } from '../../../src/kernel/instant.js';

describe('instant', () => {
  it('agrees with the platform on every millisecond of four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2300, 0, 1) }), (ms) => {
        const instant = fromEpochMs(ms);
        expect(instant).toBe(new Date(ms).toISOString());
        expect(toEpochMs(instant)).toBe(ms);
      }),
    );
  });

  it('keeps time order in text order', () => {
    const earlier = '2026-12-31T23:59:59.999Z' as Instant;
    expect(plusMs(earlier, 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(earlier < plusMs(earlier, 1)).toBe(true);
  });

  it.each(['2026-12-31', '2026-12-31T10:00:00Z', '2026-12-31T10:00:00.000+01:00', 'now'])(
    'refuses %s, which is not in the one accepted form',
    (text) => {
      expect(isInstant(text)).toBe(false);
      expect(() => toEpochMs(text as Instant)).toThrow('Expected an instant');
    },
  );
});
