import type { FlowNode } from '../definition.js';
import type { ElementId, ScopeId, Token, TokenId, Waiting } from '../instance.js';
import { setInputs } from './activity-scope.js';
import { openRuns } from './more-runs.js';
import type { Run } from './run.js';
import { armEventSubProcesses, openScope } from './scopes.js';
import { armBoundary } from './waits.js';

/** A token that waits for a scope it is about to hold open; nothing begins by its coming. */
export const holdAt = (run: Run, element: ElementId, scope: ScopeId): TokenId => {
  const token: Token = { id: run.next() as TokenId, element, scope, waiting: 'scope' };
  run.emit({ type: 'TokenArrived', token });
  return token.id;
};

const holds = (run: Run, token: TokenId, inner: ScopeId, waiting: Waiting = 'scope'): void =>
  run.emit({ type: 'TokenChanged', token, waiting, inner });

/**
 * Opens a sub-process with nothing going on in it yet, for something that is put inside it by hand: its own scopes,
 * what it listens for, and what stands at its border. Its start event does not happen.
 */
export const openInside = (run: Run, node: FlowNode, scope: ScopeId): ScopeId => {
  const outer = holdAt(run, node.id, scope);
  const own = ownScopeOf(run, node, { scope, token: outer });
  const inside = own === undefined ? openHeld(run, node, { scope, token: outer }) : openRun(run, node, own);
  const token = run.state.tokens[outer];
  if (token) armBoundary(run, node, token);
  return inside;
};

interface Held {
  readonly scope: ScopeId;
  readonly token: TokenId;
}

/** What is inside one run of a sub-process, or inside the scope of its parameters. */
export const openRun = (run: Run, node: FlowNode, scope: ScopeId): ScopeId =>
  openHeld(run, node, { scope, token: holdAt(run, node.id, scope) });

const openHeld = (run: Run, node: FlowNode, { scope, token }: Held): ScopeId => {
  const { triggeredByEvent } = node as FlowNode & { readonly triggeredByEvent?: boolean };
  const kind = triggeredByEvent === true ? 'eventSubProcess' : 'subProcess';
  const inside = openScope(run, { kind, element: node.id, parent: scope, token });
  holds(run, token, inside, node.type === 'adHocSubProcess' ? 'adHoc' : 'scope');
  armEventSubProcesses(run, node.id, inside);
  return inside;
};

/** What is inside has begun, so its parameters are there. */
export const withInputs = (run: Run, node: FlowNode, scope: ScopeId): ScopeId => {
  setInputs(run, node, scope);
  return scope;
};

/** What lies between a sub-process and its place: one run of a repeated one, or the scope of its parameters. */
const ownScopeOf = (run: Run, node: FlowNode, { scope, token }: Held): ScopeId | undefined => {
  if (node.multiInstance) return withInputs(run, node, openRuns(run, node, { scope, token }));
  return node.ownScope && openParameters(run, node, { scope, token });
};

/** The scope of an activity's parameters, held by a token around it. */
export const openParameters = (run: Run, node: FlowNode, { scope, token }: Held): ScopeId => {
  const own = openScope(run, { kind: 'activity', element: node.id, parent: scope, token });
  holds(run, token, own);
  setInputs(run, node, own);
  return own;
};
