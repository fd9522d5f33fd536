import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../../src/kernel/json.js';
import {
  chain,
  diagramOf,
  draw,
  end,
  script,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const row = (task: Part, answer?: Json) =>
  new Story(diagramOf(start(), task, userTask('wait'), end(), ...chain('start', 'task', 'wait', 'end')), {
    ...(answer !== undefined && { choose: () => answer }),
  });

const decide = (attributes: Record<string, string>): Part =>
  draw('businessRuleTask', {
    id: 'task',
    'camunda:decisionRef': 'choose',
    'camunda:resultVariable': 'chosen',
    ...attributes,
  });

describe('script task', () => {
  it('keeps the value of its expression under its name', () => {
    const story = row(script('task', 'sum', 'a + 1')).start({ a: 1 });
    expect(story.variables()).toEqual({ a: 1, sum: 2 });
  });

  it('changes a variable where it lives, and makes a new one in the process', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          start('in'),
          script('count', 'n', 'n + 1'),
          script('new', 'm', 'n'),
          userTask('wait'),
          ...chain('in', 'count', 'new', 'wait'),
        ),
        ...chain('start', 'sub'),
      ),
    ).start({ n: 1 });
    expect(story.variables()).toEqual({ n: 2, m: 2 });
  });

  it('refuses the whole command when a variable is unknown', () => {
    expect(
      row(script('task', 'sum', 'nobody + 1')).attempt({ type: 'StartProcess', instance: 'i' as never }),
    ).toMatchObject({
      code: 'unknown-variable',
      element: 'task',
    });
  });

  it('treats a result variable called __proto__ as a name like any other', () => {
    const story = row(script('task', '__proto__', '1')).start();
    expect(Object.keys(story.variables())).toEqual(['__proto__']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('manual task', () => {
  it.each(['manualTask', 'task'])('%s is passed at once', (type) => {
    expect(
      row(draw(type, { id: 'task' }))
        .start()
        .where(),
    ).toEqual(['wait']);
  });
});

describe('business rule task', () => {
  const rows = [{ level: 2 }, { level: 3 }];

  it.each([
    ['singleEntry', [{ level: 2 }], 2],
    ['singleEntry', [], null],
    ['singleResult', [{ level: 2, why: 'x' }], { level: 2, why: 'x' }],
    ['singleResult', [], null],
    ['collectEntries', rows, [2, 3]],
    ['collectEntries', [], []],
    ['resultList', rows, rows],
  ])('keeps a %s of %j as %j', (shape, answer, expected) => {
    const story = row(decide({ 'camunda:mapDecisionResult': shape }), answer).start();
    expect(story.variables()).toEqual({ chosen: expected });
  });

  it('keeps all rows when the shape is not said', () => {
    expect(row(decide({}), rows).start().variables()).toEqual({ chosen: rows });
  });

  it.each([
    ['singleEntry', rows],
    ['singleResult', rows],
    ['singleEntry', [{ level: 1, why: 'x' }]],
    ['collectEntries', [{ level: 1, why: 'x' }]],
  ])('refuses to make a %s of %j', (shape, answer) => {
    const story = row(decide({ 'camunda:mapDecisionResult': shape }), answer);
    expect(story.attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'decision-failed',
      element: 'task',
    });
  });

  it('refuses when there is no such decision', () => {
    expect(row(decide({})).attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'decision-failed',
    });
  });

  it('tells history what the answer rests on', () => {
    expect(row(decide({}), rows).start().ofType('DecisionEvaluated')).toMatchObject([
      { element: 'task', answer: { decision: 'choose', matched: [{ rule: 'rule1', index: 1 }] } },
    ]);
  });

  it('tells at deployment which decisions it needs', () => {
    const story = row(decide({ 'camunda:decisionRefBinding': 'version', 'camunda:decisionRefVersion': '3' }));
    expect(story.definition.decisions).toEqual([{ key: 'choose', binding: 'version', version: '3' }]);
  });
});
