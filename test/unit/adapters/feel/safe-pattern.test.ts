import { describe, expect, it } from '@jest/globals';
import { refusalOfPattern } from '../../../../src/adapters/feel/safe-pattern.js';

describe('A pattern', () => {
  it.each([
    ['^[0-9]{4} ?[A-Z]{2}$', 1_000],
    ['^(?:de|het|een) ', 10_000],
    ['^\\d{4}-\\d{2}-\\d{2}$', 1_000],
    ['^(\\d{3}){3}$', 100],
    ['[a-z]+', 10_000],
    ['^[a-z.]+@[a-z]+\\.[a-z]+$', 100],
    ['a(b+)?c', 1_000],
    ['[(*+|]', 1_000],
    ['\\(\\*\\)', 1_000],
  ])('like %s may be tried on %d characters', (pattern, length) => {
    expect(refusalOfPattern(pattern, length)).toBeUndefined();
  });

  it.each([
    ['(a+)+', 10],
    ['(a|a)*', 10],
    ['(a|b)+', 10],
    ['((a?)b){2,}', 10],
    ['(?:a*)*', 10],
    ['(a*){30,40}', 10],
    ['(a)\\1', 10],
    ['(?=a)b', 10],
    ['(?<=a)b', 10],
    ['(?<name>a)', 10],
    ['a)b', 10],
    ['a*a*a*b', 1_000],
    ['a+', 1_000_000],
    ['a?a?a?a?a?a?a?a?a?a?a?', 10],
    ['a'.repeat(500), 10],
  ])('like %s may not be tried on %d characters', (pattern, length) => {
    expect(refusalOfPattern(pattern, length)).toMatch(/^(a pattern|at most)/);
  });

  it('that is taken ends soon on the worst input it may have', () => {
    const worst: readonly (readonly [string, number])[] = [
      ['a*$', 10_000],
      ['a*a*$', 450],
      ['a*a*a*$', 100],
      ['a*a*a*a*$', 40],
      ['a*a*a*a*a*$', 25],
    ];
    const began = performance.now();
    for (const [pattern, length] of worst) {
      expect(refusalOfPattern(pattern, length)).toBeUndefined();
      new RegExp(pattern, 'u').test(`${'a'.repeat(length - 1)}b`);
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
