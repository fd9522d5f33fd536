import { describe, expect, it } from '@jest/globals';
import { nextTry, readRetryPlan } from '../../../src/engine/retry-plan.js';
import type { Instant } from '../../../src/kernel/instant.js';

const noon = '2026-03-02T12:00:00.000Z' as Instant;

describe('a plan of attempts', () => {
  it.each([
    ['R3/PT10M', { times: 3, waits: ['PT10M'] }],
    [' R1/P1D ', { times: 1, waits: ['P1D'] }],
    ['PT1M', { times: 2, waits: ['PT1M'] }],
    ['PT1M, PT10M,PT1H', { times: 4, waits: ['PT1M', 'PT10M', 'PT1H'] }],
  ])('is read from %s', (text, plan) => {
    expect(readRetryPlan(text)).toEqual(plan);
  });

  it.each(['', 'R0/PT1M', 'R3', 'R/PT1M', 'R3/soon', 'PT1M,', 'PT0S', 'R3/2026-01-01T00:00:00Z/PT1M'])(
    'is not read from %j',
    (text) => {
      expect(readRetryPlan(text)).toBeUndefined();
    },
  );

  it('waits after each failure as it says, and after the last wait as long again', () => {
    const at = (text: string, left: number) => {
      const plan = readRetryPlan(text);
      return plan && nextTry(plan, left, noon)?.slice(11, 16);
    };
    expect([4, 3, 2, 1].map((left) => at('R5/PT10M', left))).toEqual(['12:10', '12:10', '12:10', '12:10']);
    expect([3, 2, 1].map((left) => at('PT1M,PT10M,PT1H', left))).toEqual(['12:01', '12:10', '13:00']);
    // Somebody gave it more attempts than there were.
    expect(at('PT1M,PT10M', 9)).toBe('12:01');
  });
});
