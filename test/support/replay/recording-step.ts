import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { step as realStep } from '../../../src/engine/step.js';

export type { Stepped } from '../../../src/engine/step.js';

const hashOf = (value: unknown): string =>
  createHash('sha1')
    .update(JSON.stringify(value) ?? '')
    .digest('hex');

/**
 * The engine's `step`, which also writes down what it decided: in its place while histories are recorded. What is
 * decided again because somebody else was first is written down too; `before` and `after` say which chain lasted.
 */
export const step: typeof realStep = (definition, instance, command, evaluate) => {
  const stepped = realStep(definition, instance, command, evaluate);
  const file = process.env['KOERS_RECORD_TO'];
  if (file !== undefined && stepped.ok) {
    const line = {
      instance: stepped.value.instance.id,
      definition: definition.id,
      version: definition.version,
      key: definition.key,
      before: hashOf(instance),
      after: hashOf(stepped.value.instance),
      command,
      events: stepped.value.events,
      state: stepped.value.instance,
    };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  }
  return stepped;
};
