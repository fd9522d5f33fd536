import type { Json } from '../../kernel/json.js';
import type { FlowNode, ParameterValue } from '../definition.js';
import type { ScopeId, Token } from '../instance.js';
import { givenBack, ownDataAt } from './data.js';
import { arrive, complete, leaveForGood, tellEnded } from './move.js';
import { isInnerRun, scopeOf, templateAt, tokenOf, type Place, type Run } from './run.js';
import { openScope, setBefore } from './scopes.js';
import { setVariables } from './variables.js';

/** Gives an activity a scope of its own, with its input parameters in it; a second token runs inside. */
export const startInOwnScope = (run: Run, node: FlowNode, holder: Token): void => {
  const { values: data, types } = ownDataAt(run, node, holder.scope) ?? { values: {} };
  const before = setBefore(run, holder);
  const scope = openScope(run, {
    kind: 'activity',
    element: node.id,
    parent: holder.scope,
    token: holder.id,
    variables: { ...before.variables, ...data },
    ...((types ?? before.types) && { types: { ...before.types, ...types } }),
  });
  run.emit({ type: 'TokenChanged', token: holder.id, waiting: 'scope', inner: scope });
  setInputs(run, node, scope);
  arrive(run, node.id, scope);
};

/** One after the other, so that a parameter sees those before it. */
export const setInputs = (run: Run, node: FlowNode, scope: ScopeId): void => {
  if (run.skipIoMappings) return;
  for (const { name, value } of node.inputOutput?.inputs ?? [])
    setVariables(
      run,
      scope,
      { values: { [name]: parameterAt(run, value, { element: node.id, scope }) } },
      true,
    );
};

const parameterAt = (run: Run, value: ParameterValue, place: Place): Json => {
  if ('list' in value) return value.list.map((one) => parameterAt(run, one, place));
  if ('map' in value)
    return Object.fromEntries(value.map.map(({ name, value: one }) => [name, parameterAt(run, one, place)]));
  return templateAt(run, value, place);
};

/** The activity is done: what its output parameters name goes out, the rest ends with the scope. */
export const closeOwnScope = (run: Run, node: FlowNode, id: ScopeId): void => {
  const { token } = scopeOf(run, id);
  handOn(run, node, id);
  if (token !== undefined) complete(run, token);
};

const handOn = (run: Run, node: FlowNode, id: ScopeId): void => {
  const { parent } = scopeOf(run, id);
  const place = { element: node.id, scope: id };
  const outputs = (run.skipIoMappings ? [] : (node.inputOutput?.outputs ?? [])).map(
    ({ name, value }) => [name, parameterAt(run, value, place)] as const,
  );
  const back = givenBack(run, node, id);
  run.emit({ type: 'ScopeClosed', scope: id, how: 'completed' });
  if (parent === undefined) return;
  setVariables(run, parent, { values: Object.fromEntries(outputs) }, true);
  setVariables(run, parent, back);
};

/**
 * The token outside, for an event that does something to the scope it is drawn in; its own scope, if it has one, is over
 * then.
 */
export const leaveOwnScope = (run: Run, node: FlowNode, token: Token): Token => {
  const { kind, token: holder } = scopeOf(run, token.scope);
  if (!isInnerRun(run, token) || kind !== 'activity' || holder === undefined) return token;
  leaveForGood(run, token);
  handOn(run, node, token.scope);
  return tokenOf(run, holder);
};

/** The same for what is not done yet by that, and would be told its end without its own scope. */
export const goOutside = (run: Run, node: FlowNode, token: Token): Token => {
  if (isInnerRun(run, token)) tellEnded(run, node, token);
  return leaveOwnScope(run, node, token);
};

/** The scope for variables that end with this token's visit; opened when the first of them is set. */
export const localScopeOf = (run: Run, token: Token): ScopeId => {
  if (isInnerRun(run, token)) return token.scope;
  if (token.inner !== undefined) return token.inner;
  const { id, element, scope: parent } = token;
  const scope = openScope(run, { kind: 'activity', element, parent, token: id });
  run.emit({ type: 'TokenChanged', token: id, inner: scope });
  return scope;
};
