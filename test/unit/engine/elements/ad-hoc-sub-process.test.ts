import { describe, expect, it } from '@jest/globals';
import { enabledAt } from '../../../../src/engine/runtime/ad-hoc.js';
import type { ElementId } from '../../../../src/engine/instance.js';
import {
  after,
  boundary,
  chain,
  diagramOf,
  draw,
  end,
  named,
  diagram,
  onMessage,
  process,
  script,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const condition = (text: string): Part => draw('completionCondition', {}, text);
const atOnce = (activeElementsCollection: string): Part => draw('koers:adHoc', { activeElementsCollection });

/** Two tasks in free order, then one more behind it. */
const free = (attributes: Record<string, string>, ...inside: Part[]): Story =>
  new Story(
    diagramOf(
      start(),
      draw('adHocSubProcess', { id: 'free', ...attributes }, userTask('a'), userTask('b'), ...inside),
      userTask('next'),
      end(),
      ...chain('start', 'free', 'next', 'end'),
    ),
  );

const choosing = (story: Story, activity: string, variables = {}) =>
  story.attempt({
    type: 'StartAdHocActivity',
    token: story.at('free').id,
    activity: activity as ElementId,
    variables: { values: variables },
  });

const choose = (story: Story, ...activities: string[]): Story => {
  for (const activity of activities) expect(choosing(story, activity)).toBeUndefined();
  return story;
};

const enabled = (story: Story) => enabledAt(story.definition, story.state, story.at('free'));

describe('ad-hoc sub-process', () => {
  it('waits for somebody to choose, and lets start what no flow leads to', () => {
    const story = free({}, userTask('c'), ...chain('b', 'c')).start();
    expect(story.where()).toEqual(['free']);
    expect(enabled(story)).toEqual(['a', 'b']);
    choose(story, 'b').complete('b');
    expect(story.where()).toEqual(['c', 'free']);
  });

  it('starts the same activity as often as asked, side by side', () => {
    const story = choose(free({}).start(), 'a', 'a', 'b');
    expect(story.where()).toEqual(['a', 'a', 'b', 'free']);
  });

  it('sets what comes along where it is known, else in the instance', () => {
    const story = free({}).start({ known: 1 });
    expect(choosing(story, 'a', { known: 2, fresh: 3 })).toBeUndefined();
    expect(story.variables()).toEqual({ known: 2, fresh: 3 });
  });

  it('is over without a condition when something was done and nothing goes on', () => {
    const story = choose(free({}).start(), 'a', 'b').complete('a');
    expect(story.where()).toEqual(['b', 'free']);
    story.complete('b');
    expect(story.where()).toEqual(['next']);
    story.complete('next').expectOver();
  });

  it('stays open until its condition holds, also when nothing goes on', () => {
    const story = choose(free({}, condition('enough = true')).start({ enough: false }), 'a').complete('a');
    expect(story.where()).toEqual(['free']);
    choose(story, 'a').complete('a', { enough: true });
    expect(story.where()).toEqual(['next']);
  });

  it('cancels what still goes on once its condition holds', () => {
    const story = choose(free({}, condition('enough = true')).start({ enough: false }), 'a', 'b');
    story.complete('a', { enough: true });
    expect(story.where()).toEqual(['next']);
    expect(story.ofType('UserTaskClosed').map(({ how }) => how)).toEqual(['completed', 'cancelled']);
  });

  it('asks its condition before what follows inside begins', () => {
    const story = free({}, userTask('c'), ...chain('a', 'c'), condition('enough = true'));
    choose(story.start({ enough: false }), 'a').complete('a', { enough: true });
    expect(story.where()).toEqual(['next']);
    expect(story.ofType('UserTaskOpened').map(({ task }) => task.element)).not.toContain('c');
  });

  it('waits for what still goes on when that is not cancelled, and lets nothing more start', () => {
    const story = free({ cancelRemainingInstances: 'false' }, condition('enough = true'));
    choose(story.start({ enough: false }), 'a', 'b').complete('a', { enough: true });
    expect(story.where()).toEqual(['b']);
    expect(enabled(story)).toEqual([]);
    expect(choosing(story, 'a')).toMatchObject({ code: 'token-not-waiting-for-this', element: 'free' });
    story.complete('b', { enough: false });
    expect(story.where()).toEqual(['next']);
  });

  it('lets one thing go on at a time when its order is sequential', () => {
    const story = free({ ordering: 'Sequential' }, condition('enough = true')).start({ enough: false });
    choose(story, 'a');
    expect(enabled(story)).toEqual([]);
    expect(choosing(story, 'b')).toMatchObject({ code: 'activity-not-enabled', element: 'free' });
    story.complete('a');
    expect(enabled(story)).toEqual(['a', 'b']);
    choose(story, 'b').complete('b', { enough: true });
    expect(story.where()).toEqual(['next']);
  });

  it.each([
    ['what a flow leads to', 'c'],
    ['what is not in it', 'next'],
    ['what undoes', 'undo-a'],
    ['what objects have by themselves', 'constructor'],
  ])('refuses to start %s', (_what, activity) => {
    const story = free({}, userTask('c'), ...chain('b', 'c'), ...undoable('a')).start();
    expect(choosing(story, activity)).toMatchObject({
      code: 'activity-not-enabled',
      message: expect.stringContaining("lets 'a', 'b'"),
    });
  });

  it('refuses to start something where nobody may choose', () => {
    const story = choose(free({}).start(), 'a').complete('a');
    expect(
      story.attempt({ type: 'StartAdHocActivity', token: story.at('next').id, activity: 'a' as ElementId }),
    ).toMatchObject({ code: 'token-not-waiting-for-this' });
  });

  it('starts by itself what the model names, from a list or a variable', () => {
    expect(free({}, atOnce('=["a","b"]')).start().where()).toEqual(['a', 'b', 'free']);
    expect(
      free({}, atOnce('=first'))
        .start({ first: ['b', 'b'] })
        .where(),
    ).toEqual(['b', 'b', 'free']);
    expect(free({}, atOnce('=first')).start({ first: [] }).where()).toEqual(['free']);
  });

  it('starts what the model names one after the other when its order is sequential', () => {
    const sequential = { ordering: 'Sequential' };
    const story = free(sequential, atOnce('=["a","b","a"]')).start();
    expect(story.where()).toEqual(['a', 'free']);
    expect(enabled(story)).toEqual([]);
    expect(story.complete('a').where()).toEqual(['b', 'free']);
    expect(story.complete('b').where()).toEqual(['a', 'free']);
    expect(story.complete('a').where()).toEqual(['next']);
  });

  it('leaves the choice to people when what starts by itself is done, and starts no more of it when it is enough', () => {
    const sequential = { ordering: 'Sequential' };
    const begun = () =>
      free(sequential, atOnce('=["a","b"]'), condition('enough = true')).start({ enough: false });
    const story = begun().complete('a').complete('b');
    expect([story.where(), enabled(story)]).toEqual([['free'], ['a', 'b']]);
    choose(story, 'b').complete('b', { enough: true });
    expect(story.where()).toEqual(['next']);
    expect(begun().complete('a', { enough: true }).where()).toEqual(['next']);
  });

  it.each([
    ['is not in it', {}, '=["next"]', 'activity-not-enabled'],
    ['is not in it', { ordering: 'Sequential' }, '=["a","next"]', 'activity-not-enabled'],
    ['is no list of names', {}, '=[1]', 'expression-failed'],
  ])('refuses to begin with what %s', (_what, attributes, first, code) => {
    const story = free(attributes, atOnce(first));
    expect(
      story.attempt({ type: 'StartProcess', instance: 'i' as never, variables: { values: {} } }),
    ).toMatchObject({ code, element: 'free' });
  });

  it('runs through by itself when nothing in it waits', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw(
          'adHocSubProcess',
          { id: 'free' },
          script('one', 'n', 'n + 1'),
          script('two', 'n', 'n + 1'),
          ...chain('one', 'two'),
          atOnce('=["one","one"]'),
        ),
        end(),
        ...chain('start', 'free', 'end'),
      ),
    ).start({ n: 0 });
    expect(story.variables()).toMatchObject({ n: 4 });
    story.expectOver();
  });

  it('ends with everything in it when its border interrupts it', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('adHocSubProcess', { id: 'free' }, userTask('a')),
        boundary('late', 'free', after('P1D')),
        userTask('side'),
        ...chain('start', 'free'),
        ...chain('late', 'side'),
      ),
    ).start();
    choose(story, 'a', 'a').wait(86_400_000).execute('late');
    expect(story.where()).toEqual(['side']);
  });

  it('is taken over by an event sub-process that interrupts, and lets nothing more start', () => {
    const story = new Story(
      diagram(
        process(
          start(),
          draw(
            'adHocSubProcess',
            { id: 'free' },
            userTask('a'),
            condition('enough = true'),
            draw(
              'subProcess',
              { id: 'over', triggeredByEvent: 'true' },
              start('stopped', onMessage('Stop')),
              userTask('last'),
              ...chain('stopped', 'last'),
            ),
          ),
          userTask('next'),
          ...chain('start', 'free', 'next'),
        ),
        ...named('message', 'Stop'),
      ),
    ).start({ enough: false });
    choose(story, 'a').deliver('Stop');
    expect(story.where()).toEqual(['last']);
    expect(enabled(story)).toEqual([]);
    story.complete('last');
    expect(story.where()).toEqual(['next']);
  });

  it('runs once for each entry of a list, each with its own choices', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw(
          'adHocSubProcess',
          { id: 'free' },
          userTask('a'),
          draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2')),
        ),
        userTask('next'),
        ...chain('start', 'free', 'next'),
      ),
    ).start();
    expect(story.where()).toEqual(['free', 'free']);
    choose(story, 'a').complete('a');
    expect(story.where()).toEqual(['free']);
    choose(story, 'a').complete('a');
    expect(story.where()).toEqual(['next']);
  });

  it('keeps what was done in it, so that it can be undone from outside', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('adHocSubProcess', { id: 'free' }, userTask('a'), ...undoable('a')),
        draw('intermediateThrowEvent', { id: 'back' }, draw('compensateEventDefinition')),
        ...chain('start', 'free', 'back'),
      ),
    ).start();
    choose(story, 'a', 'a').complete('a').complete('a');
    expect(story.where()).toEqual(['undo-a', 'undo-a']);
  });
});
