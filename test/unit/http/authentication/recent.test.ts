import { describe, expect, it } from '@jest/globals';
import { recent } from '../../../../src/http/authentication/recent.js';

describe('what was worked out recently', () => {
  it('is known for a while, and never longer than it holds', () => {
    let now = 0;
    const known = recent<string>({ forMs: 100, atMost: 10 }, () => now);
    known.set('a', 'A');
    known.set('b', 'B', 10);
    known.set('c', 'C', 1_000);
    now = 50;
    expect([known.get('a'), known.get('b'), known.get('c')]).toEqual(['A', undefined, 'C']);
    now = 100;
    expect([known.get('a'), known.get('c')]).toEqual([undefined, undefined]);
  });

  it('is bounded in number, the oldest out first', () => {
    const known = recent<number>({ forMs: 100, atMost: 2 }, () => 0);
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['c', 4],
    ] as const)
      known.set(key, value);
    expect([known.get('a'), known.get('b'), known.get('c')]).toEqual([3, undefined, 4]);
  });
});
