import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../../src/engine/explain/explain.js';
import {
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
import { after, afterAll, done } from '../../../support/engine/explained.js';
import { times } from '../../../support/engine/migrating.js';

const forked = (ids: readonly string[]): Part[] => [
  start(),
  draw('parallelGateway', { id: 'fork' }),
  flow('start', 'fork'),
  ...ids.map((id) => flow('fork', id)),
];

describe('an explanation of one place says nothing of another', () => {
  it('counts the tokens at its own activity only, of those that need several', () => {
    const told = after(
      diagramOf(
        ...forked(['a', 'b', 'c', 'd']),
        ...['a', 'b', 'c', 'd'].map((id) => userTask(id)),
        userTask('p', { startQuantity: '2' }),
        userTask('q', { startQuantity: '3' }),
        flow('a', 'p'),
        flow('b', 'p'),
        flow('c', 'q'),
        flow('d', 'q'),
      ),
      done('a'),
      done('c'),
    );
    expect(told.one('p').waitsFor).toEqual([{ for: 'tokens', completed: 1, total: 2 }]);
    expect(told.one('q').waitsFor).toEqual([{ for: 'tokens', completed: 1, total: 3 }]);
  });

  it('counts the tokens and flows of its own run only, where the sub-process is repeated', () => {
    const told = after(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          times('2'),
          start('s'),
          draw('parallelGateway', { id: 'in' }),
          userTask('a'),
          userTask('b'),
          userTask('p', { startQuantity: '2' }),
          ...chain('s', 'in', 'a', 'p'),
          ...chain('in', 'b', 'p'),
        ),
        flow('start', 'sub'),
      ),
      done('a'),
      done('b'),
    );
    // Both of the first run came from it; the second run has both of its tasks.
    expect(told.at('p').map(({ waiting }) => waiting)).toEqual(['userTask']);
    const half = after(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          times('2'),
          start('s'),
          draw('parallelGateway', { id: 'in' }),
          userTask('a'),
          userTask('b'),
          draw('parallelGateway', { id: 'out' }),
          end('e'),
          ...chain('s', 'in', 'a', 'out', 'e'),
          ...chain('in', 'b', 'out'),
        ),
        flow('start', 'sub'),
      ),
      done('a'),
    );
    const [waiting] = half.at('out');
    const mine = half
      .at('b')
      .find(({ token }) => half.story.state.tokens[token]?.scope === half.story.at('out').scope);
    expect(waiting?.waitsFor).toEqual([{ for: 'flow', flow: 'b-out', mayCome: [mine?.token] }]);
  });

  it('follows the link of its own name, in its own sub-process', () => {
    const told = after(
      diagramOf(
        draw(
          'subProcess',
          { id: 'sub' },
          start('s'),
          draw('intermediateThrowEvent', { id: 'inner-from' }, link('L')),
          draw('intermediateCatchEvent', { id: 'inner-to' }, link('L')),
          userTask('i'),
          flow('s', 'inner-from'),
          flow('inner-to', 'i'),
        ),
        draw('intermediateThrowEvent', { id: 'other' }, link('M')),
        draw('intermediateCatchEvent', { id: 'elsewhere' }, link('M')),
        draw('intermediateThrowEvent', { id: 'from' }, link('L')),
        draw('intermediateCatchEvent', { id: 'to' }, link('L')),
        ...forked(['sub', 'other', 'from']),
        userTask('b'),
        userTask('c'),
        flow('elsewhere', 'c'),
        flow('to', 'b'),
      ),
    );
    const before = (element: string) =>
      told
        .one(element)
        .path.slice(1, 3)
        .map((passage) => passage.element);
    expect(before('b')).toEqual(['to', 'from']);
    expect(before('c')).toEqual(['elsewhere', 'other']);
    expect(before('i')).toEqual(['inner-to', 'inner-from']);
  });

  it('names what moved it, and not what ended by that', () => {
    const told = after(
      diagram(
        ...named('message', 'M'),
        process(
          start(),
          userTask('a'),
          boundary('told', 'a', onMessage('M')),
          userTask('b'),
          userTask('c'),
          ...chain('start', 'a', 'b'),
          flow('told', 'c'),
        ),
      ),
      done('a'),
    );
    expect(told.one('b').path[0]?.trigger).toMatchObject({ sequence: 2, element: 'a' });
  });

  it('looks at the flows of its own complex gateway, in its own run', () => {
    const inner = draw(
      'subProcess',
      { id: 'sub' },
      times('2'),
      start('s'),
      draw('parallelGateway', { id: 'in' }),
      userTask('a'),
      userTask('b'),
      draw('complexGateway', { id: 'join' }, draw('activationCondition', {}, 'activationCount >= 1')),
      userTask('z'),
      ...chain('s', 'in', 'a', 'join', 'z'),
      ...chain('in', 'b', 'join'),
    );
    const told = after(diagramOf(start(), inner, flow('start', 'sub')), done('a'), done('a'));
    const joins = told.at('join');
    expect(joins.map(({ waiting }) => waiting)).toEqual(['reset', 'reset']);
    const paths = told.at('z').map(({ path }) => path.slice(1, 3));
    expect(paths.map(([join]) => join?.token).sort()).toEqual(joins.map(({ token }) => token).sort());
    for (const [join, before] of paths) {
      expect(join).toMatchObject({ element: 'join', taken: [{ flow: 'join-z', why: 'no-condition' }] });
      expect(before).toMatchObject({ element: 'a' });
    }
  });
});

describe('an explanation of an instance that was moved', () => {
  const plain = diagramOf(start(), userTask('a'), ...chain('start', 'a'));
  const around = diagramOf(
    start(),
    draw('subProcess', { id: 'sub' }, start('s'), userTask('a'), flow('s', 'a')),
    flow('start', 'sub'),
  );

  it('tells no move of a place that is the same but for a sub-process around it', () => {
    const told = after(plain, (story) => story.migrate(around, [['a', 'a']]));
    expect(told.one('a').path.map(({ element, came }) => [element, came.by])).toEqual([
      ['a', 'flow'],
      ['start', 'start'],
    ]);
  });

  it('reads each visit by the definition that it was made under, whatever the order they are in', () => {
    const choosing = (condition: string) =>
      diagramOf(
        start(),
        draw('exclusiveGateway', { id: 'gw', default: 'gw-b' }),
        userTask('a'),
        userTask('b'),
        flow('start', 'gw'),
        flow('gw', 'a', condition),
        flow('gw', 'b'),
      );
    const told = after(choosing('x = 0'), (story) => story.migrate(choosing('x = 5')));
    const old = after(choosing('x = 0'));
    const definitions = new Map(
      [told.story, old.story].map(({ definition }) => [definition.id, definition] as const),
    );
    expect([...definitions.keys()]).toEqual(['process:2', 'process:1']);
    const [place] = explain(definitions, told.log).places;
    expect(place?.path[1]?.taken).toMatchObject([{ why: 'condition-held', condition: 'x = 0' }]);
  });

  it('tells of no place whose coming is not on record', () => {
    const told = afterAll(plain, (story) => story.start());
    const [batch] = told.log;
    if (!batch) throw new Error('Expected a record');
    const events = batch.events.filter(({ type }) => type !== 'TokenArrived');
    expect(
      explain(new Map([[told.story.definition.id, told.story.definition]]), [{ ...batch, events }]).places,
    ).toEqual([]);
  });
});
