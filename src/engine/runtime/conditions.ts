import type { ConditionalEvent } from '../definition.js';
import type { ScopeId, Subscription } from '../instance.js';
import { partAt } from '../event-parts.js';
import { deliver } from './firing.js';
import { stop, stopFor } from './refusal.js';
import { circumstancesAt, entry, nodeOf, visibleIn, type Change, type Run } from './run.js';
import type { CatchNode } from './waits.js';

/**
 * Looks at one change of variables, and lets the conditional events happen that it makes true (BPMN 2.0 §10.5.5), in
 * the order in which they began to be waited for. While an instance is suspended nothing happens by itself.
 */
export const lookAtChange = (run: Run): boolean => {
  const change = run.changes.shift();
  if (!change) return false;
  if (run.state.state !== 'active') return true;
  for (const { id } of conditionsIn(run)) {
    const subscription = entry(run.state.subscriptions, id);
    if (subscription && concerns(run, subscription, change) && holds(run, subscription))
      deliver(run, subscription, {});
  }
  return true;
};

const conditionsIn = (run: Run): readonly Subscription[] =>
  Object.values(run.state.subscriptions).filter(({ kind }) => kind === 'conditional');

/** After a suspension everything may have changed. */
export const lookAtAll = (run: Run): void =>
  conditionsIn(run).forEach(({ id: subscription }) => run.changes.push({ subscription }));

const eventOf = (run: Run, { element, part }: Subscription): ConditionalEvent => {
  const event = partAt((nodeOf(run, element) as CatchNode).event, part);
  return event?.kind === 'conditional'
    ? event
    : stop('subscription-not-found', `Expected '${element}' to wait for a condition`, element);
};

const concerns = (run: Run, subscription: Subscription, change: Change): boolean => {
  if ('subscription' in change) return change.subscription === subscription.id;
  const { variableName, variableEvents } = eventOf(run, subscription);
  const kinds = [...change.variables].flatMap(([name, kind]) =>
    variableName === undefined || variableName === name ? [kind] : [],
  );
  return (
    kinds.some((kind) => variableEvents === undefined || variableEvents.includes(kind)) &&
    isVisible(run, change.scope, seenFrom(run, subscription))
  );
};

/** A condition at the border of an activity sees what is inside it. */
const seenFrom = (run: Run, { token, scope }: Subscription): ScopeId => {
  const inner = token === undefined ? undefined : run.state.tokens[token]?.inner;
  return inner ?? scope;
};

const isVisible = (run: Run, changed: ScopeId, from: ScopeId): boolean => {
  for (let id: ScopeId | undefined = from; id !== undefined; id = run.state.scopes[id]?.parent)
    if (id === changed) return true;
  return false;
};

/** A condition about a variable that is not there yet does not hold; any other failure refuses the command. */
const holds = (run: Run, subscription: Subscription): boolean => {
  const { condition } = eventOf(run, subscription);
  const outcome = run.evaluate.expression(
    condition,
    visibleIn(run.state.scopes, seenFrom(run, subscription)),
    circumstancesAt(run, subscription.element),
  );
  if (!outcome.ok)
    return outcome.reason.code === 'unknown-variable' ? false : stopFor(outcome.reason, subscription.element);
  if (typeof outcome.value === 'boolean') return outcome.value;
  if (outcome.value === null) return false;
  return stop(
    'condition-not-boolean',
    `Expected '${condition.text}' to be true or false, but it is ${typeof outcome.value}`,
    subscription.element,
  );
};
