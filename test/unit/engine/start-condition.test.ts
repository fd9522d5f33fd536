import { describe, expect, it } from '@jest/globals';
import type { StartTrigger } from '../../../src/engine/definition.js';
import type { ElementId } from '../../../src/engine/instance.js';
import { holdsAtStart } from '../../../src/engine/start-condition.js';
import { declaredType } from '../../../src/engine/variables.js';
import type { Json } from '../../../src/kernel/json.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

type StartCondition = Extract<StartTrigger, { readonly kind: 'conditional' }>;

const asked = (text: string, values: Record<string, Json>, variableName?: string) => {
  const condition = {
    kind: 'conditional',
    element: 'start' as ElementId,
    condition: { language: 'feel', text },
    ...(variableName !== undefined && { variableName }),
  } as StartCondition;
  const holds = holdsAtStart(condition, { values }, tinyEvaluator());
  return holds.ok ? holds.value : holds.reason;
};

describe('a condition that begins an instance', () => {
  it.each<[string, Record<string, Json>, boolean]>([
    ['x = 1', { x: 1 }, true],
    ['x = 1', { x: 2 }, false],
    ['x', { x: true }, true],
    ['x', { x: null }, false],
    ['x = 1', {}, false],
  ])('%s with %j: %s', (text, values, holds) => {
    expect(asked(text, values)).toBe(holds);
  });

  it('is looked at only when the variable that it is about is given', () => {
    expect(asked('x = 1', { x: 1, y: 1 }, 'y')).toBe(true);
    expect(asked('x = 1', { x: 1 }, 'y')).toBe(false);
    expect(asked('x = 1', { x: 1 }, 'toString')).toBe(false);
  });

  it('is refused when it is neither true nor false, or cannot be evaluated', () => {
    expect(asked('x', { x: 'yes' })).toMatchObject({ code: 'condition-not-boolean', element: 'start' });
    expect(asked('x', { x: 1 })).toMatchObject({ code: 'condition-not-boolean', element: 'start' });
    expect(asked('x ~ 1', { x: 1 })).toMatchObject({ code: 'expression-failed', element: 'start' });
  });
});

describe('the declared type of a variable', () => {
  it('is what was declared for that name, and nothing otherwise', () => {
    expect(declaredType({ x: 'Long' }, 'x')).toBe('Long');
    expect(declaredType({ x: 'Long' }, 'y')).toBeUndefined();
    expect(declaredType({ x: 'Long' }, 'toString')).toBeUndefined();
    expect(declaredType(undefined, 'x')).toBeUndefined();
  });
});
