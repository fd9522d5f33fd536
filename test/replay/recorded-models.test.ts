import { describe, expect, it } from '@jest/globals';
import { replay } from '../../src/engine/evolve.js';
import type { ProcessInstance } from '../../src/engine/instance.js';
import { step } from '../../src/engine/step.js';
import { defined } from '../support/engine/story.js';
import { tinyEvaluator } from '../support/engine/tiny-evaluator.js';
import { recordedModels } from '../support/replay/recorded.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Elements that our own workflows do not use are recorded on generated models. */
describe('what generated models did', () => {
  it.each(recordedModels().map(({ name, models }) => [name, models] as const))(
    'as recorded in %s, folds to the state it had and is decided as it was',
    (_name, models) => {
      for (const { drawing, batches, state } of models) {
        expect(stored(replay(batches.flatMap(({ events }) => events)))).toEqual(state);
        const definition = defined(drawing);
        let now: ProcessInstance | undefined;
        for (const { command, events } of batches) {
          const stepped = step(definition, now, command, evaluate);
          if (!stepped.ok) throw new Error(JSON.stringify([command, stepped.reason]));
          expect(stored(stepped.value.events)).toEqual(events);
          now = stored(stepped.value.instance);
        }
        expect(now).toEqual(state);
      }
    },
  );
});
