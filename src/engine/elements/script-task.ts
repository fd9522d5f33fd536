import type { FlowNode } from '../definition.js';
import type { Expression } from '../expression.js';
import { complete } from '../runtime/move.js';
import { evaluateAt } from '../runtime/run.js';
import { setVariables } from '../runtime/variables.js';
import { behaviour } from './behaviour.js';

export type ScriptTask = FlowNode<'scriptTask'> & {
  readonly script: Expression | undefined;
  readonly resultVariable?: string;
};

/** BPMN 2.0 §10.3.3.6: one FEEL expression, whose value is kept. Other languages could do anything, so they may not. */
export const scriptTask = behaviour<ScriptTask>({
  types: ['scriptTask'],
  activity: true,
  attributes: ['scriptFormat', 'camunda:resultVariable'],
  children: ['script'],
  read(reader) {
    const format = reader.attribute('scriptFormat');
    if (format !== undefined && format.toLowerCase() !== 'feel')
      reader.problem('unsupported-language', `Expected a script in FEEL, but it is in '${format}'`);
    const drawn = reader.drawn.children.find(({ type }) => type === 'script');
    const text = drawn?.text ?? '';
    if (text === '') reader.problem('missing-expression', 'Expected a script, but there is none', drawn);
    const resultVariable = reader.attribute('camunda:resultVariable');
    const script = text === '' ? undefined : reader.expression(text, drawn);
    return { script, ...(resultVariable !== undefined && { resultVariable }) };
  },
  enter(run, { script, resultVariable }, token) {
    const value = script ? evaluateAt(run, script, token) : null;
    if (resultVariable !== undefined) setVariables(run, token.scope, { values: { [resultVariable]: value } });
    complete(run, token.id);
  },
});
