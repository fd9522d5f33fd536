import { explain } from '../../../src/engine/explain/explain.js';
import type { PlaceExplained, Recorded } from '../../../src/engine/explain/explanation.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import { plusMs } from '../../../src/kernel/instant.js';
import { noon, Story } from './story.js';

type Act = (story: Story) => unknown;

/** What is explained after these acts, each a command of its own. */
export const after = (drawing: DrawnElement, ...acts: readonly Act[]) =>
  afterAll(drawing, (story) => story.start({ x: 0 }), ...acts);

/** The same, with another beginning. */
export const afterAll = (drawing: DrawnElement, ...acts: readonly Act[]) => {
  const story = new Story(drawing);
  const definitions = new Map<Story['definition']['id'], Story['definition']>();
  const log: Recorded[] = [];
  for (const act of acts) {
    act(story);
    definitions.set(story.definition.id, story.definition);
    const sequence = log.length + 1;
    const at = plusMs(noon, sequence * 60_000);
    log.push({ sequence, at, actor: 'worker-test-1', command: 'TEST', events: story.events });
  }
  const told = explain(definitions, log);
  return {
    story,
    ...told,
    log,
    at: (element: string) => told.places.filter((place) => (place.element as string) === element),
    /** The one place at an element. */
    one: (element: string): PlaceExplained => {
      const [place, ...others] = told.places.filter((found) => (found.element as string) === element);
      if (!place || others.length > 0) throw new Error(`Expected one place at '${element}'`);
      return place;
    },
  };
};

export const done = (element: string) => (story: Story) => story.complete(element);
