import type { FlowNode } from '../definition.js';
import type { Expression } from '../expression.js';
import { complete } from '../runtime/move.js';
import { readScript } from '../reading/scripts.js';
import { performAt } from '../runtime/performing.js';
import { setVariables } from '../runtime/variables.js';
import { behaviour } from './behaviour.js';

export type ScriptTask = FlowNode<'scriptTask'> & {
  readonly script: Expression | undefined;
  readonly resultVariable?: string;
};

/**
 * BPMN 2.0 §10.3.3.6: one script, whose value is kept. In FEEL, JUEL or, in a sandbox without any way out, JavaScript;
 * other languages could do anything, so they may not.
 */
export const scriptTask = behaviour<ScriptTask>({
  types: ['scriptTask'],
  global: 'globalScriptTask',
  activity: true,
  attributes: ['scriptFormat', 'camunda:resultVariable', 'camunda:resource'],
  children: ['script'],
  read(reader) {
    const drawn = reader.drawn.children.find(({ type }) => type === 'script');
    const resource = reader.attribute('camunda:resource');
    if (resource !== undefined)
      reader.problem(
        'unsupported-language',
        `Expected the script in the model, but it is in resource '${resource}'`,
      );
    else if (!drawn) reader.problem('missing-expression', 'Expected a script, but there is none');
    const resultVariable = reader.attribute('camunda:resultVariable');
    const script =
      drawn && resource === undefined
        ? readScript(reader, drawn, reader.attribute('scriptFormat'))
        : undefined;
    return { script, ...(resultVariable !== undefined && { resultVariable }) };
  },
  enter(run, { script, resultVariable }, token) {
    const value = script ? performAt(run, script, token).value : null;
    if (resultVariable !== undefined) setVariables(run, token.scope, { values: { [resultVariable]: value } });
    complete(run, token.id);
  },
});
