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
  link,
  named,
  onMessage,
  process,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const gateway = (type: string, id: string, attributes: Record<string, string> = {}): Part =>
  draw(`${type}Gateway`, { id, ...attributes });

const choice = (type: string, attributes: Record<string, string> = {}) =>
  new Story(
    diagramOf(
      start(),
      gateway(type, 'gw', attributes),
      userTask('a'),
      userTask('b'),
      userTask('c'),
      ...chain('start', 'gw'),
      flow('gw', 'a', 'x > 1'),
      flow('gw', 'b', 'x > 2'),
      flow('gw', 'c', ...(attributes['default'] === undefined ? ['x > 3'] : [])),
    ),
  );

describe('exclusive gateway', () => {
  it.each([
    [2, ['a']],
    [9, ['a']],
    [1, ['c']],
  ])('with x = %d goes to %j: the first that holds, else the default', (x, where) => {
    expect(choice('exclusive', { default: 'gw-c' }).start({ x }).where()).toEqual(where);
  });

  it('keeps which flows it looked at and did not take', () => {
    const story = choice('exclusive', { default: 'gw-c' }).start({ x: 1 });
    expect(story.ofType('FlowNotTaken').map(({ flow: id }) => id)).toEqual(['gw-a', 'gw-b']);
    expect(story.ofType('FlowTaken').map(({ flow: id }) => id)).toEqual(['start-gw', 'gw-c']);
  });

  it.each([
    ['no condition holds and there is no default', { x: 0 }, 'no-flow-to-take'],
    ['a variable is unknown', {}, 'unknown-variable'],
  ])('refuses the command when %s', (_when, variables, code) => {
    const story = choice('exclusive');
    expect(
      story.attempt({ type: 'StartProcess', instance: 'i' as never, variables: { values: variables } }),
    ).toMatchObject({ code, element: 'gw' });
  });

  it('refuses a condition that is neither true nor false', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('exclusive', 'gw'),
        userTask('a'),
        ...chain('start', 'gw'),
        flow('gw', 'a', 'x'),
      ),
    );
    for (const x of ['true', 1, null, []])
      expect(
        story.attempt({ type: 'StartProcess', instance: 'i' as never, variables: { values: { x } } }),
      ).toMatchObject({ code: 'condition-not-boolean' });
  });

  it('chooses after a continuation when it says so', () => {
    const story = choice('exclusive', { default: 'gw-c', 'camunda:asyncAfter': 'true' }).start({ x: 9 });
    expect(story.where()).toEqual(['gw']);
    expect(story.execute('gw').where()).toEqual(['a']);
  });
});

describe('flows out of an activity', () => {
  it('are all taken whose condition holds', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('t'),
        userTask('a'),
        userTask('b'),
        ...chain('start', 't'),
        flow('t', 'a', 'x > 1'),
        flow('t', 'b'),
      ),
    ).start();
    story.complete('t', { x: 5 });
    expect(story.where()).toEqual(['a', 'b']);
  });

  it('are refused when none is open', () => {
    const story = new Story(
      diagramOf(start(), userTask('t'), userTask('a'), ...chain('start', 't'), flow('t', 'a', 'x > 1')),
    ).start({ x: 0 });
    expect(story.attempt({ type: 'CompleteUserTask', token: story.at('t').id })).toMatchObject({
      code: 'no-flow-to-take',
    });
  });
});

describe('parallel gateway', () => {
  const forkAndJoin = () =>
    new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('b'),
        gateway('parallel', 'join'),
        userTask('after'),
        ...chain('start', 'fork', 'a', 'join', 'after'),
        ...chain('fork', 'b', 'join'),
      ),
    );

  it('goes on when all have come', () => {
    const story = forkAndJoin().start();
    expect(story.where()).toEqual(['a', 'b']);
    expect(story.complete('b').where()).toEqual(['a', 'join']);
    expect(story.complete('a').where()).toEqual(['after']);
    expect(story.complete('after').state.state).toBe('completed');
  });

  it('does not take two tokens on one flow for one on each', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        userTask('a1'),
        userTask('a2'),
        userTask('b'),
        gateway('exclusive', 'merge'),
        gateway('parallel', 'join'),
        userTask('after'),
        ...chain('start', 'fork', 'a1', 'merge', 'join', 'after'),
        ...chain('fork', 'a2', 'merge'),
        ...chain('fork', 'b', 'join'),
      ),
    ).start();
    story.complete('a1').complete('a2');
    expect(story.where()).toEqual(['b', 'join', 'join']);
    story.complete('b');
    expect(story.where()).toEqual(['after', 'join']);
  });
});

