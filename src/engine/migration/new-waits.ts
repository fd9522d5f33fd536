import type { FlowNode } from '../definition.js';
import type { ElementId, Scope, Token } from '../instance.js';
import type { Run } from '../runtime/run.js';
import { eventStartsOf } from '../runtime/scopes.js';
import { listen, type CatchNode } from '../runtime/waits.js';
import { scopesOf, tokensOf, type Fates } from './fates.js';
import type { MovedPlaces } from './moved-waits.js';

/**
 * Listens for what the target has and the source had not: boundary events, events behind an event-based gateway and
 * starts of event sub-processes. One that comes from the source and is not waited for has happened already.
 */
export const listenForNew = (run: Run, fates: Fates, places: MovedPlaces): void => {
  for (const token of tokensOf(fates.instance))
    if (fates.staysToken(token)) listenAround(run, fates, { token, places });
  for (const scope of scopesOf(fates.instance)) if (fates.staysScope(scope)) listenIn(run, fates, scope);
};

interface Around {
  readonly token: Token;
  readonly places: MovedPlaces;
}

const listenAround = (run: Run, fates: Fates, { token, places }: Around): void => {
  const to = fates.targetOf(token.element);
  const node = to === undefined ? undefined : fates.target.nodes.get(to);
  const before = fates.source.nodes.get(token.element);
  if (!node || !before || token.waiting === 'continuation' || token.waiting === 'data') return;
  if (!isInner(fates, token)) {
    const waiter = { scope: places.borderScope(token), token: places.borderHolder(token) };
    for (const event of newAmong(fates, before.boundary, node.boundary)) listen(run, event, waiter);
  }
  if (node.type !== 'eventBasedGateway') return;
  const waiter = { scope: places.scopeOfToken(token), token: token.id };
  for (const event of newAmong(fates, targetsOf(before), targetsOf(node))) listen(run, event, waiter);
};

/** Runs inside its activity, after the move: what stands at the border belongs to the whole. */
const isInner = (fates: Fates, { scope: id, element }: Token): boolean => {
  const scope = fates.instance.scopes[id];
  if (!scope || scope.element !== element || !fates.staysScope(scope)) return false;
  return scope.kind === 'iteration' || scope.kind === 'activity';
};

const targetsOf = ({ outgoing }: FlowNode): readonly ElementId[] => outgoing.map(({ target }) => target);

const newAmong = (
  fates: Fates,
  before: readonly ElementId[],
  after: readonly ElementId[],
): readonly CatchNode[] => {
  const known = new Set(before.map((element) => fates.targetOf(element)));
  return after.flatMap((element) => {
    const node = known.has(element) ? undefined : fates.target.nodes.get(element);
    return node ? [node as CatchNode] : [];
  });
};

const listenIn = (run: Run, fates: Fates, scope: Scope): void => {
  if (!['process', 'subProcess', 'eventSubProcess'].includes(scope.kind)) return;
  const before = (fates.source.eventSubProcesses.get(scope.element) ?? []).flatMap(
    (id) => fates.source.startEvents.get(id) ?? [],
  );
  const known = new Set(before.map((element) => fates.targetOf(element)));
  for (const start of eventStartsOf(run, fates.containerOf(scope)))
    if (!known.has(start.id)) listen(run, start, { scope: scope.id });
};
