import { describe, expect, it } from '@jest/globals';
import { dutchCalendar } from '../../../src/domain/calendar/calendar.js';
import { parseClock } from '../../../src/domain/clocks/clock.js';
import { derive, type Period } from '../../../src/domain/clocks/derive.js';
import { findNorm } from '../../../src/domain/deadlines/find-norm.js';
import { startRegister } from '../../../src/domain/deadlines/start-register.js';
import { accessLevel, type AccessFacts } from '../../../src/domain/rules/access.js';
import { responsibleFor } from '../../../src/domain/rules/hand-over.js';
import { whyNotToPhase } from '../../../src/domain/rules/phase.js';
import { whyNotToState, type TrajectoryState } from '../../../src/domain/rules/trajectory-state.js';
import { urgencyRank } from '../../../src/domain/rules/urgency-decision.js';
import { isUrgency } from '../../../src/domain/urgency.js';
import type { Instant } from '../../../src/kernel/instant.js';
import { instantAt } from '../../support/domain/wall.js';

describe('a clock', () => {
  it.each([
    'PT2Hx',
    'xPT2H',
    'PT2H3',
    'PT',
    'PT0S',
    'P0D',
    'P1',
    'CD0',
    'WD0',
    'WD1001',
    'WD12345',
    'P36526D',
    'P5219W',
    'P1201M',
    'P101Y',
    'BACK(WD3)x',
    'xBACK(WD3)',
    'BACK()',
    'BACK(OFFICE(PT1H))',
    'OFFICE(PT4H)x',
    'xOFFICE(PT4H)',
    'OFFICE(WD1)',
    'OFFICE()',
    'WD1<=PT72H<=P1D',
    'WD1<=',
    '<=PT72H',
    'P6W+ATWx',
    '+ATW',
    'WD1+ATW',
    '',
  ])('%j is none', (text) => {
    expect(parseClock(text)).toMatchObject({ ok: false, reason: { code: 'clock-invalid' } });
  });

  it.each([
    ['PT1H2M3S', { kind: 'hours', ms: 3_723_000 }],
    ['PT1S', { kind: 'hours', ms: 1000 }],
    ['WD1000', { kind: 'working-days', count: 1000 }],
    ['P36525D', { kind: 'calendar', unit: 'D', count: 36_525 }],
    ['P5218W', { kind: 'calendar', unit: 'W', count: 5_218 }],
    ['P1200M', { kind: 'calendar', unit: 'M', count: 1_200 }],
    ['P100Y', { kind: 'calendar', unit: 'Y', count: 100 }],
    ['CD10', { kind: 'calendar', unit: 'D', count: 10 }],
    ['P6W+ATW', { kind: 'act', period: { kind: 'calendar', unit: 'W', count: 6 } }],
    ['WD2<=P4D', { kind: 'capped', count: 2, cap: { kind: 'calendar', unit: 'D', count: 4 } }],
    ['BACK(PT1H)', { kind: 'back', of: { kind: 'hours', ms: 3_600_000 } }],
    ['OFFICE(PT4H)', { kind: 'office', ms: 14_400_000 }],
  ])('%s is %j', (text, clock) => {
    expect(parseClock(text)).toEqual({ ok: true, value: clock });
  });
});

const derived = (clock: string, from: string, more: Partial<Period> = {}) => {
  const outcome = derive({ clock, from: instantAt(from), ...more });
  if (!outcome.ok) throw new Error(outcome.reason.message);
  return outcome.value;
};

