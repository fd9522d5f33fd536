import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en } from '../../../src/web/i18n/en.js';
import { nl } from '../../../src/web/i18n/nl.js';

/*
 * The case side writes codes, the pages say them in words. These tests read the code where it is written, so that
 * a new one without words is noticed before somebody sees it on a page.
 */

const files = readdirSync('src/application/care', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src/application/care', name), 'utf8'));

/** What stands between the parentheses of each call, however deep. */
const callsOf = (name: string, source: string): readonly string[] =>
  [...source.matchAll(new RegExp(`(?<!const )\\b${name}\\(`, 'g'))].map(({ index, 0: opening }) => {
    const from = index + opening.length;
    let depth = 1;
    let at = from;
    for (; depth > 0 && at < source.length; at += 1) {
      if (source[at] === '(') depth += 1;
      if (source[at] === ')') depth -= 1;
    }
    return source.slice(from, at - 1);
  });

/** The codes of the ladder, in the words of the type that lists them. */
const ladderCodes = [
  ...(
    /type LadderCode =([^;]+);/.exec(readFileSync('src/domain/ladder/ladder.ts', 'utf8'))?.[1] ?? ''
  ).matchAll(/'([^']+)'/g),
].map((match) => match[1] ?? '');

const literalsIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/'([A-Z][A-Z0-9_-]{2,})'/g)].map((match) => match[1] ?? '');

/** The codes an expression can be: written there, under a name, or made of the ladder's. */
const codesIn = (expression: string, source: string): readonly string[] => {
  if (expression.startsWith('`TASK_')) return ladderCodes.map((code) => `TASK_${code}`);
  const written = literalsIn(expression);
  if (written.length > 0) return written;
  const named = new RegExp(`const ${expression.trim()}\\b[^=]*=([^;]+);`).exec(source)?.[1] ?? '';
  return literalsIn(named);
};

const written = (call: string): readonly { readonly code: string; readonly from: string }[] =>
  files.flatMap((source) =>
    callsOf(call, source).flatMap((inside) => {
      const expression = /\bcode: ([^\n]*?),?(?=\n|,? \w+:| \}|$)/.exec(inside)?.[1] ?? 'code';
      const codes = codesIn(expression, source);
      return codes.length === 0
        ? [{ code: '', from: inside }]
        : codes.map((code) => ({ code, from: inside }));
    }),
  );

const without = (family: string, codes: readonly string[], words: object): readonly string[] =>
  codes.filter((code) => !Object.hasOwn(words, `${family}.${code}`));

describe.each([
  ['timeline', 'addToTimeline', 25],
  ['notification', 'notify', 12],
])('Every %s code', (family, call, atLeast) => {
  const found = written(call);

  it('is found where it is written', () => {
    expect(found.filter(({ code }) => code === '')).toEqual([]);
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([
    ['Dutch', nl],
    ['English', en],
  ])('has words in %s', (_, words) => {
    expect(
      without(
        family,
        found.map(({ code }) => code),
        words,
      ),
    ).toEqual([]);
  });
});

describe('Every code of a wrong answer', () => {
  const codes = [
    ...(
      /type FieldErrorCode =([^;]+);/.exec(readFileSync('src/domain/forms/check-form.ts', 'utf8'))?.[1] ?? ''
    ).matchAll(/'([^']+)'/g),
  ].map((match) => match[1] ?? '');

  it('has words in both languages', () => {
    expect(codes).toContain('required');
    expect([...without('fieldProblem', codes, nl), ...without('fieldProblem', codes, en)]).toEqual([]);
  });
});

interface Choice {
  readonly key?: string;
  readonly values?: readonly { readonly value: string }[];
  readonly components?: readonly Choice[];
}

/** The answers of every question with this key, in all forms. */
const answersTo = (key: string, name: string): readonly string[] =>
  readdirSync('workflows', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`${name}.form.json`))
    .flatMap((path) => (JSON.parse(readFileSync(join('workflows', path), 'utf8')) as Choice).components ?? [])
    .filter((component) => component.key === key)
    .flatMap(({ values = [] }) => values.map(({ value }) => value));

describe('What people chose and the timeline tells', () => {
  it.each([
    ['route', 'F-CONSULT', 'outcome'],
    ['outcome', 'F-DECISION', 'outcome'],
    ['overdueChoice', 'F-OVERDUE', 'overdueChoice'],
  ])('%s of %s has words for every answer', (key, form, family) => {
    const answers = answersTo(key, form);
    expect(answers.length).toBeGreaterThan(1);
    expect([...without(family, answers, nl), ...without(family, answers, en)]).toEqual([]);
  });
});