describe('inclusive gateway', () => {
  const blocks = () =>
    new Story(
      diagramOf(
        start(),
        gateway('inclusive', 'fork', { default: 'fork-c' }),
        userTask('a'),
        userTask('b'),
        userTask('c'),
        gateway('inclusive', 'join'),
        userTask('after'),
        ...chain('start', 'fork'),
        flow('fork', 'a', 'x > 1'),
        flow('fork', 'b', 'x > 2'),
        flow('fork', 'c'),
        ...chain('a', 'join', 'after'),
        flow('b', 'join'),
        flow('c', 'join'),
      ),
    );

  it.each([
    [5, ['a', 'b']],
    [2, ['a']],
    [1, ['c']],
  ])('with x = %d takes %j and joins exactly those', (x, taken) => {
    const story = blocks().start({ x });
    expect(story.where()).toEqual(taken);
    for (const id of taken.slice(1)) expect(story.complete(id).where()).not.toContain('after');
    expect(story.complete(taken[0] ?? '').where()).toEqual(['after']);
  });

  it('waits for a token that may still come by a boundary event', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('slow'),
        boundary('late', 'slow', after('P1D'), false),
        gateway('inclusive', 'join'),
        userTask('after'),
        ...chain('start', 'fork', 'a', 'join', 'after'),
        ...chain('fork', 'slow'),
        flow('late', 'join'),
      ),
    ).start();
    expect(story.complete('a').where()).toEqual(['join', 'slow']);
    story.wait(86_400_000).execute('late');
    expect(story.where()).toEqual(['after', 'slow']);
  });

  it('waits for a token that may still come through a link', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('b'),
        draw('intermediateThrowEvent', { id: 'out' }, link('L')),
        draw('intermediateCatchEvent', { id: 'in' }, link('L')),
        gateway('inclusive', 'join'),
        userTask('after'),
        ...chain('start', 'fork', 'a', 'join', 'after'),
        ...chain('fork', 'b', 'out'),
        flow('in', 'join'),
      ),
    ).start();
    expect(story.complete('a').where()).toEqual(['b', 'join']);
    expect(story.complete('b').where()).toEqual(['after']);
  });

  it('does not wait for a token that ended elsewhere', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('b'),
        gateway('exclusive', 'xor', { default: 'xor-join' }),
        end('away'),
        gateway('inclusive', 'join'),
        userTask('after'),
        ...chain('start', 'fork', 'a', 'join', 'after'),
        ...chain('fork', 'b', 'xor', 'join'),
        flow('xor', 'away', 'leave'),
      ),
    ).start({ leave: true });
    expect(story.complete('a').where()).toEqual(['b', 'join']);
    expect(story.complete('b').where()).toEqual(['after']);
  });

  it('does not wait for a token that may as well come by a way that has one already', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        gateway('exclusive', 'merge'),
        draw('task', { id: 'a' }),
        userTask('x'),
        gateway('exclusive', 'xor', { default: 'xor-merge' }),
        gateway('inclusive', 'join'),
        userTask('after'),
        ...chain('start', 'fork', 'merge', 'a', 'join', 'after'),
        ...chain('fork', 'x', 'xor', 'merge'),
        flow('xor', 'join', 'straight'),
      ),
    ).start();
    expect(story.where()).toEqual(['after', 'x']);
  });

  it('in one run of a repeated sub-process does not wait for the other runs', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2')),
          start('in'),
          userTask('x'),
          gateway('inclusive', 'fork'),
          userTask('a'),
          userTask('b'),
          gateway('inclusive', 'join'),
          userTask('after'),
          ...chain('in', 'x', 'fork', 'a', 'join', 'after'),
          flow('fork', 'b', 'both'),
          flow('b', 'join'),
        ),
        ...chain('start', 'sub'),
      ),
    ).start({ both: false });
    story.complete('x', { both: true }).complete('a').complete('x', { both: false }).complete('a');
    expect(story.where()).toEqual(['after', 'b', 'join']);
  });

  it('can stand in a loop', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('inclusive', 'again'),
        userTask('t'),
        gateway('exclusive', 'xor', { default: 'xor-end' }),
        end(),
        ...chain('start', 'again', 't', 'xor', 'end'),
        flow('xor', 'again', 'more'),
      ),
    ).start();
    story.complete('t', { more: true }).complete('t', { more: true }).complete('t', { more: false });
    story.expectOver();
  });

  it('refuses when no condition holds and there is no default', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('inclusive', 'gw'),
        userTask('a'),
        ...chain('start', 'gw'),
        flow('gw', 'a', 'x > 1'),
      ),
    );
    expect(
      story.attempt({ type: 'StartProcess', instance: 'i' as never, variables: { values: { x: 0 } } }),
    ).toMatchObject({ code: 'no-flow-to-take', element: 'gw' });
  });
});

