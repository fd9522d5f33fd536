import type { EngineEvent } from '../events.js';
import type { InstanceState, Scope, ScopeId } from '../instance.js';
import { cancelScope, emptyScope } from './cancel.js';
import { tellCancelled, tellListeners } from './listeners.js';
import { closeScope } from './scopes.js';
import type { Run } from './run.js';

export const rootScope = (run: Run): Scope | undefined =>
  Object.values(run.state.scopes).find(({ kind }) => kind === 'process');

/** Ends the instance with everything in it; its last variables go along for whoever called it, and for history. */
export const endInstance = (
  run: Run,
  state: Extract<InstanceState, 'completed' | 'terminated' | 'failed'>,
  error?: Extract<EngineEvent, { readonly type: 'InstanceEnded' }>['error'],
): void => {
  tellEnd(run, state);
  const root = rootScope(run);
  const { variables = {}, types } = root ?? {};
  if (root && state === 'completed') {
    emptyScope(run, root.id);
    closeScope(run, root.id);
  } else if (root) cancelScope(run, root.id);
  run.emit({
    type: 'InstanceEnded',
    state,
    variables,
    ...(types && { types }),
    ...(error && { error }),
  });
};

/** Listeners of the process hear its end, and can hold up only one that the model foresees. */
const tellEnd = (run: Run, state: InstanceState): void => {
  const scope = rootScope(run)?.id;
  if (scope === undefined) return;
  const place = { element: run.definition.processElement, scope };
  if (state === 'completed') tellListeners(run, run.definition, 'end', place);
  else tellCancelled(run, run.definition, place);
};

/**
 * A terminate end event ends the scope it is in with everything that still goes on there (BPMN 2.0 §10.5.3). That is an
 * end the model foresees, so the scope counts as completed and whoever waits for it goes on.
 */
export const terminateScope = (run: Run, scope: ScopeId): void => {
  if (run.state.scopes[scope]?.kind === 'process') {
    endInstance(run, 'completed');
    return;
  }
  emptyScope(run, scope);
  run.pending.push({ do: 'checkScope', scope });
};
