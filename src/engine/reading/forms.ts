import type { Reader } from '../elements/behaviour.js';
import type { Template } from '../expression.js';

export const formAttributes: readonly string[] = [
  'camunda:formKey',
  'camunda:formRef',
  'camunda:formRefBinding',
  'camunda:formRefVersion',
];

const bindings: readonly string[] = ['deployment', 'latest', 'version'];

/**
 * The form of a task or a start: a key, or a reference by the key of a form. It is found by that key: the one deployed
 * together, or else the newest. As in Camunda 7 it is one of the two, and a reference says which version it means.
 */
export const readForm = (reader: Reader): Template | undefined => {
  const [key, reference] = [reader.template('camunda:formKey'), reader.template('camunda:formRef')];
  if (reader.isNew && key && reference)
    reader.problem('bad-attribute', 'Expected camunda:formKey or camunda:formRef, but both are there');
  const binding = reader.attribute('camunda:formRefBinding');
  if (reader.isNew && reference && !bindings.includes(binding ?? ''))
    reader.problem(
      'bad-attribute',
      `Expected camunda:formRefBinding to be ${bindings.join(', ')}, but it is '${binding ?? ''}'`,
    );
  return key ?? reference;
};
