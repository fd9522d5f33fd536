import type { SingleEvent, ThrownEvent } from '../definition.js';
import { partsOf } from '../event-parts.js';
import type { ElementId, Scope, ScopeId, Token } from '../instance.js';
import type { VariableSet } from '../variables.js';
import { cancelToken } from './cancel.js';
import { arrive } from './move.js';
import { endInstance } from './ending.js';
import { stop } from './refusal.js';
import { isInnerRun, nodeOf, scopeOf, tokenOf, type Run } from './run.js';
import { eventStartsOf, startEventSubProcess, type StartNode } from './scopes.js';
import { setVariables } from './variables.js';
import type { CatchNode } from './waits.js';

export interface Thrown {
  readonly kind: 'error' | 'escalation';
  readonly code: string;
  readonly message?: string;
  readonly variables?: VariableSet;
  /** An error end event threw it, here or in an instance that was called. */
  readonly byModel?: true;
}

export type BoundaryNode = CatchNode & { readonly interrupting: boolean };

type Catcher =
  | { readonly boundary: BoundaryNode; readonly event: ThrownEvent; readonly token: Token }
  | { readonly start: StartNode; readonly event: ThrownEvent; readonly scope: ScopeId };

const catches = (event: ThrownEvent, { kind, code }: Thrown): boolean =>
  event.kind === kind && (event.code === undefined || event.code === code);

const isThrown = (event: SingleEvent): event is ThrownEvent =>
  event.kind === 'error' || event.kind === 'escalation';

interface Fitting<Node> {
  readonly node: Node;
  readonly event: ThrownEvent;
}

/** A handler that names the code goes before one that catches all. */
const best = <Node extends CatchNode>(nodes: readonly Node[], thrown: Thrown): Fitting<Node> | undefined => {
  const fitting = nodes.flatMap((node) =>
    partsOf(node.event)
      .filter(isThrown)
      .filter((event) => catches(event, thrown))
      .map((event) => ({ node, event })),
  );
  return fitting.find(({ event }) => event.code !== undefined) ?? fitting[0];
};

/** Scopes in which event sub-processes can be drawn. */
const holdsElements: ReadonlySet<Scope['kind']> = new Set(['process', 'subProcess', 'eventSubProcess']);

/** Looks outwards from a place: event sub-processes of a scope, boundary events of what holds it, and so on. */
const catcherFrom = (run: Run, scopeId: ScopeId, thrown: Thrown): Catcher | undefined => {
  let scope = scopeOf(run, scopeId);
  let from: ElementId | undefined;
  for (;;) {
    const start = holdsElements.has(scope.kind) ? best(startsBeside(run, scope, from), thrown) : undefined;
    if (start) return { start: start.node, event: start.event, scope: scope.id };
    const holder = scope.token === undefined ? undefined : run.state.tokens[scope.token];
    const caught = holder && boundaryOf(run, holder, thrown);
    if (caught) return caught;
    if (scope.parent === undefined) return undefined;
    from = scope.kind === 'eventSubProcess' ? scope.element : undefined;
    scope = scopeOf(run, scope.parent);
  }
};

/** An event sub-process does not catch what it throws itself, but those beside it may. */
const startsBeside = (run: Run, { element }: Scope, from: ElementId | undefined): readonly StartNode[] =>
  eventStartsOf(run, element).filter(({ parent }) => parent !== from);

const boundaryOf = (run: Run, token: Token, thrown: Thrown): Catcher | undefined => {
  if (isInnerRun(run, token)) return undefined;
  const nodes = nodeOf(run, token.element).boundary.map((id) => nodeOf(run, id) as BoundaryNode);
  const boundary = best(nodes, thrown);
  return boundary && { boundary: boundary.node, event: boundary.event, token };
};

const caughtIn = (catcher: Catcher | undefined): { readonly caughtBy?: ElementId } =>
  catcher ? { caughtBy: 'boundary' in catcher ? catcher.boundary.id : catcher.start.id } : {};

const goOn = (run: Run, catcher: Catcher, thrown: Thrown): void => {
  const { codeVariable, messageVariable } = catcher.event;
  const set = (scope: ScopeId): void => {
    setVariables(run, scope, thrown.variables);
    if (codeVariable !== undefined) setVariables(run, scope, { values: { [codeVariable]: thrown.code } });
    if (messageVariable !== undefined)
      setVariables(run, scope, { values: { [messageVariable]: thrown.message ?? null } });
  };
  if ('start' in catcher) {
    set(catcher.scope);
    startEventSubProcess(run, catcher.start, catcher.scope);
    return;
  }
  const { boundary, token } = catcher;
  if (boundary.interrupting) cancelToken(run, token);
  set(token.scope);
  arrive(run, boundary.id, token.scope);
};

/** Throws from inside a scope: by an end event or an intermediate throw event. */
export const throwFromScope = (
  run: Run,
  from: { element: ElementId; scope: ScopeId },
  thrown: Thrown,
): void => {
  if (!caught(run, from.element, thrown, catcherFrom(run, from.scope, thrown)))
    fail(run, { ...thrown, byModel: true });
};

/** Tells the escalations among these outwards, for as long as nobody has ended the scope they come from. */
export const escalate = (
  run: Run,
  from: { element: ElementId; scope: ScopeId },
  events: readonly SingleEvent[],
): void => {
  for (const event of events)
    if (event.kind === 'escalation' && run.state.scopes[from.scope])
      throwFromScope(run, from, { kind: 'escalation', code: event.code ?? '' });
};

const catcherOf = (run: Run, token: Token, thrown: Thrown): Catcher | undefined =>
  boundaryOf(run, token, thrown) ?? catcherFrom(run, token.scope, thrown);

/** Whether somebody in this instance would go on with it. */
export const isCaught = (run: Run, token: Token, thrown: Thrown): boolean =>
  catcherOf(run, token, thrown) !== undefined;

/** Throws from an activity: whoever does its work reports it. */
export const throwFromToken = (run: Run, from: Token, thrown: Thrown): void => {
  const token = tokenOf(run, from.id);
  const catcher = catcherOf(run, token, thrown);
  if (caught(run, token.element, thrown, catcher)) return;
  // Whoever does the work says so, and hears that nobody foresaw it; what runs is left as it was.
  if (run.state.parent === undefined && !thrown.byModel)
    stop(
      'error-not-caught',
      `Expected error '${thrown.code}' to be caught, but nothing in the process catches it`,
      token.element,
    );
  fail(run, thrown);
};

/** Whether nothing more has to follow: somebody goes on, or nobody needs to (BPMN 2.0 §10.5.7: an escalation does no harm). */
const caught = (run: Run, element: ElementId, thrown: Thrown, catcher: Catcher | undefined): boolean => {
  const { kind, code } = thrown;
  const type = kind === 'error' ? 'ErrorThrown' : 'EscalationThrown';
  run.emit({ type, element, code, ...caughtIn(catcher) });
  if (catcher) goOn(run, catcher, thrown);
  return catcher !== undefined || kind === 'escalation';
};

/** An error that the model throws and does not catch ends its instance; a caller hears of it. */
const fail = (run: Run, { code, message, byModel }: Thrown): void =>
  endInstance(run, 'failed', {
    code,
    ...(message !== undefined && { message }),
    ...(!byModel && { reported: true as const }),
  });
