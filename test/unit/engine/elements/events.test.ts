import { describe, expect, it } from '@jest/globals';
import {
  after,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  every,
  flow,
  link,
  named,
  onEscalation,
  onMessage,
  onSignal,
  process,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const day = 86_400_000;
const roots = [
  ...named('message', 'TestMessage'),
  ...named('signal', 'TestSignal'),
  ...named('escalation', 'TestEscalation'),
];

const passing = (type: string, ...event: Part[]) =>
  new Story(
    diagram(
      process(
        start(),
        draw(type, { id: 'event' }, ...event),
        userTask('after'),
        end(),
        ...chain('start', 'event', 'after', 'end'),
      ),
      ...roots,
    ),
  );

describe('intermediate catch event', () => {
  it('waits for a message, and takes the variables that come with it', () => {
    const story = passing('intermediateCatchEvent', onMessage('TestMessage')).start();
    expect(story.where()).toEqual(['event']);
    story.deliver('TestMessage', { heard: 1 });
    expect(story.where()).toEqual(['after']);
    expect(story.variables()).toEqual({ heard: 1 });
    expect(story.state.subscriptions).toEqual({});
  });

  it('hears a message once', () => {
    const story = passing('intermediateCatchEvent', onMessage('TestMessage')).start();
    const [{ id } = { id: '' }] = story.subscriptions('TestMessage');
    story.deliver('TestMessage');
    expect(story.attempt({ type: 'DeliverEvent', subscription: id as never })).toMatchObject({
      code: 'subscription-not-found',
    });
  });

  it.each(['constructor', '__proto__'])('hears nothing under the name %s', (name) => {
    const story = passing('intermediateCatchEvent', onMessage('TestMessage')).start();
    expect(story.attempt({ type: 'DeliverEvent', subscription: name as never })).toMatchObject({
      code: 'subscription-not-found',
    });
    expect(story.attempt({ type: 'ExecuteJob', job: name as never })).toMatchObject({
      code: 'job-not-found',
    });
    expect(story.attempt({ type: 'ResolveIncident', incident: name as never })).toMatchObject({
      code: 'incident-not-found',
    });
    expect(
      story.attempt({ type: 'SetVariables', scope: name as never, variables: { values: { a: 1 } } }),
    ).toMatchObject({ code: 'token-not-found' });
  });

  it('waits for a signal', () => {
    const story = passing('intermediateCatchEvent', onSignal('TestSignal')).start();
    expect(story.subscriptions('TestSignal')).toMatchObject([{ kind: 'signal', element: 'event' }]);
    expect(story.deliver('TestSignal').where()).toEqual(['after']);
  });

  it('waits for a name that is computed when it is reached', () => {
    const story = new Story(
      diagram(
        process(
          start(),
          draw('intermediateCatchEvent', { id: 'event' }, onMessage('m')),
          ...chain('start', 'event'),
        ),
        draw('message', { id: 'm', name: '=which' }),
      ),
    ).start({ which: 'ForMe' });
    expect(story.subscriptions('ForMe')).toHaveLength(1);
  });

  it.each([
    ['timeDuration', 'PT90M', '2026-03-02T13:30:00.000Z'],
    ['timeDuration', '=wait', '2026-03-03T12:00:00.000Z'],
    ['timeDate', '2026-03-09T10:00:00+01:00', '2026-03-09T09:00:00.000Z'],
    ['timeCycle', 'R3/PT1H', '2026-03-02T13:00:00.000Z'],
  ])('waits for a timer of kind %s, %s, until %s', (type, text, dueAt) => {
    const story = passing(
      'intermediateCatchEvent',
      draw('timerEventDefinition', {}, draw(type, {}, text)),
    ).start({
      wait: 'P1D',
    });
    expect(story.job('event')).toMatchObject({ kind: 'timer', dueAt });
    expect(story.attempt({ type: 'ExecuteJob', job: story.job('event').id })).toMatchObject({
      code: 'job-not-due',
    });
    expect(
      story
        .wait(7 * day)
        .execute('event')
        .where(),
    ).toEqual(['after']);
    expect(story.state.jobs).toEqual({});
  });

  it('can be moved on by hand, before its time', () => {
    const story = passing('intermediateCatchEvent', after('P1D')).start();
    story.do({ type: 'ExecuteJob', job: story.job('event').id, force: true });
    expect(story.where()).toEqual(['after']);
    const other = passing('intermediateCatchEvent', after('P1D')).start();
    other.do({ type: 'Trigger', token: other.at('event').id, variables: { values: { by: 'hand' } } });
    expect(other.where()).toEqual(['after']);
    expect(other.state.jobs).toEqual({});
  });

  it('refuses a computed time that cannot be read', () => {
    const event = draw('timerEventDefinition', {}, draw('timeDate', {}, '=when'));
    for (const when of ['tomorrow', '2026-02-30T00:00:00.000Z', '2026-03-09T25:00:00'])
      expect(
        passing('intermediateCatchEvent', event).attempt({
          type: 'StartProcess',
          instance: 'i' as never,
          variables: { values: { when } },
        }),
      ).toMatchObject({ code: 'timer-not-readable', element: 'event' });
  });
});

describe('intermediate throw event', () => {
  it('of no kind is passed', () => {
    expect(passing('intermediateThrowEvent').start().where()).toEqual(['after']);
  });

  it('sends a message and goes on', () => {
    const story = passing('intermediateThrowEvent', onMessage('TestMessage')).start({ secret: 1 });
    expect(story.ofType('MessageThrown')).toMatchObject([
      { message: { name: 'TestMessage', variables: {} } },
    ]);
    expect(story.where()).toEqual(['after']);
  });

  it('tells a signal with its payload and goes on', () => {
    const event = draw(
      'signalEventDefinition',
      { signalRef: 'TestSignal' },
      draw('camunda:in', { source: 'a', target: 'b' }),
    );
    const story = passing('intermediateThrowEvent', event).start({ a: 1 });
    expect(story.ofType('SignalThrown')).toMatchObject([{ name: 'TestSignal', variables: { b: 1 } }]);
    expect(story.where()).toEqual(['after']);
  });

  it('throws an escalation and goes on when nobody interrupts it', () => {
    expect(passing('intermediateThrowEvent', onEscalation('TestEscalation')).start().where()).toEqual([
      'after',
    ]);
  });

  it('does not go on when an escalation is caught by a border that interrupts', () => {
    const story = new Story(
      diagram(
        process(
          start(),
          draw(
            'subProcess',
            { id: 'sub' },
            start('in'),
            draw('intermediateThrowEvent', { id: 'event' }, onEscalation('TestEscalation')),
            userTask('inside'),
            ...chain('in', 'event', 'inside'),
          ),
          boundary('caught', 'sub', onEscalation('TestEscalation')),
          userTask('outside'),
          ...chain('start', 'sub'),
          ...chain('caught', 'outside'),
        ),
        ...roots,
      ),
    ).start();
    expect(story.where()).toEqual(['outside']);
  });

  it('goes on at the other end of a link', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('intermediateThrowEvent', { id: 'out' }, link('L')),
        draw('intermediateCatchEvent', { id: 'in' }, link('L')),
        end(),
        ...chain('start', 'out'),
        ...chain('in', 'end'),
      ),
    ).start();
    story.expectOver();
    expect(story.visited()).toEqual(['start', 'out', 'in', 'end']);
  });
});

