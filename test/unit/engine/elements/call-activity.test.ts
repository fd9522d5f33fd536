import { describe, expect, it } from '@jest/globals';
import {
  after,
  boundary,
  chain,
  diagram,
  draw,
  end,
  named,
  onError,
  onEscalation,
  process,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const calling = (attributes: Record<string, string>, lines: readonly Part[], ...more: Part[]) =>
  new Story(
    diagram(
      process(
        start(),
        draw('callActivity', { id: 'call', ...attributes }, ...lines),
        userTask('after'),
        end(),
        ...chain('start', 'call', 'after', 'end'),
        ...more,
      ),
      ...named('error', 'TestError'),
      ...named('escalation', 'TestEscalation'),
    ),
  );

const into = (attributes: Record<string, string>): Part => draw('camunda:in', attributes);
const out = (attributes: Record<string, string>): Part => draw('camunda:out', attributes);
const called = { calledElement: 'other' };

describe('call activity', () => {
  it('asks for an instance with what is mapped into it and its business key', () => {
    const story = calling(called, [
      into({ businessKey: '=key' }),
      into({ source: 'a', target: 'b' }),
      into({ sourceExpression: '=a + 1', target: 'c' }),
    ]).start({ a: 1, key: 'k' });
    const { id } = story.at('call');
    expect(story.ofType('CallRequested')).toEqual([
      {
        type: 'CallRequested',
        called: `i.${id}`,
        token: id,
        element: 'call',
        call: { calledElement: 'other', binding: 'latest', businessKey: 'k', variables: { b: 1, c: 2 } },
      },
    ]);
    expect(story.at('call')).toMatchObject({ waiting: 'call', called: `i.${id}` });
  });

  it("can hand on its own business key, in the words of Camunda's modeler", () => {
    const ofCaller = [into({ businessKey: '#{execution.processBusinessKey}' })];
    const keyOf = (story: Story) => story.ofType('CallRequested').map(({ call }) => call.businessKey);
    const story = calling(called, ofCaller);
    story.do({ type: 'StartProcess', instance: 'i' as never, businessKey: 'TEST-key' });
    expect(keyOf(story)).toEqual(['TEST-key']);
    expect(keyOf(calling(called, ofCaller).start())).toEqual([undefined]);
  });

  it('hands over everything when it says all, and later lines win', () => {
    const story = calling(called, [
      into({ variables: 'all' }),
      into({ sourceExpression: '=5', target: 'a' }),
    ]).start({ a: 1, b: 2 });
    expect(story.ofType('CallRequested')[0]?.call.variables).toEqual({ a: 5, b: 2 });
  });

  it('hands over nothing that is not mapped', () => {
    expect(calling(called, []).start({ a: 1 }).ofType('CallRequested')[0]?.call.variables).toEqual({});
  });

  it('computes whom to call, and binds the version it says', () => {
    const story = calling(
      {
        calledElement: '=which',
        'camunda:calledElementBinding': 'version',
        'camunda:calledElementVersion': '2',
      },
      [],
    ).start({ which: 'this-one' });
    expect(story.ofType('CallRequested')[0]?.call).toMatchObject({
      calledElement: 'this-one',
      binding: 'version',
      version: '2',
    });
  });

  it('takes back what is mapped out, and goes on', () => {
    const story = calling(called, [
      out({ source: 'x', target: 'y' }),
      out({ sourceExpression: '=x + 1', target: 'z' }),
    ]).start();
    story.do({
      type: 'CompleteCall',
      token: story.at('call').id,
      variables: { values: { x: 1, secret: 2 } },
    });
    expect(story.where()).toEqual(['after']);
    expect(story.variables()).toEqual({ y: 1, z: 2 });
  });

  it('takes back everything when it says all', () => {
    const story = calling(called, [out({ variables: 'all' })]).start();
    story.do({
      type: 'CompleteCall',
      token: story.at('call').id,
      variables: { values: { x: 1 }, types: { x: 'Long' } },
    });
    expect(story.variables()).toEqual({ x: 1 });
    expect(Object.values(story.state.scopes)[0]?.types).toEqual({ x: 'Long' });
  });

  it.each([
    ['in', [into({ sourceExpression: '=nobody', target: 'b' })]],
    ['key', [into({ businessKey: '=nobody' })]],
  ])('refuses to call when a variable to map %s is unknown', (_what, lines) => {
    expect(calling(called, lines).attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'unknown-variable',
      element: 'call',
    });
  });

  it('maps a named variable that is not there as null, both ways', () => {
    const story = calling(called, [
      into({ source: 'nobody', target: 'b' }),
      out({ source: 'x', target: 'y' }),
    ]).start();
    expect(story.ofType('CallRequested')).toMatchObject([{ call: { variables: { b: null } } }]);
    story.do({ type: 'CompleteCall', token: story.at('call').id, variables: { values: {} } });
    expect(story.variables()).toEqual({ y: null });
  });

  it('refuses an answer without what its expression needs, and goes on waiting', () => {
    const story = calling(called, [out({ sourceExpression: '=x', target: 'y' })]).start();
    const answer = { type: 'CompleteCall', token: story.at('call').id, variables: { values: {} } } as const;
    expect(story.attempt(answer)).toMatchObject({ code: 'unknown-variable' });
    expect(story.where()).toEqual(['call']);
  });

  it('takes an answer once', () => {
    const story = calling(called, []).start();
    const answer = { type: 'CompleteCall', token: story.at('call').id, variables: { values: {} } } as const;
    story.do(answer);
    expect(story.attempt(answer)).toMatchObject({ code: 'token-not-found' });
  });

  it('catches the error of the called instance at its border', () => {
    const story = calling(
      called,
      [],
      boundary('caught', 'call', onError('TestError')),
      userTask('side'),
      ...chain('caught', 'side'),
    ).start();
    story.do({ type: 'ThrowError', token: story.at('call').id, code: 'TestError' });
    expect(story.where()).toEqual(['side']);
  });

  it('hears the escalation of the called instance and keeps waiting for it', () => {
    const story = calling(
      called,
      [],
      boundary('heard', 'call', onEscalation('TestEscalation'), false),
      userTask('side'),
      ...chain('heard', 'side'),
    ).start();
    story.do({ type: 'ThrowEscalation', token: story.at('call').id, code: 'TestEscalation' });
    expect(story.where()).toEqual(['call', 'side']);
    expect(story.ofType('CallCancelled')).toEqual([]);
  });

  it('ends the called instance when its border interrupts it', () => {
    const story = calling(
      called,
      [],
      boundary('late', 'call', after('P1D')),
      userTask('side'),
      ...chain('late', 'side'),
    ).start();
    const { id } = story.at('call');
    story.wait(86_400_000).execute('late');
    expect(story.ofType('CallCancelled')).toEqual([{ type: 'CallCancelled', token: id, called: `i.${id}` }]);
  });

  it('ends the called instance when its own is ended', () => {
    const story = calling(called, []).start();
    story.do({ type: 'Terminate' });
    story.expectOver('terminated');
    expect(story.ofType('CallCancelled')).toHaveLength(1);
  });
});

