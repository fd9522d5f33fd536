import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import {
  after,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  named,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  process,
  start,
  undoable,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { defined, Story } from '../../../support/engine/story.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const roots = [
  ...named('message', 'One', 'Two'),
  ...named('signal', 'Loud'),
  ...named('error', 'Wrong'),
  ...named('escalation', 'Worse'),
];

const drawing = (...inside: Part[]) => diagram(process(...inside), ...roots);

const catching = (attributes: Record<string, string>, ...events: Part[]) =>
  new Story(
    drawing(
      start(),
      draw('intermediateCatchEvent', { id: 'event', ...attributes }, ...events),
      userTask('after'),
      ...chain('start', 'event', 'after'),
    ),
  );

const set = (story: Story, values: Record<string, number>): Story =>
  story.do({ type: 'SetVariables', variables: { values } });

const all = { parallelMultiple: 'true' };

describe('a multiple catch event', () => {
  const either = () =>
    catching({}, onMessage('One'), onSignal('Loud'), after('PT1H'), when('x = 1')).start({ x: 0 });

  it.each<[string, (story: Story) => Story]>([
    ['a message', (story) => story.deliver('One', { told: 1 })],
    ['a signal', (story) => story.deliver('Loud')],
    ['a moment', (story) => story.wait(3_600_000).execute('event')],
    ['a condition', (story) => set(story, { x: 1 })],
  ])('goes on with %s, and waits for nothing else', (_what, happen) => {
    const story = happen(either());
    expect(story.where()).toEqual(['after']);
    expect([story.state.jobs, story.state.subscriptions]).toEqual([{}, {}]);
  });

  it('can stand behind an event-based gateway', () => {
    const story = new Story(
      drawing(
        start(),
        draw('eventBasedGateway', { id: 'gw' }),
        draw('intermediateCatchEvent', { id: 'both', ...all }, onMessage('One'), onMessage('Two')),
        draw('intermediateCatchEvent', { id: 'loud' }, onSignal('Loud')),
        userTask('a'),
        userTask('b'),
        ...chain('start', 'gw', 'both', 'a'),
        ...chain('gw', 'loud', 'b'),
      ),
    ).start();
    story.deliver('Two');
    expect(story.where()).toEqual(['gw']);
    story.deliver('One');
    expect(story.where()).toEqual(['a']);
    expect(story.state.subscriptions).toEqual({});
  });
});

describe('a multiple catch event that names one thing twice', () => {
  it.each<[string, Part[]]>([
    ['message', [onMessage('One'), onMessage('One')]],
    ['signal', [onSignal('Loud'), onMessage('One'), onSignal('Loud')]],
  ])('is refused for a %s', (kind, events) => {
    const compiled = compile(
      drawing(start(), draw('intermediateCatchEvent', { id: 'event' }, ...events), flow('start', 'event')),
      tinyEvaluator(),
    );
    const message = expect.stringContaining(`each ${kind} once`) as unknown;
    expect(compiled).toMatchObject({
      reason: [{ code: 'bad-multiple-event', message }],
    });
  });
});

describe('a parallel multiple catch event', () => {
  it('goes on when all have happened, in any order, each of them once', () => {
    const story = catching(all, onMessage('One'), onMessage('Two'), after('PT1H'), when('x = 1')).start({
      x: 0,
    });
    story.deliver('Two', { two: 2 });
    expect(story.subscriptions('Two')).toEqual([]);
    set(story, { x: 1 });
    set(story, { x: 0 });
    story.wait(3_600_000).execute('event');
    expect(story.where()).toEqual(['event']);
    story.deliver('One', { one: 1 });
    expect(story.where()).toEqual(['after']);
    expect(story.variables()).toEqual({ x: 0, two: 2, one: 1 });
    expect([story.state.jobs, story.state.subscriptions]).toEqual([{}, {}]);
  });

  it('does not wait for a condition that holds already', () => {
    expect(catching(all, onMessage('One'), when('x = 1')).start({ x: 1 }).deliver('One').where()).toEqual([
      'after',
    ]);
  });
});

const guarded = (attributes: Record<string, string>, ...events: Part[]) =>
  new Story(
    drawing(
      start(),
      userTask('task'),
      draw('boundaryEvent', { id: 'border', attachedToRef: 'task', ...attributes }, ...events),
      userTask('side'),
      ...chain('start', 'task'),
      flow('border', 'side'),
    ),
  ).start({ x: 0 });

