import { describe, expect, it } from '@jest/globals';
import { chain, diagramOf, draw, flow, start, userTask, type Part } from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const complex = (condition: string | undefined, attributes: Record<string, string> = {}): Part =>
  draw(
    'complexGateway',
    { id: 'gw', ...attributes },
    condition !== undefined && draw('activationCondition', {}, condition),
  );

/** Three tasks at once, joined by the gateway. */
const joined = (gateway: Part, ...behind: Part[]): Story =>
  new Story(
    diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      ...['a', 'b', 'c'].flatMap((id) => [userTask(id), flow('fork', id), flow(id, 'gw')]),
      flow('start', 'fork'),
      gateway,
      ...behind,
    ),
  );

const twoOfThree = (): Story =>
  joined(complex('activationCount >= 2'), userTask('next'), flow('gw', 'next')).start();

describe('complex gateway', () => {
  it('goes on once when enough has come, and lets the rest end', () => {
    const story = twoOfThree().complete('a');
    expect(story.where()).toEqual(['b', 'c', 'gw']);
    story.complete('b');
    expect(story.tokensAt('next')).toHaveLength(1);
    expect(story.tokensAt('gw').map(({ waiting }) => waiting)).toEqual(['reset', 'reset']);
    story.complete('c');
    expect(story.where()).toEqual(['next']);
    story.complete('next').expectOver();
  });

  it('keeps its scope open until the rest has come', () => {
    const story = twoOfThree().complete('a').complete('b').complete('next');
    expect(story.state.state).toBe('active');
    story.complete('c').expectOver();
  });

  it('without a condition goes on with the first that comes', () => {
    const story = joined(complex(undefined), userTask('next'), flow('gw', 'next')).start();
    story.complete('b');
    expect(story.where()).toEqual(['a', 'c', 'gw', 'next']);
    story.complete('a').complete('c');
    expect(story.where()).toEqual(['next']);
  });

  it('can ask which of its flows has a token', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'fork' }),
        userTask('a'),
        userTask('b'),
        complex('tokenCounts.must > 0'),
        userTask('next'),
        flow('start', 'fork'),
        flow('fork', 'a'),
        flow('fork', 'b'),
        flow('a', 'gw'),
        draw('sequenceFlow', { id: 'must', sourceRef: 'b', targetRef: 'gw' }),
        flow('gw', 'next'),
      ),
    ).start();
    story.complete('a');
    expect(story.where()).toEqual(['b', 'gw']);
    story.complete('b');
    expect(story.where()).toEqual(['next']);
  });

  it('waits no longer for what cannot come any more', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('inclusiveGateway', { id: 'fork' }),
        userTask('a'),
        userTask('b'),
        userTask('c'),
        complex('activationCount = 1'),
        userTask('next'),
        flow('start', 'fork'),
        flow('fork', 'a', 'x > 0'),
        flow('fork', 'b', 'x > 1'),
        flow('fork', 'c', 'x > 2'),
        ...['a', 'b', 'c'].map((id) => flow(id, 'gw')),
        flow('gw', 'next'),
      ),
    ).start({ x: 2 });
    story.complete('a');
    expect(story.where()).toEqual(['b', 'gw', 'next']);
    story.complete('b');
    expect(story.where()).toEqual(['next']);
  });

  it.each([
    [0, ['other']],
    [2, ['next']],
  ])('with x = %d goes to %j: what holds, else the default', (x, where) => {
    const story = joined(
      complex('activationCount >= 3', { default: 'gw-other' }),
      userTask('next'),
      userTask('other'),
      flow('gw', 'next', 'x > 1'),
      flow('gw', 'other'),
    ).start({ x });
    story.complete('a').complete('b').complete('c');
    expect(story.where()).toEqual(where);
  });

  it('refuses to go on with nowhere to go', () => {
    const story = joined(complex('activationCount >= 1'), userTask('next'), flow('gw', 'next', 'x > 1'));
    story.start({ x: 0 });
    expect(
      story.attempt({ type: 'CompleteUserTask', token: story.at('a').id, variables: { values: {} } }),
    ).toMatchObject({ code: 'no-flow-to-take', element: 'gw' });
  });

  it('refuses to start on what is neither true nor false', () => {
    const story = joined(complex('activationCount'), userTask('next'), flow('gw', 'next')).start();
    expect(
      story.attempt({ type: 'CompleteUserTask', token: story.at('a').id, variables: { values: {} } }),
    ).toMatchObject({ code: 'condition-not-boolean', element: 'gw' });
  });

  it('sends a token when it begins anew only where a condition asks for that', () => {
    const story = joined(
      complex('activationCount >= 2'),
      userTask('early'),
      userTask('late'),
      flow('gw', 'early', 'waitingForStart = true'),
      flow('gw', 'late', 'waitingForStart = false'),
    ).start();
    story.complete('a').complete('b');
    expect(story.where()).toEqual(['c', 'early', 'gw', 'gw']);
    story.complete('c');
    expect(story.where()).toEqual(['early', 'late']);
  });

  it('begins anew with what came on a flow that was used already', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'fork' }),
        userTask('twice', { completionQuantity: '2' }),
        userTask('once'),
        complex('activationCount >= 1'),
        userTask('next'),
        flow('start', 'fork'),
        flow('fork', 'twice'),
        flow('fork', 'once'),
        ...chain('twice', 'gw', 'next'),
        flow('once', 'gw'),
      ),
    ).start();
    story.complete('twice');
    expect(story.tokensAt('next')).toHaveLength(1);
    expect(story.tokensAt('gw').map(({ waiting }) => waiting)).toEqual(['reset', 'join']);
    story.complete('once');
    expect(story.where()).toEqual(['next', 'next']);
    story.complete('next').complete('next').expectOver();
  });
});
