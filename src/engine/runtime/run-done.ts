import type { FlowNode, RunDone, SingleEvent, ThrownEvent } from '../definition.js';
import type { Scope, ScopeId, TokenId } from '../instance.js';
import { given } from '../given.js';
import { optionalTextAt } from './computed.js';
import { deliver } from './firing.js';
import { booleanAt, type Place, type Run } from './run.js';
import { messageOf, signalOf, tellWorld } from './sending.js';
import { throwFromScope } from './throwing.js';

/** One run of an activity with several is done, the last of so many. */
interface Done {
  readonly node: FlowNode;
  readonly iteration: Scope;
  readonly body: ScopeId;
  readonly holder: TokenId;
  readonly completed: number;
}

/**
 * BPMN 2.0 §10.3.8: tells that a run is done. The border of the activity hears of it first; a message or signal that
 * no border event waits for goes to the world, like any other.
 */
export const tellRunDone = (run: Run, done: Done): void => {
  const { node, iteration, body } = done;
  const place = { element: node.id, scope: iteration.id };
  const due = node.multiInstance?.tells?.filter(({ when }) => isDue(run, when, place, done.completed)) ?? [];
  for (const event of due.flatMap(({ events }) => events)) {
    if (!run.state.scopes[body]) return;
    if (event.kind === 'error' || event.kind === 'escalation') throwOut(run, event, done, place);
    else if (!deliverToBorder(run, event, done, place)) tellWorld(run, [event], place);
  }
};

const throwOut = (run: Run, event: ThrownEvent, { node, body }: Done, place: Place): void => {
  const { kind, code = '', message: template } = event;
  const message = template && optionalTextAt(run, template, place);
  throwFromScope(run, { element: node.id, scope: body }, { kind, code, ...given({ message }) });
};

const isDue = (run: Run, when: RunDone['when'], place: Place, completed: number): boolean => {
  if (when === 'each') return true;
  return when === 'first' ? completed === 1 : booleanAt(run, when, place);
};

const deliverToBorder = (run: Run, event: SingleEvent, { node, holder }: Done, place: Place): boolean => {
  if (event.kind !== 'message' && event.kind !== 'signal') return false;
  const { name, variables } =
    event.kind === 'message' ? messageOf(run, event, place) : signalOf(run, event, place);
  const awaited = Object.values(run.state.subscriptions).find(
    (subscription) =>
      subscription.token === holder &&
      subscription.kind === event.kind &&
      subscription.name === name &&
      node.boundary.includes(subscription.element),
  );
  if (awaited) deliver(run, awaited, { variables: { values: variables } });
  return awaited !== undefined;
};
