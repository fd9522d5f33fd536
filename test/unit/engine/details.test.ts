import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../src/engine/compile.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import { expressionOf, templateOf } from '../../../src/engine/expression.js';
import {
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  link,
  named,
  process,
  service,
  start,
  userTask,
  type Part,
} from '../../support/engine/drawing.js';
import { Story } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

const problemsOf = (drawn: DrawnElement) => {
  const compiled = compile(drawn, tinyEvaluator());
  return compiled.ok ? [] : compiled.reason.map(({ code, element }) => [code, element ?? '']);
};
const processWith = (attributes: Record<string, string>, ...more: Part[]): DrawnElement =>
  diagram(draw('process', { id: 'p', isExecutable: 'true', ...attributes }, start(), ...more));

describe('beside the processes', () => {
  it.each([
    'message',
    'signal',
    'error',
    'escalation',
    'collaboration',
    'documentation',
    'extensionElements',
    'itemDefinition',
    'dataStore',
    'category',
    'interface',
    'resource',
    'partnerEntity',
    'partnerRole',
    'relationship',
    'BPMNDiagram',
    'camunda:thing',
    'other:thing',
  ])('a %s may stand', (type) => {
    expect(problemsOf(diagram(process(start()), draw(type, { id: 'beside' })))).toEqual([]);
  });

  it.each(['message', 'signal', 'error', 'escalation'])('a %s needs an id', (type) => {
    expect(problemsOf(diagram(process(start()), draw(type)))).toMatchObject([['missing-id', '']]);
  });
});

describe('a process', () => {
  it.each([
    ['processType', 'Private'],
    ['isClosed', 'false'],
    ['definitionalCollaborationRef', 'c'],
    ['camunda:versionTag', '1'],
    ['camunda:isStartableInTasklist', 'true'],
    ['camunda:candidateStarterUsers', 'a'],
    ['camunda:candidateStarterGroups', 'a'],
    ['name', 'P'],
    ['camunda:historyTimeToLive', '30'],
    ['camunda:historyTimeToLive', ''],
  ])('may have %s="%s"', (name, value) => {
    expect(problemsOf(processWith({ [name]: value }))).toEqual([]);
  });

  it.each([
    ['camunda:thing', '1', 'unsupported-attribute'],
    ['camunda:historyTimeToLive', '30 days', 'bad-attribute'],
    ['camunda:historyTimeToLive', '30x', 'bad-attribute'],
    ['camunda:historyTimeToLive', '12345678', 'bad-attribute'],
  ])('may not have %s="%s"', (name, value, code) => {
    expect(problemsOf(processWith({ [name]: value }))).toEqual([[code, 'p']]);
  });

  it('is kept for whole days, counted up', () => {
    const kept = (text: string) => {
      const compiled = compile(processWith({ 'camunda:historyTimeToLive': text }), tinyEvaluator());
      return compiled.ok && compiled.value[0]?.historyTimeToLive;
    };
    expect([kept('P1DT12H'), kept('P2D'), kept('PT1H'), kept(' 5 '), kept('P1M')]).toEqual([2, 2, 1, 5, 31]);
  });

  it('has an id and holds only what is executed', () => {
    expect(problemsOf(diagram(draw('process', { isExecutable: 'true' }, start())))).toContainEqual([
      'missing-id',
      '',
    ]);
    expect(problemsOf(processWith({ id: '' }))).toContainEqual(['missing-id', '']);
    expect(problemsOf(processWith({}, draw('camunda:properties')))).toEqual([]);
    expect(problemsOf(processWith({}, draw('camunda:connector')))).toEqual([['unsupported-element', 'p']]);
  });

  it('is executed when it says so', () => {
    for (const [isExecutable, codes] of [
      ['true', []],
      ['1', []],
      ['false', [['no-executable-process', '']]],
      ['yes', [['no-executable-process', '']]],
    ] as const)
      expect(problemsOf(diagram(draw('process', { id: 'p', isExecutable }, start())))).toEqual(codes);
  });
});

describe('a text', () => {
  it.each([
    ['plain', { literal: 'plain' }],
    ['=  a + 1 ', { language: 'feel', text: 'a + 1' }],
    ['${ a }', { language: 'juel', text: 'a' }],
    ['#{a}', { language: 'juel', text: 'a' }],
    ['x ${a} y', { language: 'juel', text: 'x ${a} y' }],
    ['${a}${b}', { language: 'juel', text: '${a}${b}' }],
    ['$a {b}', { literal: '$a {b}' }],
  ])('%j is read as %j', (text, template) => {
    expect(templateOf(text)).toStrictEqual(template);
  });

  it('that must be computed is FEEL when it does not say otherwise', () => {
    expect(expressionOf(' a = 1 ')).toStrictEqual({ language: 'feel', text: 'a = 1' });
    expect(expressionOf('${a}')).toStrictEqual({ language: 'juel', text: 'a' });
  });
});

