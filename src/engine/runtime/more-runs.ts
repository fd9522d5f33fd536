import type { FlowNode } from '../definition.js';
import type { Scope, ScopeId, TokenId } from '../instance.js';
import { counters } from './multi-instance.js';
import { stop } from './refusal.js';
import type { Run } from './run.js';
import { openScope } from './scopes.js';

/* Runs of a repeated activity that a person adds or takes away. */

/** Opens the body of a repeated activity with one run in it, which is all there will be; without its parameters. */
export const openRuns = (
  run: Run,
  node: FlowNode,
  { scope, token }: { readonly scope: ScopeId; readonly token: TokenId },
): ScopeId => {
  const loop = { total: 1, started: 1, completed: 0 };
  const body = openScope(run, {
    kind: 'multiInstance',
    element: node.id,
    parent: scope,
    token,
    variables: counters(loop),
    loop,
  });
  run.emit({ type: 'TokenChanged', token, waiting: 'scope', inner: body });
  return openRun(run, node, { body, token, index: 0 });
};

const openRun = (
  run: Run,
  node: FlowNode,
  { body, token, index }: { readonly body: ScopeId; readonly token: TokenId; readonly index: number },
): ScopeId => {
  const variables = { loopCounter: index };
  return openScope(run, { kind: 'iteration', element: node.id, parent: body, token, variables });
};

/** One run more beside those that go on, without its parameters; one after the other there is no place for it, as in Camunda. */
export const addRun = (run: Run, node: FlowNode, { id: body, loop, token }: Scope): ScopeId => {
  if (!loop || token === undefined || node.multiInstance?.sequential === true)
    return stop(
      'cannot-start-here',
      `Expected runs of '${node.id}' to go on beside one another, but they come one after the other`,
      node.id,
    );
  const { total, started, completed } = loop;
  counted(run, body, { total: total + 1, started: started + 1, completed });
  return openRun(run, node, { body, token, index: started });
};

/** One run less to wait for. */
export const forgetRun = (run: Run, { id: body, loop }: Scope): void => {
  if (!loop) return;
  const { total, started, completed } = loop;
  counted(run, body, { total: total - 1, started: started - 1, completed });
};

const counted = (
  run: Run,
  scope: ScopeId,
  loop: { readonly total: number; readonly started: number; readonly completed: number },
): void => {
  run.emit({ type: 'LoopProgressed', scope, loop });
  run.emit({ type: 'VariablesSet', scope, variables: counters(loop) });
};
