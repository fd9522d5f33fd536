import { describe, expect, it } from '@jest/globals';
import { chain, diagramOf, draw, end, start, userTask } from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const looping = (attributes: Record<string, string>, condition?: string) =>
  new Story(
    diagramOf(
      start(),
      userTask(
        'again',
        {},
        draw(
          'standardLoopCharacteristics',
          attributes,
          condition !== undefined && draw('loopCondition', {}, condition),
        ),
      ),
      userTask('after'),
      end(),
      ...chain('start', 'again', 'after', 'end'),
    ),
  );

describe('a standard loop', () => {
  it('goes on while its condition holds, asked after each round', () => {
    const story = looping({}, 'x < 2').start({ x: 9 }).complete('again', { x: 1 });
    expect(story.where()).toEqual(['again']);
    story.complete('again', { x: 2 });
    expect(story.where()).toEqual(['after']);
    story.complete('after').expectOver();
  });

  it('is passed by when its condition does not hold before the first round', () => {
    expect(looping({ testBefore: 'true' }, 'x < 2').start({ x: 2 }).where()).toEqual(['after']);
    expect(looping({ testBefore: 'true' }, 'x < 2').start({ x: 1 }).where()).toEqual(['again']);
  });

  it('ends after its greatest number of rounds, whatever its condition says', () => {
    const story = looping({ loopMaximum: '2' }, 'true').start().complete('again');
    expect(story.where()).toEqual(['again']);
    expect(story.complete('again').where()).toEqual(['after']);
  });

  it('can be a number of rounds alone', () => {
    const story = looping({ loopMaximum: '2' }).start().complete('again').complete('again');
    expect(story.where()).toEqual(['after']);
  });

  it('counts its rounds', () => {
    const story = looping({}, 'loopCounter < 1').start().complete('again');
    expect(story.where()).toEqual(['again']);
    expect(story.complete('again').where()).toEqual(['after']);
  });

  it('refuses to go round for ever', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw(
          'manualTask',
          { id: 'x' },
          draw('standardLoopCharacteristics', {}, draw('loopCondition', {}, 'true')),
        ),
        end(),
        ...chain('start', 'x', 'end'),
      ),
    );
    expect(story.attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'too-many-steps',
    });
  });
});
