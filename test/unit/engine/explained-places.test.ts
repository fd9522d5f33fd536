import { describe, expect, it } from '@jest/globals';
import {
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
  service,
  start,
  userTask,
} from '../../support/engine/drawing.js';
import { after, done } from '../../support/engine/explained.js';
import type { Story } from '../../support/engine/story.js';

describe('an explanation tells', () => {
  it('through which link a token came', () => {
    const linked = diagramOf(
      start(),
      userTask('a'),
      draw('intermediateThrowEvent', { id: 'from' }, link('L')),
      draw('intermediateCatchEvent', { id: 'to' }, link('L')),
      draw('intermediateThrowEvent', { id: 'other' }, link('M')),
      draw('intermediateCatchEvent', { id: 'elsewhere' }, link('M')),
      userTask('b'),
      end(),
      ...chain('start', 'a', 'from'),
      ...chain('to', 'b', 'end'),
      flow('elsewhere', 'end'),
    );
    const [place] = after(linked, done('a')).at('b');
    expect(place?.path.map(({ element, came }) => [element, came.by])).toEqual([
      ['b', 'flow'],
      ['to', 'link'],
      ['from', 'flow'],
      ['a', 'flow'],
      ['start', 'start'],
    ]);
    expect(place?.path[1]?.came).toEqual({ by: 'link', from: place?.path[2]?.token });
  });

  const needing = diagramOf(
    start(),
    draw('parallelGateway', { id: 'fork' }),
    userTask('a'),
    userTask('b'),
    userTask('c'),
    userTask('both', { startQuantity: '3' }),
    end(),
    ...chain('start', 'fork', 'a', 'both', 'end'),
    ...chain('fork', 'b', 'both'),
    ...chain('fork', 'c', 'both'),
  );

  it('how many tokens are there of those that are needed', () => {
    const told = after(needing, done('a'), done('b'));
    expect(told.at('both').map(({ waitsFor }) => waitsFor)).toEqual([
      [{ for: 'tokens', completed: 2, total: 3 }],
      [{ for: 'tokens', completed: 2, total: 3 }],
    ]);
    expect(told.at('c').map(({ waitsFor }) => waitsFor.map((wait) => wait.for))).toEqual([['person']]);
  });

  it('from where a join may still get a token, and from where not', () => {
    const joined = diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      userTask('a'),
      userTask('b'),
      userTask('c'),
      draw('parallelGateway', { id: 'join' }),
      end(),
      end('side'),
      ...chain('start', 'fork', 'a', 'join', 'end'),
      ...chain('fork', 'b', 'join'),
      ...chain('fork', 'c', 'side'),
    );
    const told = after(joined, done('a'));
    expect(told.at('join')[0]?.waitsFor).toEqual([
      { for: 'flow', flow: 'b-join', mayCome: [told.story.at('b').id] },
    ]);
  });

  it('that an instance is suspended, and that it is not any more', () => {
    const row = diagramOf(start(), userTask('a'), end(), ...chain('start', 'a', 'end'));
    const suspend = (story: Story) => story.do({ type: 'Suspend' });
    expect(after(row, suspend).suspended).toBe(true);
    expect(after(row, suspend, (story) => story.do({ type: 'Resume' })).suspended).toBe(false);
  });

  it('what went wrong with the work of a token, and of no other', () => {
    const two = diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      service('one'),
      service('two'),
      ...chain('start', 'fork', 'one'),
      flow('fork', 'two'),
    );
    const told = after(two, (story) =>
      story.do({ type: 'RaiseIncident', job: story.job('one').id, code: 'job-failed', message: 'TEST' }),
    );
    expect(told.at('one')[0]?.waitsFor.map((wait) => wait.for)).toEqual(['worker', 'incident']);
    expect(told.at('one')[0]?.waitsFor[0]).toMatchObject({ for: 'worker', topic: 'topic-one' });
    expect(told.at('one')[0]?.waitsFor[1]).toMatchObject({
      for: 'incident',
      code: 'job-failed',
      evidence: { sequence: 2, event: 0 },
    });
    expect(told.at('two')[0]?.waitsFor.map((wait) => wait.for)).toEqual(['worker']);
  });

  it('what a token was put where by hand', () => {
    const row = diagramOf(start(), userTask('a'), userTask('b'), end(), ...chain('start', 'a', 'b', 'end'));
    const told = after(row, (story) =>
      story.do({ type: 'Modify', instructions: [{ do: 'startBefore', element: 'b' }] }),
    );
    expect(told.at('b')[0]?.path).toMatchObject([{ element: 'b', came: { by: 'command' } }]);
    expect(told.at('b')[0]?.path).toHaveLength(1);
  });

  it('at most two hundred visits of a path, and that there were more', () => {
    const round = diagramOf(
      start(),
      draw('exclusiveGateway', { id: 'merge' }),
      userTask('a'),
      ...chain('start', 'merge', 'a'),
      flow('a', 'merge'),
    );
    const [long] = after(round, ...Array.from({ length: 110 }, () => done('a'))).at('a');
    expect([long?.path.length, long?.cut]).toEqual([200, true]);
    const [short] = after(round, done('a')).at('a');
    expect([short?.path.length, short?.cut]).toEqual([5, false]);
  });

  it('what a message is waited for by, beside a task and alone', () => {
    const waiting = diagram(
      process(
        start(),
        draw('intermediateCatchEvent', { id: 'heard' }, onMessage('Wanted')),
        end(),
        ...chain('start', 'heard', 'end'),
      ),
      ...named('message', 'Wanted'),
    );
    expect(after(waiting).at('heard')[0]?.waitsFor).toMatchObject([{ for: 'message', name: 'Wanted' }]);
  });
});
