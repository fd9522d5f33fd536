import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../../src/engine/explain/explain.js';
import type { Explanation, Recorded } from '../../../../src/engine/explain/explanation.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import {
  chain,
  diagram,
  draw,
  flow,
  named,
  onMessage,
  process,
  start,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const drawing = (...inside: Part[]): DrawnElement =>
  diagram(process(...inside), ...named('message', 'One', 'Two'));

/** A story whose commands are put on record. */
const recorded = (drawn: DrawnElement, element: string) => {
  const story = new Story(drawn);
  const log: Recorded[] = [];
  const record = (act: () => unknown): void => {
    act();
    const sequence = log.length + 1;
    log.push({ sequence, at: story.now, actor: 'somebody', command: 'Any', events: story.events });
  };
  record(() => story.do({ type: 'StartProcess', instance: 'i' as never, start: element as never, part: 0 }));
  return {
    story,
    record,
    told: (): Explanation => explain(new Map([[story.definition.id, story.definition]]), log),
  };
};

describe('the explanation of what began an instance', () => {
  it('says that a receive task began it', () => {
    const { told } = recorded(
      drawing(
        draw('receiveTask', { id: 'in', messageRef: 'One', instantiate: 'true' }),
        userTask('task'),
        flow('in', 'task'),
      ),
      'in',
    );
    expect(told().places[0]?.path.map(({ element, came }) => [element, came.by])).toEqual([
      ['task', 'flow'],
      ['in', 'start'],
    ]);
  });

  it('follows each way out of a parallel event gateway back to where it began, and says what it still waits for', () => {
    const { story, record, told } = recorded(
      drawing(
        draw('eventBasedGateway', { id: 'gw', instantiate: 'true', eventGatewayType: 'Parallel' }),
        draw('intermediateCatchEvent', { id: 'one' }, onMessage('One')),
        draw('intermediateCatchEvent', { id: 'two' }, onMessage('Two')),
        userTask('a'),
        userTask('b'),
        ...chain('gw', 'one', 'a'),
        ...chain('gw', 'two', 'b'),
      ),
      'one',
    );
    const place = (element: string) => told().places.find((one) => one.element === element);
    expect(place('gw')?.waitsFor).toMatchObject([{ for: 'message', name: 'Two', beside: false }]);
    expect(place('a')?.path).toMatchObject([
      { element: 'a', came: { by: 'flow' } },
      { element: 'one', came: { by: 'flow' } },
      { element: 'gw', came: { by: 'start' }, taken: [{ to: 'one', why: 'event-happened' }], notTaken: [] },
    ]);
    record(() => story.deliver('Two'));
    expect(place('gw')).toBeUndefined();
    expect(place('b')?.path.at(-1)).toMatchObject({ element: 'gw', came: { by: 'start' }, notTaken: [] });
  });

  it('names the condition that is one of several things', () => {
    const { told } = recorded(
      drawing(
        start(),
        draw('intermediateCatchEvent', { id: 'event' }, onMessage('One'), when('x = 1')),
        flow('start', 'event'),
      ),
      'start',
    );
    expect(told().places[0]?.waitsFor).toMatchObject([
      { for: 'message', name: 'One' },
      { for: 'condition', name: 'x = 1' },
    ]);
  });
});
