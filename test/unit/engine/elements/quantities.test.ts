import { describe, expect, it } from '@jest/globals';
import { chain, diagramOf, draw, flow, start, userTask } from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const times = (attributes: Record<string, string>): Story =>
  new Story(
    diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      userTask('a'),
      userTask('b'),
      userTask('c'),
      userTask('many', attributes),
      userTask('next'),
      flow('start', 'fork'),
      ...['a', 'b', 'c'].flatMap((id) => [flow('fork', id), flow(id, 'many')]),
      flow('many', 'next'),
    ),
  ).start();

describe('an activity that counts tokens', () => {
  it('begins when enough have come, as one', () => {
    const story = times({ startQuantity: '3' }).complete('a').complete('b');
    expect(story.where()).toEqual(['c', 'many', 'many']);
    expect(story.tokensAt('many').map(({ waiting }) => waiting)).toEqual(['join', 'join']);
    story.complete('c');
    expect(story.tokensAt('many').map(({ waiting }) => waiting)).toEqual(['userTask']);
    story.complete('many').complete('next').expectOver();
  });

  it('waits for its continuation once, when enough have come', () => {
    const story = times({ startQuantity: '3', 'camunda:asyncBefore': 'true' });
    story.complete('a').complete('b').complete('c');
    expect(Object.values(story.state.jobs)).toHaveLength(1);
    story.execute('many');
    expect(story.where()).toEqual(['many']);
  });

  it('does not begin with what is left over', () => {
    const story = times({ startQuantity: '2' }).complete('a').complete('b').complete('c');
    expect(story.tokensAt('many').map(({ waiting }) => waiting)).toEqual(['userTask', 'join']);
  });

  it('sends as many tokens as it says along each flow', () => {
    const story = times({ startQuantity: '3', completionQuantity: '2' });
    story.complete('a').complete('b').complete('c').complete('many');
    expect(story.where()).toEqual(['next', 'next']);
    expect(story.ofType('FlowTaken').filter(({ flow: id }) => (id as string) === 'many-next')).toHaveLength(
      2,
    );
  });

  it('ends as one when nothing leads on from it', () => {
    const story = new Story(
      diagramOf(start(), userTask('task', { completionQuantity: '3' }), ...chain('start', 'task')),
    ).start();
    story.complete('task').expectOver();
  });

  it('waits for one set of tokens however often it repeats', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('twice', { completionQuantity: '2' }),
        userTask(
          'each',
          { startQuantity: '2' },
          draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2')),
        ),
        ...chain('start', 'twice', 'each'),
      ),
    ).start();
    story.complete('twice');
    expect(story.where()).toEqual(['each', 'each']);
    story.complete('each').complete('each').expectOver();
  });
});