describe('a period', () => {
  it('keeps which calendar it was counted by', () => {
    expect(dutchCalendar.version).toBe('nl-2026-2028');
    expect(derived('WD1', '2027-03-01 10:00').calendarVersion).toBe('nl-2026-2028');
  });

  it.each([
    ['P90D+ATW', []],
    ['P91D+ATW', ['atw-4']],
    ['P12W+ATW', []],
    ['P13W+ATW', ['atw-4']],
    ['P3M+ATW', []],
    ['P4M+ATW', ['atw-4']],
    ['P1Y+ATW', ['atw-4']],
    ['PT48H+ATW', ['atw-4']],
  ])('of the law, %s, is made longer unless it is too long for that', (clock, notes) => {
    const { notes: found, skipped } = derived(clock, '2027-09-01 10:00');
    expect(found.map(({ code }) => code).filter((code) => code === 'atw-4')).toEqual(notes);
    if (notes.length > 0) expect(skipped).toEqual([]);
  });

  it('of the law skips what lies behind its end, and with it what lies within when two working days must', () => {
    expect(derived('P1W+ATW', '2027-03-22 10:00').skipped).toEqual([
      { date: '2027-03-29', reason: 'easter-monday' },
    ]);
    expect(derived('P3D+ATW', '2027-03-25 10:00').skipped.map(({ date }) => date)).toEqual([
      '2027-03-26',
      '2027-03-27',
      '2027-03-28',
      '2027-03-29',
    ]);
    expect(derived('P3D+ATW', '2027-09-06 10:00').skipped).toEqual([]);
  });

  it('says so when it reaches beyond the known calendar, not when it reaches its last day', () => {
    expect(derived('WD1', '2028-12-28 10:00').notes).toEqual([]);
    expect(derived('WD2', '2028-12-29 10:00').notes).toEqual([
      { code: 'calendar-unknown', date: '2028-12-31' },
    ]);
    expect(derived('WD1', '2025-12-30 10:00').notes).toEqual([
      { code: 'calendar-unknown', date: '2026-01-01' },
    ]);
  });

  it('in office hours skips days off from its start on', () => {
    expect(derived('OFFICE(PT1H)', '2027-03-26 10:00').skipped[0]).toEqual({
      date: '2027-03-26',
      reason: 'good-friday',
    });
    expect(derived('OFFICE(PT1H)', '2027-03-29 10:00').skipped.map(({ date }) => date)).toEqual([
      '2027-03-29',
    ]);
  });

  it('back on the calendar notes the day it would have been', () => {
    expect(derived('BACK(P1D)', '2027-03-29 10:00').notes).toEqual([
      { code: 'earlier-working-day', date: '2027-03-28' },
    ]);
    expect(derived('BACK(P1D)', '2027-03-25 10:00').notes).toEqual([]);
  });

  it.each(['0199-12-31T00:00:00.000Z', '9801-01-01T00:00:00.000Z'])('is not counted from %s', (from) => {
    expect(derive({ clock: 'PT1H', from: from as Instant })).toMatchObject({
      ok: false,
      reason: { code: 'out-of-range' },
    });
  });
});

describe('the register', () => {
  it('has each norm under one name, of the kind of names that diagrams use', () => {
    const keys = startRegister.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]+[A-Za-z]*(\.[a-z][A-Za-z0-9]*)*$/);
  });

  it('ends a norm at its end', () => {
    const [norm] = startRegister;
    if (!norm) throw new Error('Expected a norm');
    const until = '2027-01-01T00:00:00.000Z' as Instant;
    const register = [{ ...norm, validTo: until }];
    expect(findNorm(register, norm.key, '2026-12-31T23:59:59.999Z' as Instant)).toBeDefined();
    expect(findNorm(register, norm.key, until)).toBeUndefined();
  });
});