describe('a call activity with lines that are local', () => {
  const parameters = draw(
    'camunda:inputOutput',
    {},
    draw('camunda:inputParameter', { name: 'own' }, '=a'),
    draw('camunda:outputParameter', { name: 'kept' }, '=answer'),
  );
  const requested = (story: Story) => story.ofType('CallRequested').map(({ call }) => call.variables);
  const done = (story: Story) =>
    story.do({
      type: 'CompleteCall',
      token: story.at('call').id,
      variables: { values: { answer: 5, other: 6 } },
    });

  it('passes on what is its own, and nothing else', () => {
    const all = into({ variables: 'all', local: 'true' });
    expect(requested(calling(called, [all, parameters]).start({ a: 1 }))).toEqual([{ own: 1 }]);
    expect(requested(calling(called, [all]).start({ a: 1 }))).toEqual([{}]);
    const one = into({ source: 'a', target: 'b', local: 'true' });
    expect(requested(calling(called, [one, parameters]).start({ a: 1 }))).toEqual([{ b: null }]);
  });

  it('sets what comes back where only its own parameters see it', () => {
    const back = out({ variables: 'all', local: 'true' });
    const story = done(calling(called, [back, parameters]).start({ a: 1 }));
    expect(story.variables()).toEqual({ a: 1, kept: 5 });
    expect(done(calling(called, [back]).start({ a: 1 })).variables()).toEqual({ a: 1 });
  });
});

describe('a call activity whose called instance a person ended', () => {
  const ended = (story: Story) =>
    story.do({
      type: 'ThrowError',
      token: story.at('call').id,
      code: 'CALLED_INSTANCE_TERMINATED',
      ended: true,
    });

  it('is cancelled, and the instance with it when nothing else goes on', () => {
    const story = ended(calling(called, []).start());
    expect(story.ofType('ErrorThrown')).toEqual([]);
    expect(story.ofType('TokenLeft').at(-1)).toMatchObject({ element: 'call', how: 'cancelled' });
    story.expectOver('terminated');
  });

  it('goes on at its border when somebody listens there', () => {
    const story = ended(
      calling(
        called,
        [],
        boundary('caught', 'call', onError()),
        userTask('side'),
        ...chain('caught', 'side'),
      ).start(),
    );
    expect(story.where()).toEqual(['side']);
  });

  it('is one run less of several', () => {
    const each = draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2'));
    const story = ended(calling(called, [each]).start());
    expect(story.where()).toEqual(['call']);
    expect(ended(story).state.state).toBe('terminated');
  });
});