describe('a multiple boundary event', () => {
  const events = () => [onMessage('One'), onError('Wrong'), onEscalation('Worse')];

  it.each<[string, (story: Story) => Story]>([
    ['a message', (story) => story.deliver('One')],
    ['an error', (story) => story.do({ type: 'ThrowError', token: story.at('task').id, code: 'Wrong' })],
    [
      'an escalation',
      (story) => story.do({ type: 'ThrowEscalation', token: story.at('task').id, code: 'Worse' }),
    ],
  ])('interrupts by %s', (_what, happen) => {
    const story = happen(guarded({}, ...events()));
    expect(story.where()).toEqual(['side']);
    expect(story.state.subscriptions).toEqual({});
  });

  it('happens beside its activity as often as one of them comes', () => {
    const story = guarded({ cancelActivity: 'false' }, onMessage('One'), onSignal('Loud'));
    story.deliver('One').deliver('Loud').deliver('One');
    expect(story.where()).toEqual(['side', 'side', 'side', 'task']);
  });

  it('happens beside its activity each time all have come', () => {
    const story = guarded({ cancelActivity: 'false', ...all }, onMessage('One'), when('x = 1'));
    set(story, { x: 1 });
    story.deliver('One');
    expect(story.where()).toEqual(['side', 'task']);
    story.deliver('One');
    expect(story.where()).toEqual(['side', 'task']);
    set(story, { x: 1 });
    expect(story.where()).toEqual(['side', 'side', 'task']);
  });

  it('interrupts when all have come', () => {
    const story = guarded(all, onMessage('One'), onSignal('Loud'));
    expect(story.deliver('One').where()).toEqual(['task']);
    expect(story.deliver('Loud').where()).toEqual(['side']);
  });
});

describe('an event sub-process with several triggers', () => {
  const beside = (attributes: Record<string, string>, ...events: Part[]) =>
    new Story(
      drawing(
        start(),
        userTask('task'),
        ...chain('start', 'task'),
        draw(
          'subProcess',
          { id: 'handler', triggeredByEvent: 'true' },
          draw('startEvent', { id: 'trigger', ...attributes }, ...events),
          userTask('note'),
          flow('trigger', 'note'),
        ),
      ),
    ).start({ x: 0 });

  it('starts by any of them', () => {
    const story = beside({ isInterrupting: 'false' }, onMessage('One'), onSignal('Loud'));
    expect(story.deliver('Loud').deliver('One').where()).toEqual(['note', 'note', 'task']);
  });

  it('starts when all of them have happened, and again when they have again', () => {
    const story = beside({ isInterrupting: 'false', ...all }, onMessage('One'), onSignal('Loud'));
    expect(story.deliver('Loud').where()).toEqual(['task']);
    expect(story.deliver('One').where()).toEqual(['note', 'task']);
    expect(story.deliver('One').deliver('Loud').where()).toEqual(['note', 'note', 'task']);
  });

  it('takes the place of its scope when it interrupts', () => {
    const story = beside({}, onMessage('One'), onError('Wrong'));
    story.do({ type: 'ThrowError', token: story.at('task').id, code: 'Wrong' });
    expect(story.where()).toEqual(['note']);
    expect(story.state.subscriptions).toEqual({});
  });
});

