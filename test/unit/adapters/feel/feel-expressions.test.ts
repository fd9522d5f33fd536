import { describe, expect, it } from '@jest/globals';
import { feelExpressions } from '../../../../src/adapters/feel/feel-expressions.js';
import type { Variables } from '../../../../src/engine/variables.js';
import type { Json } from '../../../../src/kernel/json.js';

const feel = feelExpressions();

const answer = (text: string, values: Variables = {}): Json => {
  const evaluated = feel.evaluate({ language: 'feel', text }, { values });
  if (!evaluated.ok) throw new Error(`${evaluated.reason.code}: ${evaluated.reason.message}`);
  return evaluated.value;
};

const failure = (text: string, values: Variables = {}): string => {
  const began = performance.now();
  const evaluated = feel.evaluate({ language: 'feel', text }, { values });
  expect(performance.now() - began).toBeLessThan(5_000);
  return evaluated.ok ? `no failure, but ${JSON.stringify(evaluated.value)}` : evaluated.reason.code;
};

describe('FEEL', () => {
  it.each<[string, Variables, Json]>([
    ['attempts >= 3', { attempts: 3 }, true],
    ['outcome = "WORSE" or proposedLevel > level', { outcome: 'SAME', proposedLevel: 2, level: 1 }, true],
    [
      '{ phase: if directSafety = "yes" then 2 else 1, from: at }',
      { directSafety: 'yes', at: 'x' },
      { phase: 2, from: 'x' },
    ],
    ['list contains(["agree", "agree_with_remark"], agree)', { agree: 'agree' }, true],
    ['planStep.phase + 1', { planStep: { phase: 1 } }, 2],
    ['for i in 1..3 return i * i', {}, [1, 4, 9]],
    ['for i in 3..1 return i', {}, [3, 2, 1]],
    ['for i in [1..3] return i', {}, [1, 2, 3]],
    ['for i in 0.5..2 return i', {}, [0.5, 1.5]],
    ['for a in [1, 2], b in [10, 20] return a + b', {}, [11, 21, 12, 22]],
    ['for i in 1..4 return if i = 1 then 1 else partial[-1] * 2', {}, [1, 2, 4, 8]],
    ['some x in list satisfies x > 2', { list: [1, 3] }, true],
    ['every x in list satisfies x > 2', { list: [1, 3] }, false],
    ['list[item > 1]', { list: [1, 2, 3] }, [2, 3]],
    [
      'people[age >= 18].name',
      {
        people: [
          { name: 'TEST A', age: 18 },
          { name: 'TEST B', age: 3 },
        ],
      },
      ['TEST A'],
    ],
    ['[1, 2, 3][-1]', {}, 3],
    ['sort([3, 1, 2], function(x, y) x < y)', {}, [1, 2, 3]],
    ['{ double: function(n) n * 2, of: double(4) }.of', {}, 8],
    ['count(list) + sum(list)', { list: [1, 2] }, 5],
    ['matches("1234 AB", "^[0-9]{4} ?[A-Z]{2}$")', {}, true],
    ['Monthly Salary * 12', { 'Monthly Salary': 10 }, 120],
    ['person.first-name', { person: { 'first-name': 'TEST' } }, 'TEST'],
    ['x in [1..3]', { x: 2 }, true],
    ['x = null', { x: null }, true],
    ['get value(known, "missing")', { known: {} }, null],
    ['if x = null then 0 else x', { x: null }, 0],
    ['string length("abc")', {}, 3],
    ['"a" + string(1)', {}, 'a1'],
    ['1 // a comment', {}, 1],
    ['[1e3, 1.5E2, 2e-1]', {}, [1000, 150, 0.2]],
  ])('answers %s', (text, values, expected) => {
    expect(answer(text, values)).toEqual(expected);
  });

  it('gives dates, times and durations as ISO text, and moments as the kernel writes them', () => {
    expect(answer('date and time(at) + duration("P1D")', { at: '2026-03-27T09:00:00.000Z' })).toBe(
      '2026-03-28T09:00:00.000Z',
    );
    expect(answer('date("2026-03-27")')).toBe('2026-03-27');
    expect(answer('[duration("PT4H"), time("10:00:00")]')).toEqual(['PT4H', '10:00:00']);
    expect(answer('date("2026-03-27").year')).toBe(2026);
  });

  it('keeps text that looks like a moment as text', () => {
    expect(answer('at', { at: '2026-03-27T09:00:00.000Z' })).toBe('2026-03-27T09:00:00.000Z');
    expect(answer('a < b', { a: '2026-03-27T09:00:00.000Z', b: '2026-03-28T09:00:00.000Z' })).toBe(true);
  });

  it.each<[string, Variables]>([
    ['atempts > 3', { attempts: 1 }],
    ['true or atempts > 3', {}],
    ['for i in [1] return missing', {}],
    ['list[item = missing]', { list: [1] }],
    ['some x in list satisfies missing', { list: [1] }],
    ['(function(a) a + missing)(1)', {}],
    ['missing method(1)', {}],
    ['constructor', {}],
    ['toString', {}],
  ])('fails on the unknown name in %s', (text, values) => {
    expect(failure(text, values)).toBe('unknown-variable');
  });

  it.each<[string, Variables]>([
    ['known.missing', { known: {} }],
    ['known.missing', { known: null }],
    ['1 + null', {}],
    ['"a" + 1', {}],
    ['"abc".length', {}],
    ['x.constructor', { x: {} }],
    ['date("nonsense")', {}],
    ['string length("a", 1)', {}],
    ['10 ** 400', {}],
    ['function(x) x', {}],
    ['[1..3]', {}],
  ])('fails on %s instead of answering null', (text, values) => {
    expect(failure(text, values)).toBe('expression-failed');
  });

  it.each([
    '1 +',
    '',
    'now()',
    'today()',
    '{ __proto__: { x: 1 } }',
    'function(x) external { java: { class: "x" } }',
    '"never ending',
    'require("fs")(',
  ])('refuses %s at deployment', (text) => {
    const checked = feel.check({ language: 'feel', text });
    expect(checked.ok ? 'taken' : checked.reason.code).toBe('expression-invalid');
    expect(failure(text)).toBe('expression-invalid');
  });

  it('may use a variable with the name of a function that reads the clock', () => {
    expect(answer('today', { today: '2026-01-05' })).toBe('2026-01-05');
  });

  it.each<[string, string]>([
    ['a huge loop', 'for i in 1..3000000 return i'],
    ['a range of a billion', 'count(for i in [1..1000000000] return i)'],
    ['loops in loops', 'for a in 1..1000, b in 1..1000, c in 1..1000 return a'],
    [
      'loops inside the body of loops',
      'for a in 1..1000 return for b in 1..1000 return for c in 1..1000 return 1',
    ],
    ['filters in filters', '(for i in 1..1000 return i)[count((for i in 1..1000 return i)[item > 1]) > 1]'],
    ['a function that calls itself for ever', '{ f: function(n) f(n + 1), r: f(1) }.r'],
    [
      'a function that calls itself twice',
      '{ f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(60) }.r',
    ],
    [
      'a list that doubles',
      'for i in 1..40 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])',
    ],
    ['a tree that doubles', '(for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1]'],
    [
      'two trees that are compared',
      '{ a: (for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1], b: (for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1], r: a = b }.r',
    ],
    ['a text that doubles', '(for i in 1..40 return if i = 1 then "aa" else partial[-1] + partial[-1])[-1]'],
    ['a catastrophic pattern', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")'],
    ['a catastrophic alternative', 'replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|a)*$", "x")'],
    [
      'a catastrophic list of options',
      `matches("${'a'.repeat(40)}", "^${'a?'.repeat(40)}${'a'.repeat(40)}$")`,
    ],
    ['a pattern that looks back', 'split("aaaaaaaaaaaaaaaaa", "(a*)\\\\1")'],
    ['5,000 brackets', `${'('.repeat(4_900)}1${')'.repeat(4_900)}`],
    ['a text of 20,000 characters', `"${'a'.repeat(20_000)}"`],
    ['thousands of operators', Array.from({ length: 4_000 }, () => '1').join('+')],
  ])('stops %s within its limits', (_, text) => {
    expect(failure(text)).toBe('expression-too-expensive');
  });

  it('stops what goes through a long list again and again', () => {
    const list = Array.from({ length: 50_000 }, (_, at) => at);
    expect(failure('for x in list return count(list[item > x])', { list })).toBe('expression-too-expensive');
  });

  it('never says a value of a variable in a message', () => {
    const evaluated = feel.evaluate(
      { language: 'feel', text: 'name + 1' },
      { values: { name: 'TEST-SECRET' } },
    );
    expect(JSON.stringify(evaluated)).not.toContain('SECRET');
  });

  it('takes names of the language in variables for data', () => {
    const values = JSON.parse('{"__proto__": {"x": 1}, "a": {"__proto__": {"y": 2}, "b": 1}}') as Variables;
    expect(answer('a.b', values)).toBe(1);
    expect(failure('x', values)).toBe('unknown-variable');
    expect(failure('a.y', values)).toBe('expression-failed');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('keeps nothing of one evaluation for the next', () => {
    expect(answer('x', { x: 1 })).toBe(1);
    expect(failure('x')).toBe('unknown-variable');
    expect(answer('x', { x: 2 })).toBe(2);
  });

  it('evaluates what it has read before in microseconds', () => {
    const began = performance.now();
    for (let at = 0; at < 20_000; at += 1) answer('x + y.z', { x: at, y: { z: 1 } });
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
