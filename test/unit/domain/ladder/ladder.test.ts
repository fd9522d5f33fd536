import { describe, expect, it } from '@jest/globals';
import { momentsOf, type LadderRequest } from '../../../../src/domain/ladder/ladder.js';
import { momentsDue, nextMoment } from '../../../../src/domain/ladder/reached.js';
import { instantAt, wallAt } from '../../../support/domain/wall.js';

const ladder = (openedAt: string, dueAt: string, more: Partial<LadderRequest> = {}) =>
  momentsOf({
    openedAt: instantAt(openedAt),
    dueAt: instantAt(dueAt),
    safetyCritical: false,
    acute: false,
    household: false,
    ...more,
  });

const told = (moments: ReturnType<typeof ladder>): readonly string[] =>
  moments.map(({ code, at, notify, channel }) => `${code} ${wallAt(at)} ${notify.join('+')} ${channel}`);

describe('the ladder of a safety-critical task', () => {
  const easter = ladder('2027-03-25 16:30', '2027-04-02 23:59:59', { safetyCritical: true });

  it('climbs over Easter as in T03', () => {
    expect(told(easter)).toEqual([
      'E0-50 2027-03-29 20:44:59 assignee in-app',
      'E0-80 2027-04-01 08:17:59 assignee+substitute in-app',
      'E1 2027-04-03 00:00:00 substitute+team-lead phone',
      'E2 2027-04-03 04:00:00 manager phone',
      'E3 2027-04-06 00:00:00 director phone',
    ]);
  });

  it('records an incident with the director only', () => {
    expect(easter.filter(({ incident }) => incident === true).map(({ code }) => code)).toEqual(['E3']);
  });

  it('begins at the due moment when that is a time of day', () => {
    const moments = ladder('2027-02-07 02:30', '2027-02-08 02:30', { safetyCritical: true });
    expect(told(moments).slice(2)).toEqual([
      'E1 2027-02-08 02:30:00 substitute+team-lead phone',
      'E2 2027-02-08 06:30:00 manager phone',
      'E3 2027-02-10 00:00:00 director phone',
    ]);
  });
});

describe('the ladder of an ordinary task', () => {
  it('reminds once more on the last working day, and goes on after two and ten working days', () => {
    expect(told(ladder('2027-03-25 16:30', '2027-04-02 23:59:59'))).toEqual([
      'E0-50 2027-03-29 20:44:59 assignee in-app',
      'E0-80 2027-04-01 08:17:59 assignee+substitute in-app',
      'E0-1WD 2027-04-02 00:00:00 assignee in-app',
      'E1 2027-04-03 00:00:00 assignee+substitute+team-lead in-app',
      'E2 2027-04-07 00:00:00 manager list',
      'E3 2027-04-17 00:00:00 director report',
    ]);
  });

  it('leaves out reminders from before it opened, and those that are not before its due moment', () => {
    const codes = ladder('2027-04-02 10:00', '2027-04-02 23:59:59').map(({ code }) => code);
    expect(codes).toEqual(['E0-50', 'E0-80', 'E1', 'E2', 'E3']);
    const late = ladder('2027-04-02 10:00', '2027-04-01 23:59:59').map(({ code }) => code);
    expect(late).toEqual(['E1', 'E2', 'E3']);
  });

  it('reminds at the same time the working day before when it is due at a time', () => {
    const moments = ladder('2027-03-01 10:00', '2027-03-30 14:00');
    expect(wallAt(moments.find(({ code }) => code === 'E0-1WD')?.at ?? instantAt('2000-01-01 00:00'))).toBe(
      '2027-03-25 14:00:00',
    );
  });
});

describe('the ladder of an acute task', () => {
  it('calls every five minutes until somebody claims it, then the next on call every quarter (T02)', () => {
    const moments = ladder('2027-02-06 23:40', '2027-02-06 23:55', { safetyCritical: true, acute: true });
    expect(told(moments)).toEqual([
      'E0-5M 2027-02-06 23:45:00 on-call phone',
      'E0-10M 2027-02-06 23:50:00 on-call phone',
      'E1 2027-02-06 23:55:00 on-call+team-lead phone',
      'E2 2027-02-07 00:10:00 on-call+manager phone',
      'E3 2027-02-07 00:25:00 on-call+director phone',
    ]);
    expect(moments.filter(({ whenUnclaimed }) => whenUnclaimed === true)).toHaveLength(2);
  });

  it('reminds as usual besides when there is time', () => {
    const moments = ladder('2027-02-06 23:40', '2027-02-07 01:40', { safetyCritical: true, acute: true });
    expect(moments.map(({ code }) => code)).toEqual([
      'E0-5M',
      'E0-10M',
      'E0-15M',
      'E0-50',
      'E0-80',
      'E1',
      'E2',
      'E3',
    ]);
  });
});

describe('the ladder of a household', () => {
  it('tells the fixed face and nobody else', () => {
    expect(told(ladder('2027-03-25 16:30', '2027-04-02 23:59:59', { household: true }))).toEqual([
      'E1 2027-04-03 00:00:00 fixed-face in-app',
    ]);
  });
});

describe('climbing', () => {
  const moments = ladder('2027-03-25 16:30', '2027-04-02 23:59:59', { safetyCritical: true });
  const codes = (now: string, reached: readonly string[] = []): readonly string[] =>
    momentsDue(moments, reached, instantAt(now)).map(({ code }) => code);

  it('tells each moment once', () => {
    expect(codes('2027-03-29 20:44')).toEqual([]);
    expect(codes('2027-03-29 20:45')).toEqual(['E0-50']);
    expect(codes('2027-03-29 20:45', ['E0-50'])).toEqual([]);
  });

  it('leaves out overtaken reminders after standing still, and no escalation', () => {
    expect(codes('2027-04-01 09:00')).toEqual(['E0-80']);
    expect(codes('2027-04-07 09:00')).toEqual(['E1', 'E2', 'E3']);
    expect(codes('2027-04-07 09:00', ['E1', 'E2', 'E3'])).toEqual([]);
  });

  it('knows when to look again, and when not to', () => {
    expect(nextMoment(moments, ['E0-50'], instantAt('2027-03-30 00:00'))?.code).toBe('E0-80');
    expect(nextMoment(moments, [], instantAt('2027-04-03 00:00'))?.code).toBe('E2');
    expect(nextMoment(moments, [], instantAt('2027-04-06 00:00'))).toBeUndefined();
  });
});
