import type { FlowNode } from '../definition.js';
import type { ElementId, LoopProgress, Scope, ScopeId, Token, TokenId } from '../instance.js';
import type { Variables, VariableTypes } from '../variables.js';
import { dropScopeWaits, emptyScope } from './cancel.js';
import { handOutCompensations } from './keeping.js';
import { tellListeners } from './listeners.js';
import { arrive } from './move.js';
import { stop } from './refusal.js';
import { nodeOf, scopeOf, type Run } from './run.js';
import { listen, type CatchNode } from './waits.js';

export interface NewScope {
  readonly kind: Scope['kind'];
  readonly element: ElementId;
  readonly parent?: ScopeId;
  readonly token?: TokenId;
  readonly variables?: Variables;
  readonly types?: VariableTypes;
  readonly loop?: LoopProgress;
}

export const openScope = (run: Run, scope: NewScope): ScopeId => {
  const id = run.next() as ScopeId;
  const variables = { ...declaredIn(run, scope), ...scope.variables };
  run.emit({ type: 'ScopeOpened', scope: { ...scope, id, variables } });
  return id;
};

/** What was set for a visit alone before it began goes into the scope it opens now, in place of the one it had for that. */
export const setBefore = (run: Run, { inner }: Token): Pick<NewScope, 'variables' | 'types'> => {
  const scope = inner === undefined ? undefined : run.state.scopes[inner];
  if (scope?.kind !== 'activity') return {};
  const { id, variables, types } = scope;
  run.emit({ type: 'ScopeClosed', scope: id, how: 'completed' });
  return { variables, ...(types && { types }) };
};

/** Data drawn inside is there from the beginning, so that whoever fills it does so here. */
const declaredIn = ({ definition }: Run, { kind, element }: NewScope): Variables => {
  const node = definition.nodes.get(element);
  const names = node && declared[kind]?.(node);
  return names ? Object.fromEntries(names.map((name) => [name, null])) : {};
};

const declared: { readonly [Kind in Scope['kind']]?: (node: FlowNode) => readonly string[] | undefined } = {
  subProcess: ({ holds }) => holds,
  eventSubProcess: ({ holds }) => holds,
  activity: ({ data }) => data?.own,
  multiInstance: ({ data }) => data?.own,
  iteration: ({ multiInstance }) => multiInstance?.output && [multiInstance.output.item],
};

/** Whether this event sub-process takes the place of its scope when it starts. */
export type StartNode = CatchNode & {
  readonly interrupting: boolean;
  /** For whoever starts the process by hand. */
  readonly formKey?: string;
};

const startsIn = (run: Run, container: ElementId): readonly StartNode[] =>
  (run.definition.startEvents.get(container) ?? []).map((id) => nodeOf(run, id) as StartNode);

export const eventStartsOf = (run: Run, container: ElementId): readonly StartNode[] =>
  (run.definition.eventSubProcesses.get(container) ?? []).flatMap((id) => startsIn(run, id));

/** Listens for everything that can start an event sub-process of this scope. */
export const armEventSubProcesses = (run: Run, container: ElementId, scope: ScopeId): void => {
  for (const start of eventStartsOf(run, container)) listen(run, start, { scope });
};

/** Opens what a sub-process holds and starts at its none start event. */
export const enterSubProcess = (run: Run, node: FlowNode, token: Token): void => {
  const start =
    startsIn(run, node.id).find(({ event }) => event.kind === 'none') ??
    stop('start-not-found', `Expected sub-process '${node.id}' to have a none start event`, node.id);
  const inner = openScope(run, {
    kind: 'subProcess',
    element: node.id,
    parent: token.scope,
    token: token.id,
    ...setBefore(run, token),
  });
  run.emit({ type: 'TokenChanged', token: token.id, waiting: 'scope', inner });
  armEventSubProcesses(run, node.id, inner);
  arrive(run, start.id, inner);
};

/** Starts an event sub-process in the scope it belongs to (BPMN 2.0 §13.5.4). */
export const startEventSubProcess = (run: Run, start: StartNode, scope: ScopeId): ScopeId => {
  const subProcess = nodeOf(run, start.parent);
  if (start.interrupting) takePlaceOf(run, scope);
  const holder: Token = {
    id: run.next() as TokenId,
    element: subProcess.id,
    scope,
    waiting: 'scope',
  };
  run.emit({ type: 'TokenArrived', token: holder });
  const inner = openScope(run, {
    kind: 'eventSubProcess',
    element: subProcess.id,
    parent: scope,
    token: holder.id,
  });
  run.emit({ type: 'TokenChanged', token: holder.id, inner });
  tellListeners(run, subProcess, 'start', { element: subProcess.id, scope: inner });
  armEventSubProcesses(run, subProcess.id, inner);
  arrive(run, start.id, inner);
  return inner;
};

/** What goes on in a scope ends, and in an ad-hoc sub-process nothing more is started. */
const takePlaceOf = (run: Run, scope: ScopeId): void => {
  emptyScope(run, scope);
  const { token } = scopeOf(run, scope);
  if (token !== undefined && run.state.tokens[token]?.waiting === 'adHoc')
    run.emit({ type: 'TokenChanged', token, waiting: 'scope' });
};

/** Closes a scope that has come to its end by itself. */
export const closeScope = (run: Run, scope: ScopeId): void => {
  dropScopeWaits(run, scope);
  handOutCompensations(run, scopeOf(run, scope));
  run.emit({ type: 'ScopeClosed', scope, how: 'completed' });
};
