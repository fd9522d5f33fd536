import { describe, expect, it } from '@jest/globals';
import { activityTree, type ActivityInstance } from '../../../../src/http/engine-rest/activity-tree.js';
import {
  chain,
  diagramOf,
  draw,
  end,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const shapeOf = ({ activityId, childActivityInstances: children }: ActivityInstance): unknown =>
  children.length === 0 ? activityId : [activityId, ...children.map(shapeOf)];

const shownOf = ({ state, definition }: Story): readonly unknown[] =>
  activityTree(state, definition).childActivityInstances.map(shapeOf);

const undo = (attributes: Record<string, string> = {}): Part =>
  draw('intermediateThrowEvent', { id: 'undo' }, draw('compensateEventDefinition', attributes));
const loop = draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2'));
const sub = (id: string, ...inside: Part[]): Part => draw('subProcess', { id }, ...inside);

describe('what is being undone', () => {
  it('stands beside the event that asked for it', () => {
    const parts = [start(), userTask('task'), ...undoable('task'), undo(), end()];
    const story = new Story(diagramOf(...parts, ...chain('start', 'task', 'undo', 'end'))).start();
    expect(shownOf(story.complete('task'))).toEqual(['undo', 'undo-task']);
  });

  it('stands in the sub-processes it was done in, with all runs of a repeated activity together', () => {
    const inner = sub(
      'inner',
      start('in2'),
      draw('task', { id: 'many' }, loop),
      ...undoable('many'),
      end('out2'),
      ...chain('in2', 'many', 'out2'),
    );
    const outer = sub('outer', start('in1'), inner, end('out1'), ...chain('in1', 'inner', 'out1'));
    const story = new Story(
      diagramOf(start(), outer, undo(), end(), ...chain('start', 'outer', 'undo', 'end')),
    );
    expect(shownOf(story.start())).toEqual([
      'undo',
      ['outer', ['inner', ['many#multiInstanceBody', 'undo-many', 'undo-many']]],
    ]);
  });

  it('names what is shown for it as a parent that is in the tree', () => {
    const inner = sub(
      'inner',
      start('in'),
      draw('task', { id: 'one' }),
      ...undoable('one'),
      end('out'),
      ...chain('in', 'one', 'out'),
    );
    const story = new Story(
      diagramOf(start(), inner, undo(), end(), ...chain('start', 'inner', 'undo', 'end')),
    );
    const shown = activityTree(story.start().state, story.definition);
    const [, place] = shown.childActivityInstances;
    expect(place).toMatchObject({ activityType: 'subProcess', parentActivityInstanceId: shown.id });
    expect(place?.childActivityInstances).toMatchObject([{ parentActivityInstanceId: place?.id }]);
  });

  it('stands in the sub-process that undoes itself by an event sub-process', () => {
    const asks = draw(
      'intermediateThrowEvent',
      { id: 'ask' },
      draw('compensateEventDefinition', { activityRef: 'task' }),
    );
    const self = draw(
      'subProcess',
      { id: 'self', triggeredByEvent: 'true' },
      start('when', draw('compensateEventDefinition')),
      asks,
      end('undone'),
      ...chain('when', 'ask', 'undone'),
    );
    const inner = sub(
      'inner',
      start('in'),
      userTask('task'),
      ...undoable('task'),
      end('out'),
      self,
      ...chain('in', 'task', 'out'),
    );
    const story = new Story(
      diagramOf(start(), inner, undo(), end(), ...chain('start', 'inner', 'undo', 'end')),
    );
    expect(shownOf(story.start().complete('task'))).toEqual([
      'undo',
      ['inner', ['self', 'ask'], 'undo-task'],
    ]);
  });
});
