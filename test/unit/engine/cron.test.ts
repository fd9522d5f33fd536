import { describe, expect, it } from '@jest/globals';
import { nextByCron } from '../../../src/engine/cron.js';
import type { Instant } from '../../../src/kernel/instant.js';

/** A Saturday. */
const from = '2026-01-31T10:00:00.000Z' as Instant;

describe('cron', () => {
  it.each([
    ['0 0/5 * * * ?', '2026-01-31T10:05:00.000Z'],
    ['* * * * * ?', '2026-01-31T10:00:01.000Z'],
    ['30 15 10 * * ?', '2026-01-31T10:15:30.000Z'],
    ['0 0 10 * * ?', '2026-02-01T10:00:00.000Z'],
    ['0 0 9,17 ? * MON-FRI', '2026-02-02T09:00:00.000Z'],
    ['0 0 9 ? * 1', '2026-02-01T09:00:00.000Z'],
    ['0 0 0 L * ?', '2026-02-28T00:00:00.000Z'],
    ['0 0 0 29 FEB ?', '2028-02-29T00:00:00.000Z'],
    ['0 10-50/20 12 1 6 ? 2030', '2030-06-01T12:10:00.000Z'],
    ['0 0 0 1 jan/6 ?', '2026-07-01T00:00:00.000Z'],
  ])('%s comes next at %s', (text, next) => {
    expect(nextByCron(text, from)).toBe(next);
  });

  it.each([
    '0 0 * * *',
    '0 0 * * * ? 2030 1',
    '60 0 0 * * ?',
    '0 0 24 * * ?',
    '0 0 0 0 * ?',
    '0 0 0 * 13 ?',
    '0 0 0 ? * 8',
    '0 0 0 ? * MON#1',
    '0 0 0 15W * ?',
    '0 5-1 0 * * ?',
    '0 0/0 0 * * ?',
    '0 a 0 * * ?',
    '',
    `${'0,'.repeat(200)}0 0 0 * * ?`,
  ])('cannot read %s', (text) => {
    expect(nextByCron(text, from)).toBeUndefined();
  });

  it.each(['0 0 0 30 2 ?', '0 0 0 1 1 ? 2020'])('knows that %s never comes', (text) => {
    expect(nextByCron(text, from)).toBeUndefined();
  });
});
