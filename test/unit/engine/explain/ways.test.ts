import { describe, expect, it } from '@jest/globals';
import {
  after as lasting,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  flow,
  named,
  onMessage,
  onSignal,
  process,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { after, done } from '../../../support/engine/explained.js';
import type { Story } from '../../../support/engine/story.js';

const set =
  (values: Record<string, unknown>) =>
  (story: Story): unknown =>
    story.do({ type: 'SetVariables', variables: { values: values as never } });

/** A task, and behind it a gateway with these flows: where to, and on what condition. */
const choosing = (
  type: string,
  flows: readonly (readonly [string, string?])[],
  standard?: string,
): Part[] => [
  start(),
  userTask('ask'),
  draw(type, { id: 'gw', ...(standard !== undefined && { default: `gw-${standard}` }) }),
  ...flows.flatMap(([to, condition]) => [userTask(to), flow('gw', to, condition)]),
  ...chain('start', 'ask', 'gw'),
];
const told = (parts: readonly Part[], at: string, values: Record<string, unknown> = {}) => {
  const explained = after(diagramOf(...parts), set(values), done('ask'));
  const passage = explained.one(at).path[1];
  const strip = (way: object): object => {
    const { evidence: _evidence, ...rest } = way as { evidence?: unknown };
    return rest;
  };
  return {
    ...explained,
    passage,
    taken: passage?.taken?.map(strip),
    notTaken: passage?.notTaken?.map(strip),
  };
};

describe('an explanation tells why a token went on as it did', () => {
  it('from an exclusive gateway: what failed before, what held, and what nobody looked at', () => {
    const { taken, notTaken, passage, log } = told(
      choosing('exclusiveGateway', [['a', 'x = 1'], ['b', 'x = 2'], ['c', 'x = 3'], ['d']], 'd'),
      'b',
      { x: 2 },
    );
    const values = [{ name: 'x', value: 2 }];
    expect(taken).toEqual([{ flow: 'gw-b', to: 'b', why: 'condition-held', condition: 'x = 2', values }]);
    expect(notTaken).toEqual([
      { flow: 'gw-a', to: 'a', why: 'condition-failed', condition: 'x = 1', values },
      { flow: 'gw-c', to: 'c', why: 'another-first' },
      { flow: 'gw-d', to: 'd', why: 'default-not-needed' },
    ]);
    const shown = passage?.taken?.[0]?.evidence;
    expect(log[(shown?.sequence ?? 0) - 1]?.events[shown?.event ?? -1]).toMatchObject({
      type: 'FlowTaken',
      flow: 'gw-b',
    });
  });

  it('from an inclusive gateway: all that held, and all that did not', () => {
    const { taken, notTaken } = told(
      choosing('inclusiveGateway', [['a', 'x = 2'], ['b', 'x = 2'], ['c', 'x = 3'], ['d']], 'd'),
      'b',
      { x: 2 },
    );
    expect(taken).toMatchObject([
      { flow: 'gw-a', why: 'condition-held' },
      { flow: 'gw-b', why: 'condition-held' },
    ]);
    expect(notTaken).toMatchObject([
      { flow: 'gw-c', why: 'condition-failed', condition: 'x = 3' },
      { flow: 'gw-d', why: 'default-not-needed' },
    ]);
  });

  it('from a parallel gateway and from a task: no condition was needed', () => {
    const { taken, notTaken } = told(choosing('parallelGateway', [['a'], ['b']]), 'b');
    expect(taken).toEqual([
      { flow: 'gw-a', to: 'a', why: 'no-condition' },
      { flow: 'gw-b', to: 'b', why: 'no-condition' },
    ]);
    expect(notTaken).toEqual([]);
  });

  it('each time anew: what failed in one round is not told of the next', () => {
    const round = diagramOf(
      start(),
      userTask('ask'),
      draw('exclusiveGateway', { id: 'gw', default: 'gw-ask' }),
      userTask('b'),
      ...chain('start', 'ask', 'gw', 'b').filter(({ id }) => id !== 'gw-b'),
      flow('gw', 'b', 'x = 2'),
      flow('gw', 'ask'),
    );
    const { one } = after(round, done('ask'), set({ x: 2 }), done('ask'));
    const [, second, , first] = one('b').path;
    expect(second?.notTaken).toEqual([{ flow: 'gw-ask', to: 'ask', why: 'default-not-needed' }]);
    expect(first?.notTaken).toMatchObject([
      { flow: 'gw-b', why: 'condition-failed', values: [{ value: 0 }] },
    ]);
    expect(first?.taken).toMatchObject([{ flow: 'gw-ask', why: 'default' }]);
  });

  it('with the variables a condition names, but not words in its texts, nor values that nobody could read', () => {
    const long = 'x'.repeat(400);
    const { taken } = told(choosing('exclusiveGateway', [['a', 'x = "kind y"'], ['b']], 'b'), 'a', {
      x: 'kind y',
      kind: 1,
      y: 2,
      other: 3,
    });
    expect(taken).toMatchObject([{ values: [{ name: 'x', value: 'kind y' }] }]);
    const much = told(choosing('exclusiveGateway', [['a', 'x != null'], ['b']], 'b'), 'a', { x: long });
    expect(much.taken).toMatchObject([{ values: [{ name: 'x' }] }]);
    expect(much.taken?.[0]).not.toHaveProperty('values.0.value');
  });

  it('with what was visible there: the nearest variable of a name', () => {
    const inside = draw(
      'subProcess',
      { id: 'sub' },
      draw('camunda:inputOutput', {}, draw('camunda:inputParameter', { name: 'x' }, '=2')),
      ...choosing('exclusiveGateway', [['a', 'x = 2'], ['b']], 'b').map((part) =>
        part.id === 'start' ? start('s') : part.id === 'start-ask' ? flow('s', 'ask') : part,
      ),
    );
    const { taken } = told([start(), inside, flow('start', 'sub')], 'a');
    expect(taken).toMatchObject([{ values: [{ name: 'x', value: 2 }] }]);
  });

  it('from an event-based gateway: what happened, and what came too late', () => {
    const race = diagram(
      ...named('message', 'M'),
      ...named('signal', 'S'),
      process(
        start(),
        draw('eventBasedGateway', { id: 'g' }),
        draw('intermediateCatchEvent', { id: 'm' }, onMessage('M')),
        draw('intermediateCatchEvent', { id: 's' }, onSignal('S')),
        draw('intermediateCatchEvent', { id: 't' }, lasting('PT1H')),
        userTask('a'),
        flow('start', 'g'),
        ...['m', 's', 't'].flatMap((id) => [flow('g', id), flow(id, 'a')]),
      ),
    );
    const waiting = after(race);
    expect(waiting.one('g').waitsFor).toMatchObject([
      { for: 'timer', element: 't', dueAt: '2026-03-02T13:00:00.000Z', beside: false },
      { for: 'message', element: 'm', name: 'M', beside: false },
      { for: 'signal', element: 's', name: 'S', beside: false },
    ]);
    expect(waiting.one('g').path[0]).not.toHaveProperty('taken');
    const { one } = after(race, (story) => story.deliver('S'));
    const [, caught, gateway] = one('a').path;
    expect(caught).toMatchObject({ element: 's' });
    expect(gateway?.taken).toMatchObject([{ flow: 'g-s', to: 's', why: 'event-happened' }]);
    expect(gateway?.notTaken).toEqual([
      { flow: 'g-m', to: 'm', why: 'another-event-first' },
      { flow: 'g-t', to: 't', why: 'another-event-first' },
    ]);
  });

  it('past the border of a task: what did not happen as long as it went on', () => {
    const bordered = diagram(
      ...named('message', 'M'),
      process(
        start(),
        userTask('a'),
        boundary('early', 'a', lasting('PT1H'), false),
        boundary('told', 'a', onMessage('M')),
        userTask('b'),
        userTask('c'),
        userTask('d'),
        ...chain('start', 'a', 'b'),
        flow('early', 'c'),
        flow('told', 'd'),
      ),
    );
    const waiting = after(bordered);
    expect(waiting.one('a').waitsFor).toMatchObject([
      { for: 'person', evidence: { sequence: 1 } },
      { for: 'timer', element: 'early', beside: true },
      { for: 'message', element: 'told', beside: true },
    ]);
    const both = after(bordered, (story) => story.wait(3_600_000).execute('early'), done('a'));
    const left = both.one('b').path[1];
    expect(left?.notTaken).toEqual([
      {
        event: 'told',
        why: 'did-not-happen',
        evidence: { sequence: 3, event: expect.any(Number) as unknown },
      },
    ]);
    expect(both.one('c').path.map(({ element }) => element)).toEqual(['c', 'early', 'a', 'start']);
    const neither = after(bordered, done('a')).one('b').path[1];
    expect(neither?.notTaken).toMatchObject([{ event: 'early' }, { event: 'told' }]);
  });

  it('once, when an activity sends several tokens along a flow', () => {
    const { at } = after(
      diagramOf(
        start(),
        userTask('a', { completionQuantity: '3' }),
        userTask('b'),
        ...chain('start', 'a', 'b'),
      ),
      done('a'),
    );
    expect(at('b')).toHaveLength(3);
    for (const { path } of at('b'))
      expect(path[1]).toMatchObject({ element: 'a', taken: [{ flow: 'a-b', why: 'no-condition' }] });
    expect(at('b')[0]?.path[1]?.taken).toHaveLength(1);
  });

  it('of a complex gateway: the condition it waits for, and who still may come when it has gone on', () => {
    const complex = diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      ...['a', 'b', 'c'].map((id) => userTask(id)),
      draw('complexGateway', { id: 'join' }, draw('activationCondition', {}, 'activationCount >= 2')),
      userTask('z'),
      ...chain('start', 'fork'),
      ...['a', 'b', 'c'].flatMap((id) => [flow('fork', id), flow(id, 'join')]),
      flow('join', 'z'),
    );
    const one = after(complex, done('a'));
    expect(one.one('join').waitsFor).toEqual([
      { for: 'activation', condition: 'activationCount >= 2' },
      { for: 'flow', flow: 'b-join', mayCome: [one.story.at('b').id] },
      { for: 'flow', flow: 'c-join', mayCome: [one.story.at('c').id] },
    ]);
    const two = after(complex, done('a'), done('b'));
    expect(two.at('join').map(({ waiting, waitsFor }) => [waiting, waitsFor])).toEqual(
      [0, 1].map(() => ['reset', [{ for: 'flow', flow: 'c-join', mayCome: [two.story.at('c').id] }]]),
    );
    expect(two.one('z').path.map(({ element }) => element)).toEqual(['z', 'join', 'b', 'fork', 'start']);
  });
});