describe('an event that throws several things', () => {
  it('tells all of them and goes on', () => {
    const story = new Story(
      drawing(
        start(),
        draw(
          'intermediateThrowEvent',
          { id: 'tell' },
          onMessage('One'),
          onSignal('Loud'),
          onEscalation('Worse'),
        ),
        userTask('after'),
        ...chain('start', 'tell', 'after'),
      ),
    ).start();
    expect(story.where()).toEqual(['after']);
    expect(story.ofType('MessageThrown')).toHaveLength(1);
    expect(story.ofType('SignalThrown')).toHaveLength(1);
    expect(story.ofType('EscalationThrown')).toHaveLength(1);
  });

  it('undoes several activities and goes on when all are undone', () => {
    const compensate = (activityRef: string) => draw('compensateEventDefinition', { activityRef });
    const story = new Story(
      drawing(
        start(),
        ...['a', 'b', 'c'].flatMap((id) => [userTask(id), ...undoable(id)]),
        draw('intermediateThrowEvent', { id: 'back' }, compensate('a'), compensate('c')),
        userTask('after'),
        ...chain('start', 'a', 'b', 'c', 'back', 'after'),
      ),
    ).start();
    story.complete('a').complete('b').complete('c');
    expect(story.where()).toEqual(['undo-a', 'undo-c']);
    expect(story.complete('undo-a').complete('undo-c').where()).toEqual(['after']);
  });

  const ending = (...events: Part[]) =>
    new Story(
      drawing(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          start('in'),
          userTask('done'),
          ...undoable('done'),
          end('out', ...events),
          ...chain('in', 'done', 'out'),
        ),
        boundary('wrong', 'sub', onError('Wrong')),
        boundary('worse', 'sub', onEscalation('Worse'), false),
        userTask('failed'),
        userTask('heard'),
        userTask('after'),
        ...chain('start', 'sub', 'after'),
        flow('wrong', 'failed'),
        flow('worse', 'heard'),
      ),
    )
      .start()
      .complete('done');

  it('ends with an error after all else is told and undone', () => {
    const story = ending(
      onError('Wrong'),
      onMessage('One'),
      onEscalation('Worse'),
      draw('compensateEventDefinition'),
    );
    expect(story.where()).toEqual(['undo-done']);
    expect(story.ofType('MessageThrown')).toHaveLength(1);
    expect(story.complete('undo-done').where()).toEqual(['failed', 'heard']);
  });

  it('ends its scope after all else is told', () => {
    const story = ending(draw('terminateEventDefinition'), onSignal('Loud'), onEscalation('Worse'));
    expect(story.ofType('SignalThrown')).toHaveLength(1);
    expect(story.where()).toEqual(['after', 'heard']);
  });

  it('tells two escalations', () => {
    expect(ending(onEscalation('Worse'), onEscalation('Worse')).where()).toEqual(['after', 'heard', 'heard']);
  });
});

describe('a multiple start event of a process', () => {
  const starting = (attributes: Record<string, string>, ...events: Part[]) =>
    drawing(draw('startEvent', { id: 'in', ...attributes }, ...events), userTask('task'), flow('in', 'task'));

  it('is started by any of them', () => {
    const drawn = starting({}, onMessage('One'), onSignal('Loud'), after('P1D'), when('x = 1'));
    expect(defined(drawn).startTriggers.map(({ kind, part }) => [kind, part])).toEqual([
      ['message', 0],
      ['signal', 1],
      ['timer', 2],
      ['conditional', 3],
    ]);
    const story = new Story(drawn).do({
      type: 'StartProcess',
      instance: 'i' as never,
      start: 'in' as never,
      part: 1,
    });
    expect(story.where()).toEqual(['task']);
    expect(story.state.subscriptions).toEqual({});
  });

  it('begins with the first of all that are needed, and waits for the others', () => {
    const story = new Story(starting(all, onMessage('One'), onMessage('Two'), when('x = 1'))).do({
      type: 'StartProcess',
      instance: 'i' as never,
      start: 'in' as never,
      part: 1,
      variables: { values: { x: 0 } },
    });
    expect(story.where()).toEqual(['in']);
    expect(story.subscriptions('Two')).toEqual([]);
    set(story, { x: 1 });
    expect(story.where()).toEqual(['in']);
    expect(story.deliver('One').where()).toEqual(['task']);
    story.complete('task').expectOver();
  });

  it('waits for nothing more when it is begun by hand', () => {
    expect(
      new Story(starting(all, onMessage('One'), onMessage('Two'))).start({}, { start: 'in' }).where(),
    ).toEqual(['task']);
  });
});

describe('a definition that stands beside the processes', () => {
  it('is what an event refers to', () => {
    const story = new Story(
      diagram(
        draw('messageEventDefinition', { id: 'shared', messageRef: 'One' }),
        ...roots,
        process(
          start(),
          draw('intermediateCatchEvent', { id: 'event' }, draw('eventDefinitionRef', {}, 'shared')),
          userTask('after'),
          ...chain('start', 'event', 'after'),
        ),
      ),
    ).start();
    expect(story.deliver('One').where()).toEqual(['after']);
  });
});

describe('a diagram of one process', () => {
  it('keeps what a single event says when parallelMultiple is written on it', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('intermediateCatchEvent', { id: 'event', ...all }, when('x = 1')),
        userTask('after'),
        ...chain('start', 'event', 'after'),
      ),
    );
    expect(story.start({ x: 1 }).where()).toEqual(['after']);
  });
});
