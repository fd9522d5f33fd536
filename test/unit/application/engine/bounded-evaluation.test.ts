import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { boundedEvaluation, fitsBeside } from '../../../../src/application/engine/bounded-evaluation.js';
import type { Work } from '../../../../src/application/work.js';
import type { Evaluate, Expression } from '../../../../src/engine/expression.js';
import type { Json } from '../../../../src/kernel/json.js';
import { ok } from '../../../../src/kernel/outcome.js';

const work = (): Work => ({}) as Work;
const any = {} as Expression;
const none = { values: {} };

/** Answers everything with this value, after so many milliseconds. */
const answering = (value: Json, ms = 0): Evaluate => {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const later = <Value>(answer: Value) => {
    now += ms;
    return ok(answer);
  };
  return {
    expression: () => later(value),
    perform: () => later({ value, effects: [] }),
    decision: () => later({ decision: 'TEST', version: 1, result: value, matched: [] }),
    check: () => ok(true as const),
  } as unknown as Evaluate;
};

const asked = (evaluate: Evaluate) => [
  evaluate.expression(any, none),
  evaluate.perform(any, none),
  evaluate.decision({ key: 'TEST', binding: 'latest' }, none),
];
const refusals = (evaluate: Evaluate) =>
  asked(evaluate).map((answer) => (answer.ok ? 'answered' : answer.reason.code));

afterEach(() => {
  jest.restoreAllMocks();
});

describe('all that is evaluated for one command', () => {
  it('is answered as it is, as long as it is not too much', () => {
    const evaluate = boundedEvaluation(work(), answering({ a: [1, 'b', null] }, 900));
    expect(evaluate.expression(any, none)).toEqual(ok({ a: [1, 'b', null] }));
    expect(refusals(evaluate)).toEqual(['answered', 'answered', 'answered']);
  });

  it('is refused when all of it together took too long, whatever was asked', () => {
    const evaluate = boundedEvaluation(work(), answering(1, 1_100));
    expect(refusals(evaluate)).toEqual(['answered', 'answered', 'answered']);
    expect(refusals(evaluate)).toEqual(Array.from({ length: 3 }, () => 'expression-too-expensive'));
  });

  it.each<[string, Json]>([
    ['a text', 'x'.repeat(7_000_000)],
    ['a list', ['x'.repeat(3_500_000), { a: 'x'.repeat(3_500_000) }]],
  ])('is refused when it gives too much: %s', (_what, value) => {
    expect(refusals(boundedEvaluation(work(), answering(value)))).toEqual([
      'answered',
      'answered',
      'expression-too-expensive',
    ]);
  });

  it('counts for one piece of work, also over several instances, and begins anew with the next', () => {
    const one = work();
    const large = answering('x'.repeat(15_000_000));
    expect(boundedEvaluation(one, large).expression(any, none).ok).toBe(true);
    expect(boundedEvaluation(one, large).expression(any, none).ok).toBe(false);
    expect(boundedEvaluation(work(), large).expression(any, none).ok).toBe(true);
  });

  it('counts what is handed on to other instances too', () => {
    const one = work();
    expect(fitsBeside(one, { values: { a: 'x'.repeat(15_000_000) } })).toBe(true);
    expect(fitsBeside(one, { values: { a: 'x'.repeat(15_000_000) } })).toBe(false);
  });
});
