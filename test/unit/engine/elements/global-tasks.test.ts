import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import { diagram, draw, process, start, type Part } from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const processesOf = (...parts: Part[]) => {
  const compiled = compile(diagram(...parts), tinyEvaluator());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.reason));
  return compiled.value;
};

const problemsOf = (...parts: Part[]) => {
  const compiled = compile(diagram(...parts), tinyEvaluator());
  return compiled.ok ? [] : compiled.reason.map(({ code, element }) => [code, element]);
};

/** The global task alone, called with these variables. */
const called = (part: Part, variables = {}): Story =>
  new Story(diagram(part), { decide: () => [{ answer: 4 }] }).start(variables);

describe('a global task', () => {
  it('is a process of its own, beside those that are drawn', () => {
    const all = processesOf(process(start()), draw('globalUserTask', { id: 'ask', name: 'TEST ask' }));
    expect(all.map(({ key, name }) => [key, name])).toEqual([
      ['process', 'TEST process'],
      ['ask', 'TEST ask'],
    ]);
  });

  it('may be alone in a file', () => {
    expect(processesOf(draw('globalTask', { id: 'any' })).map(({ key }) => key)).toEqual(['any']);
  });

  it('is a task for a person, with everything such a task has', () => {
    const story = called(
      draw('globalUserTask', {
        id: 'ask',
        name: 'TEST ask',
        'camunda:assignee': '=who',
        'camunda:asyncAfter': 'true',
      }),
      { who: 'p1' },
    );
    expect(
      story.ofType('UserTaskOpened').map(({ task }) => [task.element, task.name, task.assignee]),
    ).toEqual([['ask~task', 'TEST ask', 'p1']]);
    story.complete('ask~task', { answer: 1 }).execute('ask~task');
    expect(story.ended()?.variables).toEqual({ who: 'p1', answer: 1 });
    story.expectOver();
  });

  it('is a script, a decision, or nothing at all', () => {
    const script = draw(
      'globalScriptTask',
      { id: 'count', scriptLanguage: 'feel', 'camunda:resultVariable': 'n' },
      draw('script', {}, 'a + 1'),
    );
    expect(called(script, { a: 1 }).ended()?.variables).toEqual({ a: 1, n: 2 });
    const decision = draw('globalBusinessRuleTask', {
      id: 'decide',
      'camunda:decisionRef': 'decide',
      'camunda:mapDecisionResult': 'singleEntry',
      'camunda:resultVariable': 'd',
    });
    expect(called(decision).ended()?.variables).toEqual({ d: 4 });
    for (const type of ['globalManualTask', 'globalTask']) called(draw(type, { id: 'x' })).expectOver();
  });

  it('is known by the decisions it asks', () => {
    const [decide] = processesOf(
      draw('globalBusinessRuleTask', {
        id: 'x',
        'camunda:decisionRef': 'd',
        'camunda:mapDecisionResult': 'singleEntry',
      }),
    );
    expect(decide?.decisions.map(({ key }) => key)).toEqual(['d']);
  });

  it('leaves out what only says what it can be called for', () => {
    expect(
      problemsOf(draw('globalTask', { id: 'x' }, draw('supportedInterfaceRef'), draw('ioBinding'))),
    ).toEqual([]);
  });

  it.each([
    ['without an id', draw('globalTask'), [['missing-id', undefined]]],
    [
      'in a language nobody runs',
      draw('globalScriptTask', { id: 'x', scriptLanguage: 'groovy' }, draw('script', {}, '1')),
      [['unsupported-language', 'x~task']],
    ],
    [
      'with a word that is not executed',
      draw('globalTask', { id: 'x', 'camunda:class': 'X' }),
      [['unsupported-attribute', 'x~task']],
    ],
  ])('is refused %s', (_what, part, problems) => {
    expect(problemsOf(part)).toEqual(problems);
  });
});

describe('a call activity with data', () => {
  const text = (type: string, content: string): Part => draw(type, {}, content);

  it('passes its inputs on, and takes back what its outputs name', () => {
    const story = new Story(
      diagram(
        process(
          start(),
          draw(
            'callActivity',
            { id: 'call', calledElement: 'ask' },
            draw(
              'ioSpecification',
              {},
              draw('dataInput', { id: 'i', name: 'question' }),
              draw('dataOutput', { id: 'o', name: 'answer' }),
            ),
            draw('dataInputAssociation', {}, text('sourceRef', 'a'), text('targetRef', 'i')),
            draw('dataOutputAssociation', {}, text('sourceRef', 'o'), text('targetRef', 'b')),
          ),
          draw('sequenceFlow', { id: 'f', sourceRef: 'start', targetRef: 'call' }),
          draw('dataObject', { id: 'a' }),
          draw('dataObject', { id: 'b' }),
        ),
      ),
    ).start({ a: 'why', secret: 1 });
    const [requested] = story.ofType('CallRequested');
    expect(requested?.call.variables).toEqual({ question: 'why' });
    const token = story.tokensAt('call').find(({ waiting }) => waiting === 'call');
    story.do({
      type: 'CompleteCall',
      token: token?.id as never,
      variables: { values: { question: 'why', answer: 42, other: 1 } },
    });
    expect(story.ended()?.variables).toEqual({ a: 'why', secret: 1, b: 42 });
  });
});
