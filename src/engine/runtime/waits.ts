import type { EventDefinition, FlowNode, SingleEvent, TimerDefinition } from '../definition.js';
import type {
  ElementId,
  EngineJob,
  JobId,
  ScopeId,
  Subscription,
  SubscriptionId,
  Token,
  TokenId,
} from '../instance.js';
import { planTimer, type TimerPlan } from '../timers.js';
import { jobTermsAt } from './job-terms.js';
import { stop } from './refusal.js';
import { textAt, type Place, type Run } from './run.js';

export type CatchNode = FlowNode & { readonly event: EventDefinition };

/** Who goes on when the event happens: a token, or for an event sub-process a whole scope. */
export interface Waiter {
  readonly scope: ScopeId;
  readonly token?: TokenId;
  /** Of a multiple event: which of the things it is about. */
  readonly part?: number;
}

interface Exception {
  /** The part that has happened already. */
  readonly part?: number | undefined;
  /** A condition that holds is not taken for one that begins to hold. */
  readonly again?: true;
}

/** Listens for the event of a catching element. Errors and escalations are not waited for; they find their way. */
export const listen = (
  run: Run,
  node: CatchNode,
  waiter: Waiter,
  { part: happened, again }: Exception = {},
): void => {
  const { event } = node;
  const conditions =
    event.kind !== 'multiple'
      ? [listenFor(run, node, event, waiter)]
      : event.events.map((one, part) =>
          part === happened ? undefined : listenFor(run, node, one, { ...waiter, part }),
        );
  // It may hold already, so it is looked at before anything else goes on.
  if (!again)
    for (const subscription of conditions) if (subscription !== undefined) run.changes.push({ subscription });
};

/** Answers what has to be looked at, when it is a condition. */
const listenFor = (
  run: Run,
  node: CatchNode,
  event: SingleEvent,
  waiter: Waiter,
): SubscriptionId | undefined => {
  const place = { element: node.id, scope: waiter.scope };
  if (event.kind === 'timer') createTimer(run, node.id, waiter, plan(run, event.timer, place));
  else if (event.kind === 'message' || event.kind === 'signal')
    subscribe(run, node, { kind: event.kind, name: textAt(run, event.name, place), ...waiter });
  else if (event.kind === 'conditional')
    return subscribe(run, node, { kind: 'conditional', name: '', ...waiter });
  return undefined;
};

const subscribe = (
  run: Run,
  { id: element }: CatchNode,
  heard: Omit<Subscription, 'id' | 'element'>,
): SubscriptionId => {
  const { kind, name, ...waiter } = heard;
  const id = run.next() as SubscriptionId;
  run.emit({ type: 'Subscribed', subscription: { id, kind, name, element, ...waiter } });
  return id;
};

export const createTimer = (
  run: Run,
  element: ElementId,
  waiter: Waiter & Pick<EngineJob, 'listener'>,
  timer: TimerPlan,
): void =>
  run.emit({
    type: 'JobCreated',
    job: {
      id: run.next() as JobId,
      kind: 'timer',
      element,
      ...waiter,
      ...timer,
      ...jobTermsAt(run, element, waiter.scope),
    },
  });

/** When a timer is due that begins now. */
export const plan = (run: Run, timer: TimerDefinition, place: Place): TimerPlan => {
  const text = textAt(run, timer.expression, place);
  return (
    planTimer(timer.kind, text, run.at) ??
    stop(
      'timer-not-readable',
      `Expected a ${timer.kind} in ISO 8601 for a timer, but got '${text}'`,
      place.element,
    )
  );
};

/** Arms the boundary events of an activity that a token waits in. */
export const armBoundary = (run: Run, node: FlowNode, token: Token): void => {
  for (const id of node.boundary) {
    const boundary = run.definition.nodes.get(id) as CatchNode | undefined;
    if (boundary) listen(run, boundary, { scope: token.scope, token: token.id });
  }
};
