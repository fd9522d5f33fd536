import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { explain } from '../../src/engine/explain/explain.js';
import { replay } from '../../src/engine/evolve.js';
import type { ProcessInstance } from '../../src/engine/instance.js';
import { step } from '../../src/engine/step.js';
import { defined } from '../support/engine/story.js';
import { tinyEvaluator } from '../support/engine/tiny-evaluator.js';
import { recordedModels, type RecordedModel } from '../support/replay/recorded.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Elements that our own workflows do not use are recorded on generated models. */
describe.each(recordedModels())('the generated models of $name', ({ models }) => {
  it.each(models.map((model, index) => [index, model] as const))(
    'number %i: what it did folds to the state it had, and is decided as it was',
    (_index, { drawing, batches, state }) => {
      expect(stored(replay(batches.flatMap(({ events }) => events)))).toEqual(state);
      const definition = defined(drawing, false);
      let now: ProcessInstance | undefined;
      for (const { command, events } of batches) {
        const stepped = step(definition, now, command, evaluate);
        if (!stepped.ok) throw new Error(JSON.stringify([command, stepped.reason]));
        expect(stored(stepped.value.events)).toEqual(events);
        now = stored(stepped.value.instance);
      }
      expect(now).toEqual(state);
    },
  );
});

const explained = ({ drawing, batches }: RecordedModel) => {
  const definition = defined(drawing, false);
  const definitions = new Map([[definition.id, definition]]);
  const log = batches.map(({ command, events }, index) => ({
    sequence: index + 1,
    at: command.at,
    actor: `worker-test-${index % 3}`,
    command: command.type,
    events,
  }));
  return stored(
    [Math.ceil(log.length / 2), log.length].map((end) => explain(definitions, log.slice(0, end))),
  );
};

/**
 * Explanations are worked out when they are asked for and stored nowhere, so a better one may replace these, which are
 * the models of the first recording, told half-way and in the end: `KOERS_EXPLAIN=1` writes them anew.
 */
describe('what is explained of the generated models', () => {
  const [first] = recordedModels();
  const models = first?.models ?? [];

  if (process.env['KOERS_EXPLAIN'] === '1')
    writeFileSync(
      'test/replay/explanations.json',
      `[\n${models.map((model) => JSON.stringify(explained(model))).join(',\n')}\n]\n`,
    );

  const told = JSON.parse(readFileSync('test/replay/explanations.json', 'utf8')) as readonly unknown[];

  it.each(models.map((model, index) => [index, model] as const))(
    'number %i: is what it was',
    (index, model) => {
      expect(explained(model)).toEqual(told[index]);
    },
  );
});
