import { describe, expect, it } from '@jest/globals';
import { decisionFeel } from '../../../../src/adapters/feel/decision-feel.js';
import type { Variables } from '../../../../src/engine/variables.js';
import type { Json } from '../../../../src/kernel/json.js';

const feel = decisionFeel();
const known = { names: {}, types: new Map() };

const evaluated = (text: string, values: Variables = {}): unknown => {
  const read = feel.expression(text, known);
  if (!read.ok) return read.reason.code;
  const { value } = read;
  const answer = feel.run({ values }, (scope): Json => feel.toJson(value(scope), scope));
  return answer.ok ? answer.value : answer.reason.code;
};

describe('FEEL in decision logic', () => {
  it.each<[string, unknown]>([
    ['0.1 + 0.2', 0.3],
    ['-2 ** 2', 4],
    ['1e3', 1000],
    ['10 / 0', null],
    ['"a" + 1', null],
    ['missing + 1', null],
    ['true and null', null],
    ['false and null', false],
    ['null or true', true],
    ['1 = "1"', null],
    ['[1, 2] = [1, 2]', true],
    ['{a: 1, b: a + 1}.b', 2],
    ['{a: 1, a: 2}', null],
    ['[{a: 1}, {a: 2}].a', [1, 2]],
    ['[{a: 1}, {b: 2}][a = 1]', [{ a: 1 }]],
    ['[1, 2, 3][-1]', 3],
    ['[1, 2, 3][item > 1]', [2, 3]],
    ['5 in (> 3, null)', true],
    ['5 in [1..5)', false],
    ['5 in (null..10]', null],
    ['5 between 1 and 5', true],
    ['for i in 1..3, j in [i] return i * j', [1, 4, 9]],
    ['for i in 1..4 return if i = 1 then 1 else i * partial[-1]', [1, 2, 6, 24]],
    ['some x in [1, 2] satisfies x > 1', true],
    ['every x in [] satisfies x > 1', true],
    ['(function(a: number, b) a - b)(b: 1, a: 3)', 2],
    ['(function(a: number) a)("x")', null],
    ['{f: function(n) if n <= 1 then 1 else n * f(n - 1)}.f(3)', 6],
    ['[1] instance of list<number>', true],
    ['{a: 1} instance of context<a: string>', false],
    ['range("[1..3]") instance of range<number>', true],
    ['"\\u00e9" = "é"', true],
  ])('takes %s for %j', (text, expected) => {
    expect(evaluated(text)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['date("2026-02-29")', null],
    ['date(2026, 3, 1) - date("2026-02-28")', 'P1D'],
    ['@"2026-01-31" + duration("P1M")', '2026-02-28'],
    [
      'date and time("2026-03-29T01:30:00@Europe/Amsterdam") + @"PT1H"',
      '2026-03-29T03:30:00@Europe/Amsterdam',
    ],
    ['@"2026-03-27T10:30:00+01:00" = @"2026-03-27T09:30:00Z"', true],
    ['is(@"10:30:00+01:00", @"09:30:00Z")', false],
    ['@"2026-03-27T09:30:00Z"', '2026-03-27T09:30:00.000Z'],
    ['@"-PT36H".days', -1],
    ['@"10:30:00" < @"10:30:00Z"', null],
    ['years and months duration(@"2024-02-29", @"2026-02-28")', 'P1Y11M'],
    ['day of week(@"2026-11-25")', 'Wednesday'],
    ['week of year(@"2027-01-01")', 53],
    ['string(@"999999999-12-31")', '999999999-12-31'],
    ['@"P1D" * 1.5', 'P1DT12H'],
    ['time(24, 0, 0)', null],
    ['duration("P1Y1D")', null],
  ])('calculates %s to %j', (text, expected) => {
    expect(evaluated(text)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['substring("foobar", -3, 2)', 'ba'],
    ['replace("abcd", "(ab)|(a)", "[1=$1]")', '[1=ab]cd'],
    ['matches("A", "a", "i")', true],
    ['string join(["a", null, "b"], "-")', 'a-b'],
    ['number("1.000,5", ".", ",")', 1000.5],
    ['decimal(2.5, 0)', 2],
    ['round half up(-1.125, 2)', -1.13],
    ['floor(-1.56, 1)', -1.6],
    ['modulo(-12, 5)', 3],
    ['min([@"PT1H", @"PT30M"])', 'PT30M'],
    ['max(1, "a")', null],
    ['median([8, 2, 5, 3, 4])', 4],
    ['mode([6, 3, 9, 6, 6, 3])', [6]],
    ['list replace([1, 2], function(item, new) item = 2, 9)', [1, 9]],
    ['sort([3, 1, 2], function(a, b) a < b)', [1, 2, 3]],
    ['distinct values([1, [1], 1])', [1, [1]]],
    ['context put({a: {b: 1}}, ["a", "b"], 2)', { a: { b: 2 } }],
    ['get entries({a: 1})[1].key', 'a'],
    ['overlaps before([1..5], [4..10])', true],
    ['during(5, [1..5))', false],
    ['count(list: [1, 2])', 2],
    ['count(of: [1, 2])', null],
  ])('calls %s and gets %j', (text, expected) => {
    expect(evaluated(text)).toEqual(expected);
  });

  it('reads names that hold spaces and operators from what is given', () => {
    expect(
      evaluated('first-name + Monthly Salary.net pay', {
        'first-name': 1,
        'Monthly Salary': { 'net pay': 2 },
      }),
    ).toBe(3);
  });

  it.each([
    ['now()', 'expression-invalid'],
    ['function(x) external {java: {class: "a", method signature: "b()"}}', 'expression-invalid'],
    ['1 +', 'expression-invalid'],
    ['('.repeat(200) + '1' + ')'.repeat(200), 'expression-too-expensive'],
    ['for i in 1..1000000000 return i', 'expression-too-expensive'],
    ['for i in 1..100000, j in 1..100000 return 1', 'expression-too-expensive'],
    ['{f: function(g) g(g), a: f(f)}.a', 'expression-too-expensive'],
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$")', 'expression-too-expensive'],
    ['(function() 1)', 'expression-failed'],
    [
      `string({${Array.from({ length: 60 }, (_, at) => `a${at + 1}: [${at === 0 ? '1, 1' : `a${at}, a${at}`}]`).join(', ')}}.a60)`,
      'expression-too-expensive',
    ],
  ])('refuses %.60s with %s', (text, code) => {
    expect(evaluated(text)).toBe(code);
  });

  it('keeps names of JavaScript for what they are in FEEL', () => {
    expect(evaluated('constructor')).toBeNull();
    expect(evaluated('{a: 1}.__proto__')).toBeNull();
    expect(evaluated('context([{key: "__proto__", value: {x: 1}}]).__proto__.x')).toBe(1);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
