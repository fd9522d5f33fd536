import { describe, expect, it } from '@jest/globals';
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
  process,
  script,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const roots = [
  ...named('message', 'TestMessage', 'Other'),
  ...named('error', 'TestError', 'OtherError'),
  ...named('escalation', 'TestEscalation'),
];
const sub = (id: string, ...inside: Part[]): Part => draw('subProcess', { id }, ...inside);

describe('sub-process', () => {
  const nested = (...more: Part[]) =>
    new Story(
      diagram(
        process(
          start(),
          sub(
            'outer',
            start('in'),
            sub('inner', start('deep'), userTask('task'), ...chain('deep', 'task')),
            userTask('next'),
            ...chain('in', 'inner', 'next'),
          ),
          userTask('after'),
          ...chain('start', 'outer', 'after'),
          ...more,
        ),
        ...roots,
      ),
    );

  it('is a scope that ends when nothing in it goes on', () => {
    const story = nested().start();
    expect(Object.values(story.state.scopes).map(({ kind, element }) => `${kind} ${element}`)).toEqual([
      'process process',
      'subProcess outer',
      'subProcess inner',
    ]);
    story.complete('task').complete('next').complete('after');
    story.expectOver();
  });

  it('leaves nothing behind when its border interrupts it, at any depth', () => {
    const story = nested(
      boundary('late', 'outer', after('P1D')),
      userTask('side'),
      ...chain('late', 'side'),
    ).start();
    story.wait(86_400_000).execute('late');
    expect(story.where()).toEqual(['side']);
    expect(Object.values(story.state.scopes)).toHaveLength(1);
    expect(story.state.jobs).toEqual({});
  });

  it('hears an error of a task deep inside', () => {
    const story = nested(
      boundary('caught', 'outer', onError()),
      userTask('side'),
      ...chain('caught', 'side'),
    ).start();
    story.do({ type: 'ThrowError', token: story.at('task').id, code: 'Whatever' });
    expect(story.where()).toEqual(['side']);
  });

  it('asks for the border that names the code before the one that takes all, and the nearest first', () => {
    const story = nested(
      boundary('all', 'outer', onError()),
      boundary('this', 'outer', onError('TestError')),
      userTask('a'),
      userTask('b'),
      ...chain('all', 'a'),
      ...chain('this', 'b'),
    ).start();
    story.do({ type: 'ThrowError', token: story.at('task').id, code: 'TestError' });
    expect(story.where()).toEqual(['b']);
  });

  it('has variables of its own while it lasts', () => {
    const story = nested().start({ x: 1 });
    const inner = Object.values(story.state.scopes).find(({ element }) => element === ('inner' as never));
    story.do({
      type: 'SetVariables',
      scope: inner?.id as never,
      local: true,
      variables: { values: { x: 2 } },
    });
    story.complete('task', { x: 3, y: 4 });
    expect(story.variables()).toEqual({ x: 1, y: 4 });
  });
});

