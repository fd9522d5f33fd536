import { describe, expect, it } from '@jest/globals';
import { evolve, replay } from '../../../src/engine/evolve.js';
import { globalName, localName, type ProcessInstance } from '../../../src/engine/instance.js';
import {
  chain,
  diagramOf,
  draw,
  end,
  flow,
  script,
  service,
  start,
  userTask,
} from '../../support/engine/drawing.js';
import { Story } from '../../support/engine/story.js';

const row = () =>
  new Story(diagramOf(start(), userTask('a'), service('b'), end(), ...chain('start', 'a', 'b', 'end')));

describe('a command', () => {
  it('to an instance that has ended is refused', () => {
    const story = row().start().complete('a').work('b');
    story.expectOver();
    for (const type of ['Suspend', 'Resume', 'Terminate'] as const)
      expect(story.attempt({ type })).toMatchObject({ code: 'instance-not-active' });
    expect(story.attempt({ type: 'SetVariables', variables: { values: { x: 1 } } })).toMatchObject({
      code: 'instance-not-active',
    });
  });

  it('to an instance that never started is refused', () => {
    expect(row().attempt({ type: 'Terminate' })).toMatchObject({ code: 'instance-not-active' });
  });

  it('to a token that waits for something else is refused', () => {
    const story = row().start();
    const { id } = story.at('a');
    expect(story.attempt({ type: 'Trigger', token: id })).toMatchObject({
      code: 'token-not-waiting-for-this',
    });
    expect(story.attempt({ type: 'CompleteCall', token: id, variables: { values: {} } })).toMatchObject({
      code: 'token-not-waiting-for-this',
    });
    story.complete('a');
    expect(story.attempt({ type: 'CompleteUserTask', token: story.at('b').id })).toMatchObject({
      code: 'token-not-waiting-for-this',
      element: 'b',
    });
  });

  it('that would put tokens everywhere is refused before it takes long', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('exclusiveGateway', { id: 'loop' }),
        draw('parallelGateway', { id: 'twice' }),
        userTask('stay'),
        draw('manualTask', { id: 'again' }),
        ...chain('start', 'loop', 'twice', 'stay'),
        ...chain('twice', 'again', 'loop'),
      ),
    );
    expect(story.attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'too-many-steps',
      message: 'Expected at most 5000 tokens at once, but there are more',
    });
  });

  it('that would never come to rest is refused', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('exclusiveGateway', { id: 'loop' }),
        script('add', 'n', 'n + 1'),
        ...chain('start', 'loop', 'add'),
        flow('add', 'loop'),
      ),
    );
    expect(
      story.attempt({ type: 'StartProcess', instance: 'i' as never, variables: { values: { n: 0 } } }),
    ).toMatchObject({ code: 'too-many-steps' });
  });

  it('that is refused has changed nothing', () => {
    const story = new Story(
      diagramOf(start(), userTask('a'), script('b', 'x', 'nobody'), ...chain('start', 'a', 'b')),
    ).start();
    const before = JSON.stringify(story.state);
    expect(
      story.attempt({ type: 'CompleteUserTask', token: story.at('a').id, variables: { values: { y: 1 } } }),
    ).toMatchObject({ code: 'unknown-variable', element: 'b' });
    expect(JSON.stringify(story.state)).toBe(before);
  });
});

describe('a suspended instance', () => {
  it('moves no token, but can be looked after and ended', () => {
    const story = row().start().do({ type: 'Suspend' });
    expect(story.attempt({ type: 'CompleteUserTask', token: story.at('a').id })).toMatchObject({
      code: 'instance-suspended',
    });
    story.do({ type: 'SetVariables', variables: { values: { x: 1 } } });
    expect(story.variables()).toEqual({ x: 1 });
    story.do({ type: 'Resume' }).complete('a');
    expect(story.where()).toEqual(['b']);
    story.do({ type: 'Suspend' }).do({ type: 'Terminate' });
    story.expectOver('terminated');
  });

  it('is suspended and resumed once', () => {
    const story = row().start().do({ type: 'Suspend' }).do({ type: 'Suspend' });
    expect(story.events).toEqual([]);
    story.do({ type: 'Resume' }).do({ type: 'Resume' });
    expect(story.events).toEqual([]);
  });
});

