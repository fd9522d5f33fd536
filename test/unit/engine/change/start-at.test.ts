import { describe, expect, it } from '@jest/globals';
import type { StartInstruction } from '../../../../src/engine/commands.js';
import type { InstanceId } from '../../../../src/engine/instance.js';
import {
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  named,
  onMessage,
  process,
  start,
  userTask,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const nested = diagramOf(
  start(),
  userTask('a'),
  draw('subProcess', { id: 'sub' }, start('s'), userTask('i'), end('e'), ...chain('s', 'i', 'e')),
  userTask('z'),
  end(),
  ...chain('start', 'a', 'sub', 'z', 'end'),
);

const began = (story: Story, ...instructions: StartInstruction[]): Story =>
  story.do({ type: 'StartProcess', instance: 'i1' as InstanceId, instructions });

const waitingAt = (story: Story): readonly string[] =>
  Object.values(story.state.tokens)
    .filter(({ waiting }) => waiting === 'userTask')
    .map(({ element }) => element as string)
    .sort();

describe('an instance that begins where somebody says', () => {
  it('opens what is around the place, and never comes to its start event', () => {
    const story = began(new Story(nested), { do: 'startBefore', element: 'i' });
    expect(waitingAt(story)).toEqual(['i']);
    expect(story.history).toContainEqual(expect.objectContaining({ type: 'InstanceStarted', start: 'i' }));
    expect(story.history).not.toContainEqual(
      expect.objectContaining({ type: 'TokenArrived', token: expect.objectContaining({ element: 'start' }) }),
    );
  });

  it('begins at several places and on flows at once', () => {
    const onto = { do: 'startTransition', element: 'start-a' } as const;
    const flows = new Story(nested).definition.flows;
    const [first] = [...flows.values()].filter(({ target }) => (target as string) === 'a');
    const story = began(
      new Story(nested),
      { ...onto, element: first?.id ?? '' },
      { do: 'startAfter', element: 'sub' },
    );
    expect(waitingAt(story)).toEqual(['a', 'z']);
    expect(story.history).toContainEqual(expect.objectContaining({ type: 'InstanceStarted', start: 'a' }));
  });

  it('listens for what its event sub-processes are about', () => {
    const heard = diagram(
      ...named('message', 'STOP'),
      process(
        start(),
        userTask('a'),
        end(),
        ...chain('start', 'a', 'end'),
        draw(
          'subProcess',
          { id: 'ev', triggeredByEvent: 'true' },
          start('es', onMessage('STOP')),
          end('ee'),
          ...chain('es', 'ee'),
        ),
      ),
    );
    const story = began(new Story(heard), { do: 'startBefore', element: 'a' });
    expect(Object.values(story.state.subscriptions)).toMatchObject([{ name: 'STOP' }]);
  });

  it('is refused at a place that is not there', () => {
    const story = new Story(nested);
    const refused = { type: 'StartProcess', instance: 'i1' as InstanceId } as const;
    expect(
      story.attempt({ ...refused, instructions: [{ do: 'startBefore', element: 'none' }] }),
    ).toMatchObject({ code: 'element-not-found' });
    expect(
      story.attempt({ ...refused, instructions: [{ do: 'startTransition', element: 'a' }] }),
    ).toMatchObject({ code: 'element-not-found' });
  });
});
