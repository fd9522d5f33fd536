import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessDefinition } from '../../src/engine/definition.js';
import { replay } from '../../src/engine/evolve.js';
import type { DefinitionId, ProcessInstance } from '../../src/engine/instance.js';
import { step } from '../../src/engine/step.js';
import { historiesOf, recordings, storiesOf, type RecordedHistory } from '../support/replay/recorded.js';
import { recordedDefinitions } from '../support/replay/recorded-definitions.js';

const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/**
 * What earlier versions stored stays readable, and means the same. A difference here is a change of what stored
 * events or running instances mean: add something new beside it instead.
 */
describe.each(recordings())('histories recorded as %s', (recording) => {
  let models: Awaited<ReturnType<typeof recordedDefinitions>>;
  beforeAll(async () => {
    models = await recordedDefinitions(recording);
  });

  const definitionOf = ({ key, definition, version }: RecordedHistory): ProcessDefinition => {
    const process = models.processes.get(key);
    if (!process) throw new Error(`Expected process '${key}' among the recorded models`);
    return { ...process, id: definition as DefinitionId, version };
  };

  it.each(storiesOf(recording))('%s folds to the state it had', (story) => {
    for (const { batches, state } of historiesOf(recording, story))
      expect(stored(replay(batches.flatMap(({ events }) => events)))).toEqual(state);
  });

  it.each(storiesOf(recording))('%s is decided as it was', (story) => {
    for (const history of historiesOf(recording, story)) {
      const definition = definitionOf(history);
      let state: ProcessInstance | undefined;
      for (const { command, events } of history.batches) {
        const stepped = step(definition, state, command, models.evaluate);
        if (!stepped.ok) throw new Error(`${history.key}: ${JSON.stringify([command, stepped.reason])}`);
        expect({ command, events: stored(stepped.value.events) }).toEqual({ command, events });
        state = stored(stepped.value.instance);
      }
      expect(state).toEqual(history.state);
    }
  });
});
