import { describe, expect, it } from '@jest/globals';
import { dutchCalendar } from '../../../../src/domain/calendar/calendar.js';
import { parseClock } from '../../../../src/domain/clocks/clock.js';
import { dueFor, type DueRequest } from '../../../../src/domain/deadlines/due.js';
import { clockFor, findNorm } from '../../../../src/domain/deadlines/find-norm.js';
import type { Norm, Register } from '../../../../src/domain/deadlines/norm.js';
import { startRegister } from '../../../../src/domain/deadlines/start-register.js';
import { urgencies, type Urgency } from '../../../../src/domain/urgency.js';
import { instantAt, wallAt } from '../../../support/domain/wall.js';

const norm = (more: Partial<Norm>): Norm => ({
  key: 'test.norm',
  version: 1,
  clock: 'WD5',
  source: 'TEST',
  label: 'A',
  validFrom: instantAt('2026-01-01 00:00'),
  ...more,
});

const now = instantAt('2027-05-04 16:00');

describe('the start register', () => {
  it('has every norm once, each with a clock that can be read for every urgency', () => {
    expect(new Set(startRegister.map(({ key }) => key)).size).toBe(startRegister.length);
    for (const entry of startRegister) {
      for (const urgency of [...urgencies, undefined]) {
        expect([entry.key, parseClock(clockFor(entry, urgency)).ok]).toEqual([entry.key, true]);
      }
      expect(entry.source).not.toBe('');
      expect(entry.label).toMatch(/^(S-\d+|K|A)$/);
    }
  });

  it.each([
    'vt.assessment vt.investigation vt.informHousehold vt.monitor acute.ack acute.onsite acute.ambulant acute.plan',
    'acute.stepdown acute.secondEyes alloc.fixedFace contact.first contact.retry analysis.done plan.phase1 plan.phase2',
    'rvt.accept specialist.answer table.held rvdk.start vots.max ots.max homeban.base homeban.max homeban.relief',
    'handover.accept objection objection.decide complaint gdpr.access destruction log.retention',
    'report.acuteCheck report.assess report.secondEyes report.consultation report.feedback',
    'analysis.invite analysis.personTalk analysis.draft analysis.householdReacts analysis.qualityCheck analysis.dissent',
    'plan.conditions plan.check plan.checkPhase1 plan.explain plan.offerFamily plan.familyReady plan.consent plan.decision',
    'rvt.describe rvt.alternative rvt.consult rvt.tellHousehold rvt.planDuo rvt.visit rvt.deescalate',
    'handover.prepare handover.talk handover.confirm handover.askHousehold',
    'review.scaling review.hold review.childVoice review.decide review.tell review.vtMonitor',
    'closing.proposal closing.second closing.talk closing.learning closing.followUp closing.experience overdue.handle',
  ])('knows %s', (keys) => {
    for (const key of keys.split(' '))
      expect([key, findNorm(startRegister, key, now)?.version]).toEqual([key, 1]);
  });

  it.each([
    ['contact.first', ['PT2H', 'WD1<=PT72H', 'WD3', 'WD5']],
    ['analysis.personTalk', ['WD1<=PT48H', 'WD3<=P5D', 'WD10', 'WD15']],
    ['analysis.done', ['WD5', 'WD5<=P8D', 'WD15', 'WD20']],
    ['plan.phase1', ['PT24H', 'WD3<=P5D', 'WD5', 'WD5']],
    ['rvt.accept', ['PT1H', 'PT4H', 'WD1', 'WD2']],
    ['specialist.answer', ['WD1', 'WD2', 'WD5', 'WD5']],
    ['alloc.fixedFace', ['PT4H', 'PT4H', 'WD1', 'WD1']],
    ['handover.accept', ['WD1', 'WD1', 'WD5', 'WD5']],
    ['analysis.draft', ['WD4', 'WD4', 'WD13', 'WD13']],
  ])('has the clocks of D-05 and the tables for %s', (key, clocks) => {
    const found = findNorm(startRegister, key, now);
    expect(urgencies.map((urgency) => found && clockFor(found, urgency))).toEqual(clocks);
  });
});