describe('event sub-process', () => {
  const eventSub = (event: Part, interrupting: boolean, ...inside: Part[]): Part =>
    draw(
      'subProcess',
      { id: 'handler', triggeredByEvent: 'true' },
      draw('startEvent', { id: 'trigger', isInterrupting: String(interrupting) }, event),
      ...(inside.length > 0 ? inside : [userTask('handle'), ...chain('trigger', 'handle')]),
    );
  const inProcess = (handler: Part) =>
    new Story(
      diagram(process(start(), userTask('task'), end(), ...chain('start', 'task', 'end'), handler), ...roots),
    );
  const inSub = (handler: Part, ...more: Part[]) =>
    new Story(
      diagram(
        process(
          start(),
          sub('sub', start('in'), userTask('task'), ...chain('in', 'task'), handler),
          userTask('after'),
          ...chain('start', 'sub', 'after'),
          ...more,
        ),
        ...roots,
      ),
    );

  it('goes beside its scope, again and again, and the scope waits for it', () => {
    const story = inProcess(eventSub(onMessage('TestMessage'), false)).start();
    story.deliver('TestMessage').deliver('TestMessage');
    expect(story.where()).toEqual(['handle', 'handle', 'task']);
    story.complete('task');
    expect(story.state.state).toBe('active');
    story.complete('handle').complete('handle');
    story.expectOver();
  });

  it('takes the place of its scope when it interrupts, and listens no longer', () => {
    const story = inProcess(eventSub(onMessage('TestMessage'), true)).start();
    story.deliver('TestMessage');
    expect(story.where()).toEqual(['handle']);
    expect(story.state.subscriptions).toEqual({});
    expect(story.ofType('UserTaskClosed')).toMatchObject([{ how: 'cancelled' }]);
    story.complete('handle');
    story.expectOver();
  });

  it('of a sub-process lets the process go on behind it', () => {
    const story = inSub(eventSub(onMessage('TestMessage'), true))
      .start()
      .deliver('TestMessage')
      .complete('handle');
    expect(story.where()).toEqual(['after']);
  });

  it('starts by a timer counted from the start of its scope', () => {
    const story = inProcess(eventSub(after('P2D'), false)).start();
    expect(story.job('trigger').dueAt).toBe('2026-03-04T12:00:00.000Z');
    story.wait(2 * 86_400_000).execute('trigger');
    expect(story.where()).toEqual(['handle', 'task']);
  });

  it('is no longer listened for when its scope is over', () => {
    const story = inSub(eventSub(onMessage('TestMessage'), false))
      .start()
      .complete('task');
    expect(story.where()).toEqual(['after']);
    expect(story.state.subscriptions).toEqual({});
  });

  it('catches an error before the border of its sub-process does', () => {
    const story = inSub(
      eventSub(onError('TestError'), true),
      boundary('border', 'sub', onError('TestError')),
      userTask('side'),
      ...chain('border', 'side'),
    ).start();
    story.do({ type: 'ThrowError', token: story.at('task').id, code: 'TestError' });
    expect(story.where()).toEqual(['handle']);
  });

  it('does not catch its own error: that goes to the border', () => {
    const rethrow = [end('again', onError('TestError')), flow('trigger', 'again')];
    const story = inSub(
      eventSub(onError('TestError'), true, ...rethrow),
      boundary('border', 'sub', onError('TestError')),
      userTask('side'),
      ...chain('border', 'side'),
    ).start();
    story.do({ type: 'ThrowError', token: story.at('task').id, code: 'TestError' });
    expect(story.where()).toEqual(['side']);
    expect(story.ofType('ErrorThrown').map(({ caughtBy }) => caughtBy)).toEqual(['trigger', 'border']);
  });

  it('hears an escalation beside the work that goes on', () => {
    const story = inProcess(eventSub(onEscalation('TestEscalation'), false)).start();
    story.do({
      type: 'ThrowEscalation',
      token: story.at('task').id,
      code: 'TestEscalation',
      variables: { values: { why: 'TEST' } },
    });
    expect(story.where()).toEqual(['handle', 'task']);
    expect(story.variables()).toEqual({ why: 'TEST' });
  });

  it('hears what one beside it escalates, and not what it escalates itself', () => {
    const handler = (id: string, escalation: string, ...ending: Part[]): Part =>
      draw(
        'subProcess',
        { id, triggeredByEvent: 'true' },
        draw('startEvent', { id: `${id}In`, isInterrupting: 'false' }, onEscalation(escalation)),
        userTask(`${id}Task`),
        end(`${id}Out`, ...ending),
        ...chain(`${id}In`, `${id}Task`, `${id}Out`),
      );
    const story = new Story(
      diagram(
        process(
          start(),
          userTask('task'),
          end(),
          ...chain('start', 'task', 'end'),
          handler('first', 'TestEscalation', onEscalation('OtherEscalation')),
          handler('second', 'OtherEscalation', onEscalation('OtherEscalation')),
        ),
        ...named('escalation', 'TestEscalation', 'OtherEscalation'),
      ),
    ).start();
    story.do({ type: 'ThrowEscalation', token: story.at('task').id, code: 'TestEscalation' });
    story.complete('firstTask');
    expect(story.where()).toEqual(['secondTask', 'task']);
    story.complete('secondTask');
    expect(story.where()).toEqual(['task']);
  });

  it('may have an event sub-process of its own', () => {
    const inner = draw(
      'subProcess',
      { id: 'innerHandler', triggeredByEvent: 'true' },
      draw('startEvent', { id: 'innerTrigger', isInterrupting: 'false' }, onMessage('Other')),
      userTask('deep'),
      ...chain('innerTrigger', 'deep'),
    );
    const story = inProcess(
      eventSub(onMessage('TestMessage'), false, userTask('handle'), ...chain('trigger', 'handle'), inner),
    ).start();
    expect(story.subscriptions('Other')).toHaveLength(0);
    story.deliver('TestMessage').deliver('Other');
    expect(story.where()).toEqual(['deep', 'handle', 'task']);
    story.complete('handle').complete('task').complete('deep');
    story.expectOver();
  });

  it('that only notes something leaves the rest as it was', () => {
    const story = inProcess(
      eventSub(onMessage('TestMessage'), false, script('note', 'noted', 'true'), ...chain('trigger', 'note')),
    ).start();
    story.deliver('TestMessage');
    expect(story.where()).toEqual(['task']);
    expect(story.variables()).toEqual({ noted: true });
    expect(Object.values(story.state.scopes)).toHaveLength(1);
  });

  it('that interrupts and ends at once ends the process', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task'),
        ...chain('start', 'task'),
        eventSub(after('P1D'), true, end('over'), flow('trigger', 'over')),
      ),
    ).start();
    story.wait(86_400_000).execute('trigger');
    story.expectOver();
  });
});

