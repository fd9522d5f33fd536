import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import {
  after,
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onMessage,
  onSignal,
  process,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { defined, Story } from '../../../support/engine/story.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const roots = [...named('message', 'One', 'Two', 'Three'), ...named('signal', 'Loud')];
const drawing = (...inside: Part[]) => diagram(process(...inside), ...roots);

const begin = (drawn: ReturnType<typeof drawing>, element: string, part?: number): Story =>
  new Story(drawn).do({
    type: 'StartProcess',
    instance: 'i' as never,
    start: element as never,
    ...(part !== undefined && { part }),
  });

const receive = (...more: Part[]) =>
  drawing(
    draw('receiveTask', { id: 'in', messageRef: 'One', instantiate: 'true' }),
    userTask('task'),
    flow('in', 'task'),
    ...more,
  );

describe('a receive task that instantiates', () => {
  it('tells at deployment which message begins an instance', () => {
    expect(defined(receive()).startTriggers).toEqual([{ kind: 'message', element: 'in', name: 'One' }]);
  });

  it('is done when its message begins the instance', () => {
    const story = begin(receive(), 'in');
    expect(story.where()).toEqual(['task']);
    expect(story.visited()).toEqual(['in']);
    expect(story.state.subscriptions).toEqual({});
  });

  it('does not begin without its message', () => {
    expect(new Story(receive()).attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'start-not-found',
    });
  });
});

const gateway = (attributes: Record<string, string>, ...more: Part[]) =>
  drawing(
    draw('eventBasedGateway', { id: 'gw', instantiate: 'true', ...attributes }),
    draw('intermediateCatchEvent', { id: 'one' }, onMessage('One')),
    draw('receiveTask', { id: 'two', messageRef: 'Two' }),
    draw('intermediateCatchEvent', { id: 'loud' }, onSignal('Loud')),
    ...['a', 'b', 'c'].map((id) => userTask(id)),
    ...chain('gw', 'one', 'a'),
    ...chain('gw', 'two', 'b'),
    ...chain('gw', 'loud', 'c'),
    ...more,
  );

describe('an event-based gateway that instantiates', () => {
  it('tells at deployment what begins an instance', () => {
    expect(defined(gateway({})).startTriggers).toEqual([
      { kind: 'message', element: 'one', name: 'One' },
      { kind: 'message', element: 'two', name: 'Two' },
      { kind: 'signal', element: 'loud', name: 'Loud' },
    ]);
  });

  it('follows what began the instance, and waits for no other', () => {
    const story = begin(gateway({}), 'two');
    expect(story.where()).toEqual(['b']);
    expect(story.visited()).toEqual(['gw', 'two']);
    expect(story.state.subscriptions).toEqual({});
    story.complete('b').expectOver();
  });

  it('follows each event in its turn when it is parallel, and ends after all', () => {
    const story = begin(gateway({ eventGatewayType: 'Parallel' }), 'two');
    expect(story.where()).toEqual(['b', 'gw']);
    expect(story.subscriptions('Two')).toEqual([]);
    story.complete('b').deliver('Loud');
    expect(story.where()).toEqual(['c', 'gw']);
    story.complete('c');
    expect(story.state.state).toBe('active');
    story.deliver('One');
    expect(story.where()).toEqual(['a']);
    story.complete('a').expectOver();
  });

  it('goes on waiting when what began it needs more', () => {
    const drawn = drawing(
      draw('eventBasedGateway', { id: 'gw', instantiate: 'true' }),
      draw(
        'intermediateCatchEvent',
        { id: 'both', parallelMultiple: 'true' },
        onMessage('One'),
        onMessage('Two'),
      ),
      draw('intermediateCatchEvent', { id: 'three' }, onMessage('Three')),
      userTask('a'),
      userTask('b'),
      ...chain('gw', 'both', 'a'),
      ...chain('gw', 'three', 'b'),
    );
    expect(begin(drawn, 'both', 0).deliver('Two').where()).toEqual(['a']);
    const other = begin(drawn, 'both', 0);
    expect(other.where()).toEqual(['gw']);
    expect(other.deliver('Three').where()).toEqual(['b']);
    expect(other.state.subscriptions).toEqual({});
  });
});

const problemsOf = (drawn: ReturnType<typeof drawing>): readonly string[] => {
  const compiled = compile(drawn, tinyEvaluator());
  return compiled.ok ? [] : compiled.reason.map(({ code, element }) => `${code} ${element ?? ''}`);
};

describe('what instantiates', () => {
  it.each<[string, ReturnType<typeof drawing>, string]>([
    [
      'a receive task behind another',
      drawing(
        start(),
        draw('receiveTask', { id: 'in', messageRef: 'One', instantiate: 'true' }),
        flow('start', 'in'),
      ),
      'bad-instantiate in',
    ],
    [
      'a receive task with a border',
      receive(boundary('late', 'in', after('P1D')), end(), flow('late', 'end')),
      'bad-instantiate in',
    ],
    [
      'a receive task without a message',
      drawing(draw('receiveTask', { id: 'in', instantiate: 'true' })),
      'bad-instantiate in',
    ],
    [
      'a receive task inside a sub-process',
      drawing(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          start('inside'),
          draw('receiveTask', { id: 'in', messageRef: 'One', instantiate: 'true' }),
        ),
        flow('start', 'sub'),
      ),
      'bad-instantiate in',
    ],
    [
      'a timer among what a parallel gateway needs',
      gateway(
        { eventGatewayType: 'Parallel' },
        draw('intermediateCatchEvent', { id: 'late' }, after('P1D')),
        flow('gw', 'late'),
      ),
      'bad-parallel-start late',
    ],
    [
      'a timer among all that a start needs',
      drawing(
        draw('startEvent', { id: 'in', parallelMultiple: 'true' }, onMessage('One'), after('P1D')),
        userTask('task'),
        flow('in', 'task'),
      ),
      'bad-parallel-start in',
    ],
    [
      'a parallel gateway that begins nothing',
      drawing(
        start(),
        draw('eventBasedGateway', { id: 'gw', eventGatewayType: 'Parallel' }),
        draw('intermediateCatchEvent', { id: 'one' }, onMessage('One')),
        ...chain('start', 'gw', 'one'),
      ),
      'bad-event-gateway gw',
    ],
  ])('may not be %s', (_what, drawn, problem) => {
    expect(problemsOf(drawn)).toContain(problem);
  });
});