describe('receive task', () => {
  it('waits for its message', () => {
    const story = new Story(
      diagram(
        process(
          start(),
          draw('receiveTask', { id: 'event', messageRef: 'TestMessage' }),
          end(),
          ...chain('start', 'event', 'end'),
        ),
        ...roots,
      ),
    ).start();
    story.deliver('TestMessage');
    story.expectOver();
  });
});

describe('boundary event', () => {
  const guarded = (event: Part, interrupting: boolean) =>
    new Story(
      diagram(
        process(
          start(),
          userTask('task'),
          boundary('border', 'task', event, interrupting),
          userTask('side'),
          end(),
          ...chain('start', 'task', 'end'),
          ...chain('border', 'side', 'end'),
        ),
        ...roots,
      ),
    ).start();

  it('interrupts its activity when its timer is due', () => {
    const story = guarded(after('P1D'), true).wait(day).execute('border');
    expect(story.where()).toEqual(['side']);
    expect(story.ofType('UserTaskClosed')).toMatchObject([{ how: 'cancelled' }]);
    expect(story.state.jobs).toEqual({});
  });

  it('goes beside its activity when it does not interrupt, once', () => {
    const story = guarded(after('P1D'), false).wait(day);
    const { id } = story.job('border');
    story.execute('border');
    expect(story.where()).toEqual(['side', 'task']);
    expect(story.attempt({ type: 'ExecuteJob', job: id })).toMatchObject({ code: 'job-not-found' });
    story.complete('task').complete('side');
    story.expectOver();
  });

  it('is no longer listened for when the activity is done', () => {
    const story = guarded(after('P1D'), true).complete('task');
    story.expectOver();
    expect(story.ofType('JobRemoved')).toMatchObject([{ how: 'cancelled' }]);
  });

  it('repeats a cycle as often as it says, counted from the planned moment', () => {
    const story = guarded(every('R3/P1D'), false)
      .wait(day + 5_000)
      .execute('border');
    expect(story.job('border').dueAt).toBe('2026-03-04T12:00:00.000Z');
    story.wait(day).execute('border').wait(day).execute('border');
    expect(story.where()).toEqual(['side', 'side', 'side', 'task']);
    expect(story.state.jobs).toEqual({});
  });

  it('repeats without end when the cycle says no number', () => {
    const story = guarded(every('R/P1D'), false);
    for (let round = 0; round < 5; round += 1) story.wait(day).execute('border');
    expect(story.job('border').dueAt).toBe('2026-03-08T12:00:00.000Z');
  });

  it('hears a message again and again when it does not interrupt', () => {
    const story = guarded(onMessage('TestMessage'), false)
      .deliver('TestMessage', { n: 1 })
      .deliver('TestMessage', { n: 2 });
    expect(story.where()).toEqual(['side', 'side', 'task']);
    expect(story.variables()).toEqual({ n: 2 });
    story.complete('task');
    expect(story.state.subscriptions).toEqual({});
  });

  it('interrupts on a signal', () => {
    expect(guarded(onSignal('TestSignal'), true).deliver('TestSignal').where()).toEqual(['side']);
  });

  it('is not listened for before a continuation has brought the activity to life, nor after it', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('userTask', { id: 'task', 'camunda:asyncBefore': 'true', 'camunda:asyncAfter': 'true' }),
        boundary('border', 'task', after('P1D')),
        ...chain('start', 'task'),
      ),
    ).start();
    const kinds = () => Object.values(story.state.jobs).map(({ kind }) => kind);
    expect(kinds()).toEqual(['continuation']);
    expect(story.execute('task') && kinds()).toEqual(['timer']);
    expect(story.complete('task') && kinds()).toEqual(['continuation']);
  });

  it('on a task that is passed at once is never armed', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('task', { id: 'task' }),
        boundary('border', 'task', after('P1D')),
        userTask('next'),
        ...chain('start', 'task', 'next'),
      ),
    ).start();
    expect(story.state.jobs).toEqual({});
  });

  it('on a task with a continuation behind it is not armed either', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('task', { id: 'task', 'camunda:asyncAfter': 'true' }),
        boundary('border', 'task', after('P1D')),
        ...chain('start', 'task'),
      ),
    ).start();
    expect(Object.values(story.state.jobs)).toMatchObject([{ kind: 'continuation' }]);
  });

  it('may end its path where it stands', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task'),
        boundary('border', 'task', after('P1D'), false),
        end(),
        ...chain('start', 'task', 'end'),
      ),
    ).start();
    story.wait(day).execute('border');
    expect(story.where()).toEqual(['task']);
    story.complete('task');
    story.expectOver();
  });

  it('leads to where the border says, also through a flow with a condition', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task'),
        boundary('border', 'task', after('P1D')),
        userTask('side'),
        ...chain('start', 'task'),
        flow('border', 'side', 'open'),
      ),
    ).start({ open: false });
    story.wait(day);
    expect(story.attempt({ type: 'ExecuteJob', job: story.job('border').id })).toMatchObject({
      code: 'no-flow-to-take',
    });
    expect(story.where()).toEqual(['task']);
  });
});
