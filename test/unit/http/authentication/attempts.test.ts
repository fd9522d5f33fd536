import { describe, expect, it } from '@jest/globals';
import { countAttempts } from '../../../../src/http/authentication/attempts.js';

describe('failed sign-ins', () => {
  it('pause the eleventh guess until five minutes after the first', () => {
    let now = 0;
    const attempts = countAttempts(() => now);
    for (let guess = 0; guess < 10; guess += 1) {
      expect(attempts.pauseFor('a')).toBe(0);
      attempts.failed('a');
      now += 1_000;
    }
    expect(attempts.pauseFor('a')).toBe(290);
    expect(attempts.pauseFor('b')).toBe(0);
    now = 300_000;
    expect(attempts.pauseFor('a')).toBe(0);
  });

  it('are forgotten when the right password comes', () => {
    const attempts = countAttempts(() => 0);
    for (let guess = 0; guess < 10; guess += 1) attempts.failed('a');
    attempts.succeeded('a');
    expect(attempts.pauseFor('a')).toBe(0);
  });
});
