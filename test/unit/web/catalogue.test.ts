import { describe, expect, it } from '@jest/globals';
import { problems } from '../../../src/http/problems.js';
import { en } from '../../../src/web/i18n/en.js';
import { nl } from '../../../src/web/i18n/nl.js';

const dutch: Readonly<Record<string, string>> = nl;
const english: Readonly<Record<string, string>> = en;

/** The names that a message fills in: `{name}`, `{count, plural, …}`. */
const namesIn = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? ''))].sort();

describe('The words of the pages', () => {
  it('are the same entries in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(dutch).sort());
  });

  it('are never empty', () => {
    const empty = Object.entries({ ...dutch, ...english }).filter(([, words]) => words.trim() === '');
    expect(empty).toEqual([]);
  });

  it('fill in the same names in both languages', () => {
    const differing = Object.keys(nl).filter(
      (id) => namesIn(english[id] ?? '').join() !== namesIn(dutch[id] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('say what every refusal means', () => {
    const unsaid = Object.keys(problems).filter((code) => !Object.hasOwn(dutch, `problem.${code}`));
    expect(unsaid).toEqual([]);
  });
});
