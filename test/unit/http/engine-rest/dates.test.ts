import { describe, expect, it } from '@jest/globals';
import { instantOf, restDate } from '../../../../src/http/engine-rest/dates.js';
import { fromEpochMs } from '../../../../src/kernel/instant.js';

describe('dates of /engine-rest', () => {
  it.each([
    ['2013-01-23T14:42:45.000+0200', '2013-01-23T12:42:45.000Z'],
    ['2013-01-23T14:42:45.123+02:00', '2013-01-23T12:42:45.123Z'],
    ['2013-01-23T14:42:45Z', '2013-01-23T14:42:45.000Z'],
    ['2013-01-23T14:42:45', '2013-01-23T14:42:45.000Z'],
    ['2013-01-23T14:42', '2013-01-23T14:42:00.000Z'],
    ['2013-01-23', '2013-01-23T00:00:00.000Z'],
    ['2024-02-29T00:30:00.5-0130', '2024-02-29T02:00:00.500Z'],
    ['0099-12-31T23:59:59.999Z', '0099-12-31T23:59:59.999Z'],
  ])('reads %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each([
    '',
    'yesterday',
    '2013-02-29',
    '2013-13-01',
    '2013-04-31T00:00:00Z',
    '2013-01-23T24:00:00Z',
    '2013-01-23T14:60:00Z',
    '2013-01-23T14:42:60Z',
    '2013-01-23T14:42:45+1900',
    '2013-01-23T14:42:45+0260',
    '0000-01-01',
    ' 2013-01-23',
    '2013-01-23T14:42:45.0000000000Z',
  ])("finds no moment in '%s'", (text) => {
    expect(instantOf(text)).toBeUndefined();
  });

  it('writes moments as Camunda does, so that it can read them again', () => {
    const instant = fromEpochMs(1_358_944_965_120);
    expect(restDate(instant)).toBe('2013-01-23T12:42:45.120+0000');
    expect(instantOf(restDate(instant))).toBe(instant);
  });
});