describe('what a task is told', () => {
  const taskWith = (attributes: Record<string, string>) =>
    new Story(diagramOf(start(), userTask('a', attributes), end(), ...chain('start', 'a', 'end')));
  const opened = (attributes: Record<string, string>) =>
    taskWith(attributes)
      .start({ n: 7, list: ['a', 'b'] })
      .ofType('UserTaskOpened')[0]?.task;

  it.each([
    ['70', 70],
    [' 70 ', 70],
    ['-1', -1],
    ['=n', 7],
    ['=null', undefined],
  ])('the priority %j is %j', (text, priority) => {
    expect(opened({ 'camunda:priority': text })?.priority).toBe(priority);
  });

  it.each(['x7', '7x', '1.5', '1234567890123456', '=list', '=true'])('the priority %j is refused', (text) => {
    expect(
      taskWith({ 'camunda:priority': text }).attempt({
        type: 'StartProcess',
        instance: 'i' as never,
        variables: { values: { list: [] } },
      }),
    ).toMatchObject({
      code: 'expression-failed',
      element: 'a',
    });
  });

  it.each([
    ['a, b ,,c', ['a', 'b', 'c']],
    ['=list', ['a', 'b']],
    ['=null', undefined],
    ['', undefined],
  ])('the candidates %j are %j', (text, users) => {
    expect(opened({ 'camunda:candidateUsers': text })?.candidateUsers).toEqual(users);
  });

  it.each([
    ['kermit', 'kermit'],
    ['=n', '7'],
    ['=null', undefined],
    ['=""', undefined],
  ])('the assignee %j is %j', (text, assignee) => {
    expect(opened({ 'camunda:assignee': text })?.assignee).toBe(assignee);
  });
});

describe('the end of an instance', () => {
  const terminating = () =>
    new Story(
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'fork' }),
        userTask('other'),
        userTask('ending'),
        end('ended', draw('terminateEventDefinition')),
        ...chain('start', 'fork', 'other'),
        ...chain('fork', 'ending', 'ended'),
      ),
    );

  it('by a terminate end event completes its scope, with types of what it ends with', () => {
    const story = terminating().start({ a: 1 });
    story.do({ type: 'SetVariables', variables: { values: { day: '2026-01-01' }, types: { day: 'Date' } } });
    story.complete('ending');
    expect(story.ofType('ScopeClosed').map(({ how }) => how)).toEqual(['completed']);
    expect(story.ended()).toEqual({
      type: 'InstanceEnded',
      state: 'completed',
      variables: { a: 1, day: '2026-01-01' },
      types: { day: 'Date' },
    });
    story.expectOver();
  });

  it('by a person cancels its scope', () => {
    const story = terminating().start({ a: 1 }).do({ type: 'Terminate' });
    expect(story.ofType('ScopeClosed').map(({ how }) => how)).toEqual(['cancelled']);
    expect(story.ended()).toEqual({ type: 'InstanceEnded', state: 'terminated', variables: { a: 1 } });
  });
});

describe('an incident', () => {
  const working = () =>
    new Story(
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'fork' }),
        service('one'),
        service('two'),
        draw('parallelGateway', { id: 'join' }),
        end(),
        ...chain('start', 'fork', 'one', 'join', 'end'),
        ...chain('fork', 'two', 'join'),
      ),
    ).start();
  const raise = (story: Story, element: string) =>
    story.do({ type: 'RaiseIncident', job: story.job(element).id, code: 'job-failed', message: 'TEST' });

  it('says where it is, and is there once', () => {
    const story = raise(working(), 'one');
    expect(Object.values(story.state.incidents)).toMatchObject([
      {
        code: 'job-failed',
        message: 'TEST',
        element: 'one',
        job: story.job('one').id,
        token: story.at('one').id,
      },
    ]);
    raise(story, 'one');
    expect(story.events).toEqual([]);
    raise(story, 'two');
    expect(Object.values(story.state.incidents)).toHaveLength(2);
  });

  it('ends with its own job only', () => {
    const story = raise(raise(working(), 'one'), 'two');
    story.work('one');
    expect(Object.values(story.state.incidents).map(({ element }) => element)).toEqual(['two']);
    story.work('two').expectOver();
  });

  it('can be looked after while the instance is suspended', () => {
    const story = working().do({ type: 'Suspend' });
    raise(story, 'one');
    const [incident] = Object.values(story.state.incidents);
    story.do({ type: 'ResolveIncident', incident: incident?.id as never });
    expect(story.state.incidents).toEqual({});
    expect(story.attempt({ type: 'ResolveIncident', incident: incident?.id as never })).toMatchObject({
      code: 'incident-not-found',
    });
    expect(
      story.attempt({ type: 'RaiseIncident', job: 'nobody' as never, code: 'x', message: 'TEST' }),
    ).toMatchObject({ code: 'job-not-found' });
  });
});

describe('an inclusive join', () => {
  it('waits for who can still come through a link, and not for a link of another name', () => {
    const story = new Story(
      diagram(
        process(
          start(),
          draw('inclusiveGateway', { id: 'fork' }),
          userTask('far'),
          userTask('near'),
          draw('intermediateThrowEvent', { id: 'from' }, link('L')),
          draw('intermediateCatchEvent', { id: 'to' }, link('L')),
          userTask('apart'),
          draw('intermediateThrowEvent', { id: 'from2' }, link('M')),
          draw('intermediateCatchEvent', { id: 'to2' }, link('M')),
          end('elsewhere'),
          draw('inclusiveGateway', { id: 'join' }),
          end(),
          ...chain('start', 'fork', 'far', 'from'),
          ...chain('to', 'join', 'end'),
          ...chain('fork', 'near', 'join'),
          ...chain('fork', 'apart', 'from2'),
          ...chain('to2', 'elsewhere'),
        ),
        ...named('message', 'M'),
      ),
    ).start();
    story.complete('near');
    expect(story.where()).toEqual(['apart', 'far', 'join']);
    story.complete('far');
    expect(story.where()).toEqual(['apart']);
    story.complete('apart').expectOver();
  });

  it('does not wait for who would come past it again', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('inclusiveGateway', { id: 'join' }),
        userTask('work'),
        draw('exclusiveGateway', { id: 'again', default: 'again-end' }),
        end(),
        ...chain('start', 'join', 'work', 'again'),
        flow('again', 'join', 'more = true'),
        flow('again', 'end'),
      ),
    ).start({ more: true });
    story.complete('work').complete('work', { more: false }).expectOver();
  });
});
