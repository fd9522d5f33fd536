import { describe, expect, it } from '@jest/globals';
import type { Derivation } from '../../../../src/domain/clocks/derivation.js';
import { derive } from '../../../../src/domain/clocks/derive.js';
import { extended, suspended, type Pause } from '../../../../src/domain/clocks/pause.js';
import { instantAt, wallAt } from '../../../support/domain/wall.js';

const derived = (clock: string, from: string): Derivation => {
  const outcome = derive({ clock, from: instantAt(from) });
  if (!outcome.ok) throw new Error(outcome.reason.message);
  return outcome.value;
};

const paused = (clock: string, from: string, pause: Partial<Pause> = {}): string => {
  const outcome = suspended(derived(clock, from), {
    from: instantAt('2027-03-08 12:00'),
    until: instantAt('2027-03-15 12:00'),
    basis: 'Awb 4:15',
    urgency: 'NORMAL',
    ...pause,
  });
  return outcome.ok ? wallAt(outcome.value.due) : outcome.reason.code;
};

describe('a suspended period', () => {
  it.each([
    ['gets back the working days it lost', 'WD10', '2027-03-19 23:59:59', '2027-03-30 23:59:59'],
    ['of an act ends on a working day again', 'P3W+ATW', '2027-03-22 23:59:59', '2027-03-30 23:59:59'],
    ['to the minute moves by the length of the pause', 'P10D', '2027-03-11 10:00:00', '2027-03-18 10:00:00'],
    ['of hours too', 'PT200H', '2027-03-09 18:00:00', '2027-03-16 18:00:00'],
  ])('%s', (_, clock, before, after) => {
    const from = clock === 'WD10' ? '2027-03-05 10:00' : '2027-03-01 10:00';
    expect(wallAt(derived(clock, from).due)).toBe(before);
    expect(paused(clock, from)).toBe(after);
  });

  it('says why and from when', () => {
    const outcome = suspended(derived('WD10', '2027-03-05 10:00'), {
      from: instantAt('2027-03-08 12:00'),
      until: instantAt('2027-03-09 12:00'),
      basis: 'Awb 4:15',
      urgency: undefined,
    });
    expect(outcome.ok && outcome.value.notes).toEqual([
      { code: 'suspended', date: '2027-03-08', basis: 'Awb 4:15' },
    ]);
  });

  it('never stands still when it is acute, capped, counted back or in office hours', () => {
    const from = '2027-03-05 10:00';
    expect(paused('WD10', from, { urgency: 'ACUTE' })).toBe('clock-cannot-pause');
    expect(paused('WD10<=P16D', from)).toBe('clock-cannot-pause');
    expect(paused('BACK(WD3)', '2027-03-20 10:00')).toBe('clock-cannot-pause');
    expect(paused('OFFICE(PT40H)', from)).toBe('clock-cannot-pause');
  });

  it('needs a rule, and a pause within the period', () => {
    const from = '2027-03-05 10:00';
    expect(paused('WD10', from, { basis: ' ' })).toBe('reason-missing');
    expect(paused('WD10', '2027-03-10 10:00')).toBe('pause-outside-period');
    expect(paused('WD10', from, { until: instantAt('2027-03-08 12:00') })).toBe('pause-outside-period');
    expect(paused('WD1', '2027-03-01 10:00')).toBe('pause-outside-period');
  });
});

describe('an extended period', () => {
  it('counts from the old end and keeps its history', () => {
    const first = extended(derived('P4W', '2027-03-01 10:00'), { by: 'P2W', basis: 'Wmo 2015' });
    if (!first.ok) throw new Error(first.reason.message);
    expect(wallAt(first.value.due)).toBe('2027-04-12 10:00:00');
    const second = extended(first.value, { by: 'P2W', basis: 'Wmo 2015' });
    expect(second.ok && wallAt(second.value.due)).toBe('2027-04-26 10:00:00');
    expect(second.ok && second.value.notes.map(({ code, date }) => [code, date])).toEqual([
      ['extended', '2027-03-29'],
      ['extended', '2027-04-12'],
    ]);
  });

  it('needs a rule and something longer', () => {
    const period = derived('P4W', '2027-03-01 10:00');
    expect(extended(period, { by: 'P2W', basis: '' }).ok).toBe(false);
    expect(extended(period, { by: 'BACK(P2W)', basis: 'Wmo 2015' }).ok).toBe(false);
    expect(extended(period, { by: 'soon', basis: 'Wmo 2015' }).ok).toBe(false);
  });
});