describe('looking up a norm', () => {
  const register: Register = [
    norm({ clock: 'WD5', validTo: instantAt('2027-01-01 00:00') }),
    norm({ version: 2, clock: 'WD4', validFrom: instantAt('2027-01-01 00:00') }),
    norm({ version: 3, clock: 'WD3', validFrom: instantAt('2027-06-01 00:00') }),
  ];

  it.each([
    ['2025-12-31 23:59', undefined],
    ['2026-01-01 00:00', 1],
    ['2026-12-31 23:59', 1],
    ['2027-01-01 00:00', 2],
    ['2027-06-01 00:00', 3],
  ])('at %s gives the version that holds then', (at, version) => {
    expect(findNorm(register, 'test.norm', instantAt(at))?.version).toBe(version);
  });

  it('takes an unknown urgency for HIGH', () => {
    expect(clockFor(norm({ clock: { HIGH: 'WD1', otherwise: 'WD5' } }), undefined)).toBe('WD1');
    expect(clockFor(norm({ clock: { ACUTE: 'PT1H', otherwise: 'WD5' } }), undefined)).toBe('WD5');
  });

  it('takes ACUTE for at least HIGH', () => {
    expect(clockFor(norm({ clock: { HIGH: 'WD1', otherwise: 'WD5' } }), 'ACUTE')).toBe('WD1');
  });
});

describe('a due date', () => {
  const asked = (more: Partial<DueRequest>): DueRequest => ({
    register: startRegister,
    key: 'contact.first',
    from: now,
    urgency: 'HIGH',
    safetyCritical: true,
    at: now,
    ...more,
  });
  const due = (more: Partial<DueRequest>): string => {
    const outcome = dueFor(asked(more));
    return outcome.ok ? wallAt(outcome.value.dueAt) : outcome.reason.code;
  };

  it.each<readonly [Urgency | undefined, string]>([
    ['ACUTE', '2027-05-04 18:00:00'],
    ['HIGH', '2027-05-07 16:00:00'],
    [undefined, '2027-05-07 16:00:00'],
    ['NORMAL', '2027-05-12 23:59:59'],
    ['LOW', '2027-05-14 23:59:59'],
  ])('follows the urgency %s over Ascension Day (T04)', (urgency, expected) => {
    expect(due({ urgency })).toBe(expected);
  });

  it('tells by which version it was made', () => {
    const outcome = dueFor(asked({}));
    expect(outcome.ok && outcome.value.norm).toEqual({ key: 'contact.first', version: 1 });
  });

  it('does not shorten a maximum of the law', () => {
    expect(due({ key: 'vt.assessment' })).toBe('2027-05-14 23:59:59');
    expect(due({ key: 'report.assess' })).toBe('2027-05-11 16:00:00');
  });

  it('is refused when no norm holds', () => {
    expect(due({ key: 'nothing.known' })).toBe('norm-not-found');
    expect(due({ at: instantAt('2020-01-01 00:00') })).toBe('norm-not-found');
    expect(due({ key: '__proto__' })).toBe('norm-not-found');
  });

  describe('when its clock cannot be used (T12)', () => {
    const broken = (clock: string): Partial<DueRequest> => ({
      register: [norm({ clock })],
      key: 'test.norm',
    });
    const codes = (more: Partial<DueRequest>): readonly string[] => {
      const outcome = dueFor(asked(more));
      return outcome.ok ? outcome.value.derivation.notes.map(({ code }) => code) : [];
    };

    it('is counted in hours for a safety-critical task, and says so', () => {
      expect(due(broken('five days'))).toBe('2027-05-05 16:00:00');
      expect(due(broken('OFFICE(PT4H)'))).toBe('2027-05-04 20:00:00');
      expect(codes(broken('OFFICE(PT4H)'))).toEqual(['stand-in']);
    });

    it('is refused for other tasks', () => {
      expect(due({ ...broken('five days'), safetyCritical: false })).toBe('due-not-derivable');
    });

    it('is capped, whatever the urgency, where the calendar does not reach', () => {
      const unknown = {
        calendar: { ...dutchCalendar, knownUntil: '2026-12-31' },
        urgency: 'NORMAL',
      } as const;
      expect(due({ ...unknown, ...broken('WD1') })).toBe('2027-05-07 16:00:00');
      expect(codes({ ...unknown, ...broken('WD1') })).toEqual(['stand-in', 'calendar-unknown']);
      expect(due({ ...unknown, ...broken('WD1'), safetyCritical: false })).toBe('2027-05-10 23:59:59');
      const legal = { register: [norm({ clock: 'WD1', legal: true })], key: 'test.norm' };
      expect(due({ ...unknown, ...legal })).toBe('2027-05-10 23:59:59');
    });

    it('keeps the working days when they end before the cap', () => {
      const calendar = { ...dutchCalendar, knownUntil: '2026-12-31' };
      const from = instantAt('2027-03-01 10:00');
      expect(due({ ...broken('WD1'), calendar, from, urgency: 'NORMAL' })).toBe('2027-03-02 23:59:59');
    });
  });
});
