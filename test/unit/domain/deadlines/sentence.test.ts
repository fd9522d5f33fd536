import { describe, expect, it } from '@jest/globals';
import { derive, type Period } from '../../../../src/domain/clocks/derive.js';
import { reviewDate } from '../../../../src/domain/clocks/review-date.js';
import { sentenceOf } from '../../../../src/domain/deadlines/sentence.js';
import { startRegister } from '../../../../src/domain/deadlines/start-register.js';
import { findNorm } from '../../../../src/domain/deadlines/find-norm.js';
import { instantAt } from '../../../support/domain/wall.js';

const derived = (clock: string, from: string, more: Partial<Period> = {}) => {
  const outcome = derive({ clock, from: instantAt(from), ...more });
  if (!outcome.ok) throw new Error(outcome.reason.message);
  return outcome.value;
};

const nl = (clock: string, from: string, more: Partial<Period> = {}): string =>
  sentenceOf(derived(clock, from, more)).nl;

describe('a derivation in words', () => {
  it('names the holidays that do not count, in both languages, with the source', () => {
    const norm = findNorm(startRegister, 'vt.assessment', instantAt('2027-03-25 16:30'));
    expect(sentenceOf(derived('WD5', '2027-03-25 16:30'), norm)).toEqual({
      nl:
        'Uiterlijk maandag 5 april 2027, 23:59: 5 werkdagen vanaf donderdag 25 maart 2027; overgeslagen: ' +
        '2 zaterdagen en 2 zondagen, Goede Vrijdag (26 maart), tweede paasdag (29 maart). ' +
        'Norm: Wmo 2015, Uitvoeringsbesluit art. 4.1.7(1); meldcode.nu (bron S-13).',
      en:
        'At the latest Monday 5 April 2027, 23:59: 5 working days from Thursday 25 March 2027; skipped: ' +
        '2 Saturdays and 2 Sundays, Good Friday (26 March), Easter Monday (29 March). ' +
        'Norm: Wmo 2015, Uitvoeringsbesluit art. 4.1.7(1); meldcode.nu (source S-13).',
    });
  });

  it.each([
    [
      'PT15M',
      '2027-02-06 23:40',
      'zaterdag 6 februari 2027, 23:55: 15 minuten vanaf zaterdag 6 februari 2027, 23:40.',
    ],
    [
      'PT1H',
      '2027-02-06 22:40',
      'zaterdag 6 februari 2027, 23:40: 1 uur vanaf zaterdag 6 februari 2027, 22:40.',
    ],
    [
      'P10D',
      '2027-02-07 02:30',
      'woensdag 17 februari 2027, 02:30: 10 dagen vanaf zondag 7 februari 2027, 02:30.',
    ],
    [
      'BACK(WD3)',
      '2027-03-25 14:00',
      'maandag 22 maart 2027, 23:59: 3 werkdagen vóór donderdag 25 maart 2027, 14:00.',
    ],
  ])('is short for %s', (clock, from, sentence) => {
    expect(nl(clock, from)).toBe(`Uiterlijk ${sentence}`);
  });

  it('tells of the cap, and of the date without it (T04)', () => {
    expect(nl('WD1', '2027-05-04 16:00', { safetyCritical: true, urgency: 'HIGH' })).toBe(
      'Uiterlijk vrijdag 7 mei 2027, 16:00: 1 werkdag, maar hoogstens 72 uur vanaf dinsdag 4 mei 2027, 16:00; ' +
        'overgeslagen: zaterdag en zondag, Bevrijdingsdag (5 mei), Hemelvaartsdag (6 mei), gelijkgestelde vrije dag (7 mei); ' +
        'ingekort voor de veiligheid; anders was het maandag 10 mei 2027.',
    );
  });

  it.each([
    ['P6W+ATW', '2027-03-24 12:00', 'het einde viel op woensdag 5 mei 2027, dat is geen werkdag'],
    ['P3D+ATW', '2027-03-25 12:00', 'er moeten twee werkdagen in vallen'],
    ['P13W+ATW', '2027-03-25 12:00', 'de Algemene termijnenwet geldt niet'],
    ['BACK(P1D)', '2027-03-30 14:00', 'maandag 29 maart 2027 is geen werkdag; het wordt de werkdag daarvoor'],
    ['P1D', '2027-03-27 02:30', 'op zondag 28 maart 2027 gaat de klok een uur vooruit'],
    ['WD5', '2028-12-28 12:00', 'niet alle vrije dagen zijn bekend'],
  ])('explains %s', (clock, from, part) => {
    expect(nl(clock, from)).toContain(part);
  });

  it('tells how a review date came about', () => {
    const planned = reviewDate('P26W', instantAt('2027-03-25 10:00'));
    expect(planned.ok && sentenceOf(planned.value).nl).toContain('26 weken vanaf');
  });

  it('says nothing twice and nothing undefined, for every norm of the register', () => {
    for (const norm of startRegister) {
      const clock = typeof norm.clock === 'string' ? norm.clock : norm.clock.otherwise;
      const { nl: dutch, en } = sentenceOf(derived(clock, '2027-03-25 16:30'), norm);
      expect(`${dutch} ${en}`).not.toMatch(/undefined|NaN|;;|: \.|\s\s/);
    }
  });
});
