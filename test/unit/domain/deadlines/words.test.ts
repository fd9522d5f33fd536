import { describe, expect, it } from '@jest/globals';
import type { DeadlineWords } from '../../../../src/domain/deadlines/deadline-words.js';
import { wordsEn } from '../../../../src/domain/deadlines/words-en.js';
import { wordsNl } from '../../../../src/domain/deadlines/words-nl.js';

const named = (language: string, options: Intl.DateTimeFormatOptions, dates: readonly Date[]) =>
  dates.map((date) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(date));
/** 2026-02-01 is a Sunday. */
const week = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 1, 1 + day)));
const year = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));

describe.each<readonly [string, DeadlineWords]>([
  ['nl', wordsNl],
  ['en', wordsEn],
])('the words of %s', (language, words) => {
  it('name days and months as everybody does', () => {
    expect(words.weekdays).toEqual(named(language, { weekday: 'long' }, week));
    expect(words.months).toEqual(named(language, { month: 'long' }, year));
  });

  it('have one and more of every unit', () => {
    for (const [one, more] of [...Object.values(words.units), words.weekend.saturday, words.weekend.sunday]) {
      expect(one).toMatch(/^[a-zA-Z ]{3,}$/);
      expect(more?.startsWith(one.slice(0, 2))).toBe(true);
    }
  });

  it('have a name of its own for every day off', () => {
    const names = Object.values(words.holidays);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name.length).toBeGreaterThan(8);
  });

  it('tell in every note of a date which it is', () => {
    const withoutDate = ['atw-4', 'stand-in'];
    for (const [code, note] of Object.entries(words.notes)) {
      expect([code, note('DATE').includes('DATE')]).toEqual([code, !withoutDate.includes(code)]);
      expect(note('DATE').length).toBeGreaterThan(20);
    }
  });
});

describe('the words', () => {
  it.each([
    [
      wordsNl.units,
      {
        hour: ['uur', 'uur'],
        minute: ['minuut', 'minuten'],
        second: ['seconde', 'seconden'],
        workingDay: ['werkdag', 'werkdagen'],
        D: ['dag', 'dagen'],
        W: ['week', 'weken'],
        M: ['maand', 'maanden'],
        Y: ['jaar', 'jaar'],
      },
    ],
    [
      wordsEn.units,
      {
        hour: ['hour', 'hours'],
        minute: ['minute', 'minutes'],
        second: ['second', 'seconds'],
        workingDay: ['working day', 'working days'],
        D: ['day', 'days'],
        W: ['week', 'weeks'],
        M: ['month', 'months'],
        Y: ['year', 'years'],
      },
    ],
    [
      Object.values(wordsNl.holidays),
      [
        'Nieuwjaarsdag',
        'Goede Vrijdag',
        'tweede paasdag',
        'Koningsdag',
        'Bevrijdingsdag',
        'Hemelvaartsdag',
        'tweede pinksterdag',
        'eerste kerstdag',
        'tweede kerstdag',
        'gelijkgestelde vrije dag',
      ],
    ],
    [
      Object.values(wordsEn.holidays),
      [
        'New Year’s Day',
        'Good Friday',
        'Easter Monday',
        'King’s Day',
        'Liberation Day',
        'Ascension Day',
        'Whit Monday',
        'Christmas Day',
        'second Christmas day',
        'day equated with a holiday',
      ],
    ],
    [wordsNl.weekend, { saturday: ['zaterdag', 'zaterdagen'], sunday: ['zondag', 'zondagen'], and: 'en' }],
    [wordsEn.weekend, { saturday: ['Saturday', 'Saturdays'], sunday: ['Sunday', 'Sundays'], and: 'and' }],
  ])('for units and days are these', (words, expected) => {
    expect(words).toEqual(expected);
  });

  it('say what a period is', () => {
    const told = ({ act, capped, office, since, before, due, skipped }: DeadlineWords) => [
      act('P'),
      capped('D', 'C'),
      office('H'),
      since('P', 'M'),
      before('P', 'M'),
      due('M'),
      skipped('D'),
    ];
    expect(told(wordsNl)).toEqual([
      'P (termijn uit de wet)',
      'D, maar hoogstens C',
      'H binnen kantoortijd (8:30–17:00)',
      'P vanaf M',
      'P vóór M',
      'Uiterlijk M',
      'overgeslagen: D',
    ]);
    expect(told(wordsEn)).toEqual([
      'P (period set by law)',
      'D, but at most C',
      'H within office hours (8:30–17:00)',
      'P from M',
      'P before M',
      'At the latest M',
      'skipped: D',
    ]);
  });

  it('say how certain a norm is', () => {
    expect([wordsNl.source('S', 'A'), wordsNl.source('S', 'K'), wordsNl.source('S', 'S-13')]).toEqual([
      'Norm: S (werkafspraak, nog te bevestigen door de regio).',
      'Norm: S (nog te bevestigen door een jurist).',
      'Norm: S (bron S-13).',
    ]);
    expect([wordsEn.source('S', 'A'), wordsEn.source('S', 'K'), wordsEn.source('S', 'S-13')]).toEqual([
      'Norm: S (working agreement, to be confirmed by the region).',
      'Norm: S (to be verified by a legal adviser).',
      'Norm: S (source S-13).',
    ]);
  });
});