describe('what is set for a visit before it begins', () => {
  const io = draw('camunda:inputOutput', {}, draw('camunda:outputParameter', { name: 'kept' }, '=early'));
  const each = draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '1'));
  const later = { 'camunda:asyncBefore': 'true' };

  it.each([
    ['a task with parameters', userTask('x', later, io), { kept: 1 }],
    ['a task that repeats', userTask('x', later, each), {}],
    [
      'a sub-process',
      draw('subProcess', { id: 'x', ...later }, start('in'), userTask('t'), flow('in', 't')),
      {},
    ],
    ['an ad-hoc sub-process', draw('adHocSubProcess', { id: 'x', ...later }, userTask('t')), {}],
  ])('is there in %s, and ends with it', (_what, activity, left) => {
    const around = draw('subProcess', { id: 'around' }, start('begin'), activity, ...chain('begin', 'x'));
    const story = new Story(
      diagramOf(start(), around, userTask('after'), ...chain('start', 'around', 'after')),
    ).start();
    story.do({
      type: 'SetVariables',
      token: story.at('x').id,
      local: true,
      variables: { values: { early: 1 } },
    });
    story.execute('x');
    const seen = Object.values(story.state.scopes).filter(({ variables }) => variables['early'] === 1);
    expect(seen).toHaveLength(1);
    if (story.where().includes('t') || story.tokensAt('t').length > 0) story.complete('t');
    else if (story.tokensAt('x').some(({ waiting }) => waiting === 'userTask')) story.complete('x');
    else
      story.do({ type: 'StartAdHocActivity', token: story.at('x').id, activity: 't' as never }).complete('t');
    expect(story.where()).toEqual(['after']);
    expect(Object.values(story.state.scopes)).toHaveLength(1);
    expect(
      story.ofType('VariablesSet').flatMap(({ variables }) => ('kept' in variables ? [variables] : [])),
    ).toEqual('kept' in left ? [left] : []);
    story.complete('after');
    story.expectOver();
  });
});