describe('variables', () => {
  it('are set, typed and removed', () => {
    const story = row().start({ a: 1 });
    story.do({
      type: 'SetVariables',
      variables: { values: { a: '2026-01-01', b: 2 }, types: { a: 'Date' } },
    });
    expect(Object.values(story.state.scopes)[0]).toMatchObject({
      variables: { a: '2026-01-01', b: 2 },
      types: { a: 'Date' },
    });
    story.do({ type: 'SetVariables', variables: { values: { a: 3 } }, remove: ['b', 'nobody'] });
    expect(story.variables()).toEqual({ a: 3 });
    expect(Object.values(story.state.scopes)[0]).not.toHaveProperty('types');
  });

  it('of a token have one scope, however often they are set', () => {
    const story = row().start();
    const { id: token } = story.at('a');
    for (const own of [1, 2])
      story.do({ type: 'SetVariables', token, local: true, variables: { values: { own } } });
    expect(Object.values(story.state.scopes).map(({ kind, variables }) => [kind, variables])).toEqual([
      ['process', {}],
      ['activity', { own: 2 }],
    ]);
  });

  it('of one run of a repeated task live with that run', () => {
    const loop = draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2'));
    const story = new Story(diagramOf(start(), userTask('a', {}, loop), ...chain('start', 'a'))).start();
    const before = Object.keys(story.state.scopes).length;
    const { id: token, scope } = story.at('a');
    story.do({ type: 'SetVariables', token, local: true, variables: { values: { own: 1 } } });
    expect(Object.keys(story.state.scopes)).toHaveLength(before);
    expect(story.state.scopes[scope]?.variables).toMatchObject({ own: 1 });
  });

  it('may have any name', () => {
    const values = JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"a b":2}') as Record<
      string,
      never
    >;
    const story = row().start().do({ type: 'SetVariables', variables: { values } });
    expect(JSON.stringify(story.variables())).toBe(JSON.stringify(values));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('the end of an instance', () => {
  it('carries its variables', () => {
    const story = row().start({ kept: 1 }, { businessKey: 'k' }).complete('a').work('b', { more: 2 });
    expect(story.ended()).toEqual({
      type: 'InstanceEnded',
      state: 'completed',
      variables: { kept: 1, more: 2 },
    });
    expect(story.state.businessKey).toBe('k');
  });

  it('by a person closes everything', () => {
    const story = row().start().do({ type: 'Terminate', reason: 'TEST' });
    story.expectOver('terminated');
  });
});

describe('names', () => {
  it('of tokens are never used again', () => {
    const story = row().start().complete('a').work('b');
    const names = story.history.flatMap((event): string[] => {
      if (event.type === 'TokenArrived') return [event.token.id];
      if (event.type === 'ScopeOpened') return [event.scope.id];
      if (event.type === 'JobCreated') return [event.job.id];
      return [];
    });
    expect(new Set(names).size).toBe(names.length);
  });

  it('are unique over instances, and can be read back', () => {
    const name = globalName('i.3' as never, '7');
    expect(localName(name)).toEqual({ instance: 'i.3', local: '7' });
    for (const text of ['', 'i', '.7', 'i.']) expect(localName(text)).toBeUndefined();
  });
});

describe('replay', () => {
  it('of a whole history gives the same state as living it, also one event at a time', () => {
    const story = row().start({ x: 1 }).complete('a', { y: 2 });
    expect(replay(story.history)).toEqual(story.state);
    const one = story.history.reduce(
      (state: ProcessInstance | undefined, event) => evolve(state, event),
      undefined,
    );
    expect(one).toEqual(story.state);
    expect(replay([], story.state)).toBe(story.state);
  });
});
