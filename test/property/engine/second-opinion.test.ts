import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, anyTerm, begin, drawingOf, openIn } from '../../support/engine/second-opinion.js';
import { Story } from '../../support/engine/story.js';

const answers = fc.record({ x: fc.integer({ min: 0, max: 6 }), again: fc.boolean() });
const schedules = fc.array(fc.tuple(fc.nat({ max: 1_000 }), answers), { maxLength: 30 });

describe('the engine and a second opinion', () => {
  it('agree on what is open after every task, and on when all is done', () => {
    let walks = 0;
    let compared = 0;
    fc.assert(
      fc.property(anyTerm, answers, schedules, (term, first, schedule) => {
        const story = new Story(drawingOf(term)).start({ ...first });
        let left = begin(term, first);
        walks += 1;
        for (const [choice, given] of schedule) {
          expect(openTasksOf(story)).toEqual(openIn(left));
          compared += 1;
          const open = openIn(left);
          const id = open[choice % Math.max(1, open.length)];
          if (!left || id === undefined) break;
          story.complete(id, { ...given });
          left = after(left, id, given);
        }
        expect(openTasksOf(story)).toEqual(openIn(left));
        expect(story.state.state).toBe(left ? 'active' : 'completed');
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(2 * walks);
  });
});

const openTasksOf = (story: Story): readonly string[] =>
  Object.values(story.state.tokens)
    .filter(({ waiting }) => waiting === 'userTask')
    .map(({ element }): string => element)
    .sort();