describe('urgency', () => {
  it('unknown counts as high', () => {
    expect([undefined, 'ACUTE', 'HIGH', 'NORMAL', 'LOW'].map((one) => urgencyRank(one as 'HIGH'))).toEqual([
      1, 0, 1, 2, 3,
    ]);
    expect(['ACUTE', 'HIGH', 'NORMAL', 'LOW', 'high', '', null].map(isUrgency)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('a trajectory', () => {
  const states: readonly TrajectoryState[] = [
    'SIGNAL',
    'ASSESSMENT',
    'ACUTE',
    'ALLOCATED',
    'ANALYSIS',
    'PLAN_ACTIVE',
    'MONITORING',
    'CLOSING',
    'CLOSED',
  ];

  it.each<readonly [TrajectoryState, string]>([
    ['SIGNAL', 'ASSESSMENT ACUTE CLOSED'],
    ['ASSESSMENT', 'ACUTE ALLOCATED ANALYSIS PLAN_ACTIVE MONITORING CLOSING CLOSED'],
    ['ACUTE', 'ASSESSMENT ALLOCATED ANALYSIS PLAN_ACTIVE MONITORING CLOSING'],
    ['ALLOCATED', 'ASSESSMENT ACUTE ANALYSIS PLAN_ACTIVE CLOSED'],
    ['ANALYSIS', 'ASSESSMENT ACUTE PLAN_ACTIVE CLOSED'],
    ['PLAN_ACTIVE', 'ASSESSMENT ACUTE ANALYSIS MONITORING CLOSING CLOSED'],
    ['MONITORING', 'ASSESSMENT ACUTE ANALYSIS PLAN_ACTIVE CLOSING CLOSED'],
    ['CLOSING', 'ASSESSMENT ACUTE PLAN_ACTIVE MONITORING CLOSED'],
    ['CLOSED', ''],
  ])('that is %s may become %s', (from, expected) => {
    const may = states.filter(
      (to) => to !== from && whyNotToState({ from, to, openSafetyTasks: 0 }) === undefined,
    );
    expect(may.join(' ')).toBe(expected);
  });

  it('with open safety tasks may do anything but close', () => {
    expect(whyNotToState({ from: 'MONITORING', to: 'CLOSED', openSafetyTasks: 1 })).toBe('safety-task-open');
    expect(whyNotToState({ from: 'MONITORING', to: 'CLOSING', openSafetyTasks: 1 })).toBeUndefined();
    expect(whyNotToState({ from: 'MONITORING', to: 'MONITORING', openSafetyTasks: 1 })).toBeUndefined();
  });

  it('goes to its next phase only when another agrees than who held the review', () => {
    const change = { from: 1, to: 2, reviewedBy: 'one', directSafety: true } as const;
    expect(whyNotToPhase(change)).toBe('FOUR_EYES');
    expect(whyNotToPhase({ ...change, agreedBy: 'one' })).toBe('FOUR_EYES');
    expect(whyNotToPhase({ ...change, agreedBy: 'two' })).toBeUndefined();
    expect(whyNotToPhase({ from: 1, to: 2, directSafety: true, agreedBy: 'two' })).toBe('review-missing');
  });

  it.each([
    ['PREPARING', 'giver'],
    ['OFFERED', 'giver'],
    ['REFUSED', 'giver'],
    ['ACCEPTED', 'receiver'],
    ['CONFIRMED', 'receiver'],
  ] as const)('whose hand-over is %s is of the %s', (state, who) => {
    const handOver = { state, giver: 'giver', receiver: 'receiver', receiverGroup: 'rvt' };
    expect(responsibleFor(handOver)).toBe(who);
    expect(responsibleFor({ state, giver: 'giver', receiverGroup: 'rvt' })).toBe('giver');
  });

  it.each([
    ['escalation-rvt', 0, 'none'],
    ['escalation-rvt', 3, 'dossier'],
    ['joint-analysis', 0, 'dossier'],
  ] as const)('shows who holds a task of %s at level %s: %s', (definitionKey, escalationLevel, level) => {
    const facts: AccessFacts = {
      who: { user: 'worker-test-1', groups: [] },
      trajectory: { state: 'MONITORING', escalationLevel },
      grants: [],
      tasks: [{ assignee: 'worker-test-1', candidateUsers: [], candidateGroups: [], definitionKey }],
      now: instantAt('2027-03-01 10:00'),
    };
    expect(accessLevel(facts)).toBe(level);
  });
});
