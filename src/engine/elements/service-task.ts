import type { ExternalWork, FlowNode } from '../definition.js';
import type { Template } from '../expression.js';
import { createExternalJob } from '../runtime/external-work.js';
import { complete } from '../runtime/move.js';
import { performAt } from '../runtime/performing.js';
import { setVariables } from '../runtime/variables.js';
import { behaviour, type Reader } from './behaviour.js';

export type ServiceTask = FlowNode<'serviceTask'> & {
  readonly external?: ExternalWork;
  /** Evaluated in place of a worker's answer. */
  readonly value?: Template;
  readonly resultVariable?: string;
};

/** BPMN 2.0 §10.3.3.1: work for a machine, fetched by a worker that knows its topic; or one expression's value. */
export const serviceTask = behaviour<ServiceTask>({
  types: ['serviceTask'],
  activity: true,
  attributes: [
    'camunda:type',
    'camunda:topic',
    'camunda:taskPriority',
    'camunda:expression',
    'camunda:resultVariable',
  ],
  read(reader) {
    const value = valueOf(reader);
    if (value) return value;
    const external = reader.external();
    if (!external && reader.attribute('camunda:type') === undefined)
      reader.problem(
        'missing-topic',
        'Expected camunda:type="external" with a camunda:topic or a camunda:expression, but there is neither',
      );
    return external ? { external } : {};
  },
  enter(run, { external, value, resultVariable }, token) {
    if (!value) {
      createExternalJob(run, external, token);
      return;
    }
    const result = 'literal' in value ? value.literal : performAt(run, value, token).value;
    if (resultVariable !== undefined)
      setVariables(run, token.scope, { values: { [resultVariable]: result } });
    complete(run, token.id);
  },
});

/** There are no beans here: an expression that calls one is refused when it is checked. */
const valueOf = (reader: Reader): Pick<ServiceTask, 'value' | 'resultVariable'> | undefined => {
  const value = reader.template('camunda:expression');
  const resultVariable = reader.attribute('camunda:resultVariable');
  if (value && reader.attribute('camunda:type') !== undefined)
    reader.problem('bad-attribute', 'Expected camunda:type or camunda:expression, but both are there');
  if (!value && resultVariable !== undefined)
    reader.problem(
      'bad-attribute',
      'Expected camunda:resultVariable beside a camunda:expression, but there is none',
    );
  return value && { value, ...(resultVariable !== undefined && { resultVariable }) };
};
