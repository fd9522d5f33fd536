import type { FlowNode } from '../definition.js';
import { partAt } from '../event-parts.js';
import type { EngineJob, ElementId, ScopeId, Subscription, Token, TokenId } from '../instance.js';
import { stop } from '../runtime/refusal.js';
import { textAt, type Run } from '../runtime/run.js';
import { plan, type CatchNode } from '../runtime/waits.js';
import type { Fates } from './fates.js';
import { isEventSubProcess } from './plan.js';

type Wait = Pick<EngineJob, 'element' | 'token' | 'scope'>;

/** Where a wait is found after the move. */
export interface MovedWait {
  readonly element: ElementId;
  readonly scope: ScopeId;
  readonly token?: TokenId;
  /** What is waited for is read anew. */
  readonly renew: boolean;
}

export interface MovedPlaces {
  scopeOfToken(token: Token): ScopeId;
  /** Who carries what stands at the border of an activity; an activity that got parameters has another token around it. */
  borderHolder(token: Token): Token['id'];
  /** The scope of that one. */
  borderScope(token: Token): ScopeId;
}

/** What becomes of a wait; nothing when whoever waits is gone, or the plan does not say where it goes. */
export const movedWait = (fates: Fates, places: MovedPlaces, wait: Wait): MovedWait | undefined =>
  wait.token === undefined ? movedInScope(fates, wait) : movedWithToken(fates, places, wait);

const movedInScope = (fates: Fates, { element, scope: id }: Wait): MovedWait | undefined => {
  const scope = fates.instance.scopes[id];
  const node = fates.nodeFor(element);
  const subProcess = node && fates.target.nodes.get(node.parent);
  if (!scope || !fates.staysScope(scope) || !node || !isEventSubProcess(subProcess)) return undefined;
  if (subProcess?.parent !== fates.containerOf(scope)) return undefined;
  return { element: node.id, scope: id, renew: renews(fates, element) };
};

const movedWithToken = (fates: Fates, places: MovedPlaces, wait: Wait): MovedWait | undefined => {
  const token = wait.token === undefined ? undefined : fates.instance.tokens[wait.token];
  const node = token && fates.staysToken(token) ? fates.nodeFor(token.element) : undefined;
  const event = fates.targetOf(wait.element);
  if (!token || !node || event === undefined) return undefined;
  const place =
    wait.element === token.element ? ownPlace(places, token) : placeOf(places, { token, node, event });
  return place && { ...place, element: event, renew: renews(fates, wait.element) };
};

type Waiter = Pick<MovedWait, 'scope' | 'token'>;

const ownPlace = (places: MovedPlaces, token: Token): Waiter => ({
  scope: places.scopeOfToken(token),
  token: token.id,
});

const placeOf = (
  places: MovedPlaces,
  { token, node, event }: { readonly token: Token; readonly node: FlowNode; readonly event: ElementId },
): Waiter | undefined => {
  if (node.boundary.includes(event))
    return { scope: places.borderScope(token), token: places.borderHolder(token) };
  return isBehind(node, event) ? ownPlace(places, token) : undefined;
};

/** Only an event-based gateway waits for what is behind it. */
const isBehind = ({ outgoing }: FlowNode, event: ElementId): boolean =>
  outgoing.some(({ target }) => target === event);

const renews = (fates: Fates, element: ElementId): boolean =>
  fates.instructionFor(element)?.updateEventTrigger === true;

type JobChange = Pick<EngineJob, 'id' | 'element' | 'scope' | 'token' | 'dueAt' | 'cycle'>;

/** A due date stays exactly as it was, unless the plan asks for it to be read anew. */
export const changedJob = (run: Run, job: EngineJob, moved: MovedWait): JobChange | undefined => {
  const { renew, ...place } = moved;
  if (renew && job.kind === 'timer') {
    const event = partAt(catchNode(run, place.element).event, job.part);
    if (event?.kind === 'timer') return { id: job.id, ...place, ...plan(run, event.timer, place) };
  }
  return isSame(job, place) ? undefined : { id: job.id, ...place };
};

type SubscriptionChange = Pick<Subscription, 'id' | 'element' | 'scope' | 'token' | 'name'>;

export const changedSubscription = (
  run: Run,
  subscription: Subscription,
  moved: MovedWait,
): SubscriptionChange | undefined => {
  const { renew, ...place } = moved;
  const name = renew ? nameIn(run, subscription, place) : subscription.name;
  return isSame(subscription, place) && name === subscription.name
    ? undefined
    : { id: subscription.id, ...place, name };
};

const nameIn = (run: Run, { name, part }: Subscription, place: Omit<MovedWait, 'renew'>): string => {
  const event = partAt(catchNode(run, place.element).event, part);
  return event?.kind === 'message' || event?.kind === 'signal' ? textAt(run, event.name, place) : name;
};

const catchNode = (run: Run, element: ElementId): CatchNode =>
  (run.definition.nodes.get(element) as CatchNode | undefined) ??
  stop('element-not-found', `Expected '${element}' in the target, but it is not there`, element);

const isSame = (before: Wait, { element, scope, token }: Wait): boolean =>
  before.element === element && before.scope === scope && before.token === token;
