import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../src/engine/explain/explain.js';
import type { Recorded } from '../../../src/engine/explain/explanation.js';
import { plusMs } from '../../../src/kernel/instant.js';
import { chain, diagram, draw, end, flow, process, start, userTask } from '../../support/engine/drawing.js';
import { noon, Story } from '../../support/engine/story.js';

/** A story of which the log is kept as the service keeps it. */
class Told {
  readonly story: Story;
  readonly log: Recorded[] = [];
  readonly #definitions = new Map<string, Story['definition']>();

  constructor(story: Story) {
    this.story = story;
  }

  did(command: string, actor: string, act: (story: Story) => unknown): this {
    act(this.story);
    const { events, definition } = this.story;
    this.#definitions.set(definition.id, definition);
    const sequence = this.log.length + 1;
    this.log.push({ sequence, at: plusMs(noon, sequence * 60_000), actor, command, events });
    return this;
  }

  explained() {
    return explain(this.#definitions as never, this.log);
  }
}

const choice = (id: string) =>
  diagram(
    process(
      start(),
      userTask('ask'),
      draw('exclusiveGateway', { id: 'which', default: 'which-slow' }),
      userTask(id),
      userTask('slow'),
      end(),
      ...chain('start', 'ask', 'which'),
      flow('which', id, 'urgent = true'),
      flow('which', 'slow'),
      ...chain(id, 'end'),
      ...chain('slow', 'end'),
    ),
  );

describe('an explanation', () => {
  const told = () =>
    new Told(new Story(choice('quick')))
      .did('StartProcess', 'anna', (story) => story.start({ urgent: false }))
      .did('CompleteUserTask', 'bram', (story) => story.complete('ask', { urgent: true }));

  it('names who moved it, the condition that held, and the variables as they were', () => {
    const [place] = told().explained().places;
    expect(place).toMatchObject({
      element: 'quick',
      since: plusMs(noon, 120_000),
      waitsFor: [{ for: 'person' }],
    });
    expect(place?.path.map(({ element }) => element)).toEqual(['quick', 'which', 'ask', 'start']);
    expect(place?.path[1]).toMatchObject({
      trigger: { actor: 'bram', command: 'CompleteUserTask', element: 'ask' },
      taken: [{ flow: 'which-quick', why: 'condition-held', values: [{ name: 'urgent', value: true }] }],
      notTaken: [{ flow: 'which-slow', why: 'default-not-needed' }],
    });
    expect(place?.path[3]).toMatchObject({ came: { by: 'start' }, trigger: { actor: 'anna' } });
  });

  it('goes on over a migration, and says how long it has been waiting', () => {
    const moved = told().did('Migrate', 'admin', (story) =>
      story.migrate(choice('fast'), [
        ['ask', 'ask'],
        ['quick', 'fast'],
      ]),
    );
    const [place] = moved.explained().places;
    expect(place).toMatchObject({ element: 'fast', since: plusMs(noon, 120_000) });
    expect(place?.path.map(({ element }) => element)).toEqual(['fast', 'quick', 'which', 'ask', 'start']);
    expect(place?.path[0]).toMatchObject({
      came: { by: 'migration' },
      trigger: { actor: 'admin', command: 'Migrate' },
    });
    expect(place?.path[2]).toMatchObject({
      definition: 'process:1',
      taken: [{ flow: 'which-quick', why: 'condition-held' }],
    });
  });

  it('says of a condition that did not hold what it was, and takes the default', () => {
    const slow = new Told(new Story(choice('quick')))
      .did('StartProcess', 'anna', (story) => story.start({ urgent: false }))
      .did('CompleteUserTask', 'bram', (story) => story.complete('ask'));
    expect(slow.explained().places[0]?.path[1]).toMatchObject({
      taken: [{ flow: 'which-slow', why: 'default' }],
      notTaken: [
        {
          flow: 'which-quick',
          why: 'condition-failed',
          condition: 'urgent = true',
          values: [{ name: 'urgent', value: false }],
        },
      ],
    });
  });

  it('tells nothing of an instance without a history', () => {
    expect(explain(new Map(), [])).toEqual({ suspended: false, places: [], around: [] });
  });
});