describe('event-based gateway', () => {
  const race = () =>
    new Story(
      diagram(
        process(
          start(),
          gateway('eventBased', 'gw'),
          draw('intermediateCatchEvent', { id: 'answer' }, onMessage('Answer')),
          draw('receiveTask', { id: 'refusal', messageRef: 'Refusal' }),
          draw('intermediateCatchEvent', { id: 'late' }, after('P2D')),
          userTask('a'),
          userTask('b'),
          userTask('c'),
          ...chain('start', 'gw', 'answer', 'a'),
          ...chain('gw', 'refusal', 'b'),
          ...chain('gw', 'late', 'c'),
        ),
        ...named('message', 'Answer', 'Refusal'),
      ),
    ).start();

  it.each([
    ['Answer', 'a'],
    ['Refusal', 'b'],
  ])('follows %s to %s and listens no longer for the others', (message, task) => {
    const story = race().deliver(message, { seen: message });
    expect(story.where()).toEqual([task]);
    expect(story.state.jobs).toEqual({});
    expect(story.state.subscriptions).toEqual({});
    expect(story.variables()).toEqual({ seen: message });
  });

  it('follows the timer when that is first', () => {
    const story = race();
    expect(story.attempt({ type: 'ExecuteJob', job: story.job('late').id })).toMatchObject({
      code: 'job-not-due',
    });
    expect(
      story
        .wait(2 * 86_400_000)
        .execute('late')
        .where(),
    ).toEqual(['c']);
    expect(story.state.jobs).toEqual({});
    expect(story.state.subscriptions).toEqual({});
  });

  it('shows the event that happened in history', () => {
    expect(race().deliver('Answer').visited()).toEqual(['start', 'gw', 'answer']);
  });

  it('is not moved on without an event', () => {
    const story = race();
    expect(story.attempt({ type: 'Trigger', token: story.at('gw').id })).toMatchObject({
      code: 'token-not-waiting-for-this',
    });
  });
});

describe('a join without a way out', () => {
  it.each(['parallel', 'inclusive'])('ends its tokens: %s', (type) => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('b'),
        gateway(type, 'join'),
        ...chain('start', 'fork', 'a', 'join'),
        ...chain('fork', 'b', 'join'),
      ),
    ).start();
    story.complete('a');
    expect(story.where()).toContain('b');
    story.complete('b');
    story.expectOver();
  });
});

describe('conditions on flows out of a start event', () => {
  it('choose as behind any activity', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('a'),
        userTask('b'),
        flow('start', 'a', 'x > 1'),
        flow('start', 'b', 'x > 2'),
      ),
    ).start({ x: 2 });
    expect(story.where()).toEqual(['a']);
  });
});

describe('an inclusive join with a continuation before it', () => {
  it('waits for those whose continuation is still to come', () => {
    const story = new Story(
      diagramOf(
        start(),
        gateway('parallel', 'fork'),
        draw('manualTask', { id: 'a' }),
        draw('manualTask', { id: 'b' }),
        gateway('inclusive', 'join', { 'camunda:asyncBefore': 'true' }),
        userTask('after'),
        ...chain('start', 'fork', 'a', 'join', 'after'),
        ...chain('fork', 'b', 'join'),
      ),
    ).start();
    const [first, second] = Object.values(story.state.jobs);
    story.do({ type: 'ExecuteJob', job: first?.id as never });
    expect(story.where()).not.toContain('after');
    story.do({ type: 'ExecuteJob', job: second?.id as never });
    expect(story.where()).toEqual(['after']);
  });
});
