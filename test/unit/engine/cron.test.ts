import { describe, expect, it } from '@jest/globals';
import { nextByCron } from '../../../src/engine/cron.js';
import type { Instant } from '../../../src/kernel/instant.js';
import { instantAt } from '../../support/domain/wall.js';

/** A Saturday. */
const from = '2026-01-31T10:00:00.000Z' as Instant;

describe('cron', () => {
  it.each([
    ['0 0/5 * * * ?', '2026-01-31T10:05:00.000Z'],
    ['* * * * * ?', '2026-01-31T10:00:01.000Z'],
    ['30 15 11 * * ?', '2026-01-31T10:15:30.000Z'],
    ['0 0 11 * * ?', '2026-02-01T10:00:00.000Z'],
    ['0 0 9,17 ? * MON-FRI', '2026-02-02T08:00:00.000Z'],
    ['0 0 9 ? * 1', '2026-02-01T08:00:00.000Z'],
    ['0 0 0 L * ?', '2026-02-27T23:00:00.000Z'],
    ['0 0 0 29 FEB ?', '2028-02-28T23:00:00.000Z'],
    ['0 10-50/20 12 1 6 ? 2030', '2030-06-01T10:10:00.000Z'],
    ['0 0 0 1 jan/6 ?', '2026-06-30T22:00:00.000Z'],
    ['0 0 12 L-2 * ?', '2026-02-26T11:00:00.000Z'],
    ['0 0 12 LW * ?', '2026-02-27T11:00:00.000Z'],
    ['0 0 12 15W 2 ?', '2026-02-16T11:00:00.000Z'],
    ['0 0 12 14w 2 ?', '2026-02-13T11:00:00.000Z'],
    ['0 0 12 1W 2 ?', '2026-02-02T11:00:00.000Z'],
    ['0 0 12 1W 8 ?', '2026-08-03T10:00:00.000Z'],
    ['0 0 12 31W 5 ?', '2026-05-29T10:00:00.000Z'],
    ['0 0 12 ? * FRI#2', '2026-02-13T11:00:00.000Z'],
    ['0 0 12 ? * 1#5', '2026-03-29T10:00:00.000Z'],
    ['0 0 12 ? * 6L', '2026-02-27T11:00:00.000Z'],
    ['0 0 12 ? * monL', '2026-02-23T11:00:00.000Z'],
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
    '0 0 0 ? * MON#6',
    '0 0 0 ? * 8#1',
    '0 0 0 32W * ?',
    '0 0 0 0W * ?',
    '0 0 0 L-31 * ?',
    '0 0 0 1,15W * ?',
    '0 5-1 0 * * ?',
    '0 0/0 0 * * ?',
    '0 a 0 * * ?',
    '',
    `${'0,'.repeat(200)}0 0 0 * * ?`,
  ])('cannot read %s', (text) => {
    expect(nextByCron(text, from)).toBeUndefined();
  });

  it.each([
    ['JAN', '01'],
    ['feb', '02'],
    ['MAR', '03'],
    ['APR', '04'],
    ['MAY', '05'],
    ['JUN', '06'],
    ['JUL', '07'],
    ['AUG', '08'],
    ['SEP', '09'],
    ['OCT', '10'],
    ['NOV', '11'],
    ['DEC', '12'],
  ])('knows the month %s', (word, month) => {
    expect(nextByCron(`0 0 0 2 ${word} ? 2030`, from)).toBe(instantAt(`2030-${month}-02 00:00`));
  });

  it.each([
    ['SUN', '06'],
    ['MON', '07'],
    ['TUE', '01'],
    ['wed', '02'],
    ['THU', '03'],
    ['FRI', '04'],
    ['SAT', '05'],
  ])('knows the day %s', (word, day) => {
    expect(nextByCron(`0 0 0 ? JAN ${word} 2030`, from)).toBe(instantAt(`2030-01-${day} 00:00`));
  });

  it.each([
    ['0 10-x 0 * * ?'],
    ['0 x-10 0 * * ?'],
    ['0 1-2-3 0 * * ?'],
    ['0 12345 0 * * ?'],
    ['0 1a 0 * * ?'],
    ['0 0 0 1 JANU ?'],
    ['0 0 0 * * ? 1969'],
    ['0 0 0 * * ? 2200'],
  ])('cannot read %s either', (text) => {
    expect(nextByCron(text, from)).toBeUndefined();
  });

  it.each([
    ['0 0-50/25 12 * * ?', ['00', '25', '50']],
    ['0 0/20 12 * * ?', ['00', '20', '40']],
    ['0 7,3,5 12 * * ?', ['03', '05', '07']],
  ])('%s comes at each of its minutes', (text, minutes) => {
    let at = instantAt('2026-03-02 11:59');
    for (const minute of minutes) {
      at = nextByCron(text, at) ?? at;
      expect(at).toBe(instantAt(`2026-03-02 12:${minute}`));
    }
    expect(nextByCron(text, at)).toBe(instantAt(`2026-03-03 12:${minutes[0] ?? ''}`));
  });

  it('may have more space between its parts than one', () => {
    expect(nextByCron('0  30   12 *  * ?', instantAt('2026-03-02 11:59'))).toBe(
      instantAt('2026-03-02 12:30'),
    );
  });

  it.each(['0 0 12 ? * 6L7', '0 0 12 L-1x * ?', '0 0 12 ? * FRI#2x', '0 0 12345 * * ?', '0 0 1x * * ?'])(
    'cannot be %s',
    (text) => {
      expect(nextByCron(text, from)).toBeUndefined();
    },
  );

  it.each([
    ['0 0 12 L-1 * ?', '2026-03-30 12:00'],
    ['0 0 12 L-12 * ?', '2026-03-19 12:00'],
    ['0 0 12 L-30 * ?', '2026-05-01 12:00'],
  ])('%s counts from the end of the month', (text, expected) => {
    expect(nextByCron(text, instantAt('2026-03-02 11:59'))).toBe(instantAt(expected));
  });

  it.each(['0 0 0 30 2 ?', '0 0 0 1 1 ? 2020'])('knows that %s never comes', (text) => {
    expect(nextByCron(text, from)).toBeUndefined();
  });
});

const allAfter = (text: string, after: string, most: number): readonly (string | undefined)[] => {
  let moment = after as Instant | undefined;
  return Array.from({ length: most }, () => {
    moment = moment && nextByCron(text, moment);
    return moment;
  });
};

describe('cron on Dutch wall time', () => {
  it('keeps its hour when the clock changes', () => {
    expect(allAfter('0 0 9 * * ?', '2026-03-27T12:00:00.000Z', 3)).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
    expect(allAfter('0 0 9 * * ?', '2026-10-23T12:00:00.000Z', 3)).toEqual([
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
      '2026-10-26T08:00:00.000Z',
    ]);
  });

  it('makes up for a time that is not there in the next hour', () => {
    expect(allAfter('0 30 2 * * ?', '2026-03-28T12:00:00.000Z', 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('takes a time that comes twice once, the first', () => {
    expect(allAfter('0 30 2 * * ?', '2026-10-24T12:00:00.000Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('comes every hour when every hour counts, also in one that comes twice or is not there', () => {
    expect(allAfter('0 30 * * * ?', '2026-10-24T23:45:00.000Z', 3)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T02:30:00.000Z',
    ]);
    expect(allAfter('0 30 * * * ?', '2026-03-29T00:15:00.000Z', 2)).toEqual([
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ]);
  });
});
