import type { FlowNode } from '../definition.js';
import { waitsForAll } from '../event-parts.js';
import type { ElementId, EngineJob, Subscription, Token } from '../instance.js';
import { given } from '../given.js';
import { nextRound } from '../timers.js';
import type { VariableSet } from '../variables.js';
import { cancelToken, dropWaits, endJob } from './cancel.js';
import { arrive, complete, leaveForGood, takeFlow, tellEnded } from './move.js';
import { stop } from './refusal.js';
import { nodeOf, tokenOf, type Run } from './run.js';
import { startEventSubProcess, type StartNode } from './scopes.js';
import { hearTimeout } from './task-listeners.js';
import type { BoundaryNode } from './throwing.js';
import { setVariables } from './variables.js';
import { createTimer, listen, type CatchNode, type Waiter } from './waits.js';

interface Happened {
  readonly variables?: VariableSet | undefined;
  readonly localVariables?: VariableSet | undefined;
}

/** Non-interrupting events stay armed: what they listen for may happen again. */
const staysArmed = (node: FlowNode): boolean => happensBeside(node) && !isForAll(node);

const happensBeside = (node: FlowNode): boolean =>
  (node.type === 'boundaryEvent' || node.type === 'startEvent') &&
  !(node as FlowNode & { readonly interrupting: boolean }).interrupting;

const isForAll = (node: FlowNode): node is CatchNode =>
  'event' in node && waitsForAll((node as CatchNode).event);

export const fireTimer = (run: Run, job: EngineJob): void => {
  endJob(run, job.id, 'done');
  if (job.listener !== undefined && job.token !== undefined) {
    hearTimeout(run, job, tokenOf(run, job.token));
    return;
  }
  const node = nodeOf(run, job.element);
  const next = staysArmed(node) && job.cycle && job.dueAt ? nextRound(job.cycle, job.dueAt) : undefined;
  if (next) createTimer(run, job.element, waiterOf(job), next);
  happen(run, node, job, {});
};

export const deliver = (run: Run, subscription: Subscription, happened: Happened): void => {
  const node = nodeOf(run, subscription.element);
  if (!staysArmed(node)) run.emit({ type: 'Unsubscribed', subscription: subscription.id, how: 'delivered' });
  happen(run, node, subscription, happened);
};

type Wait = Pick<EngineJob, 'token' | 'scope' | 'part'>;

const waiterOf = ({ scope, token, part }: Wait): Waiter => ({ scope, ...given({ token, part }) });

/** What is not waited for any more has happened (BPMN 2.0 §10.5.5: a parallel multiple event needs all of them). */
const isIncomplete = (run: Run, node: FlowNode, { token, scope }: Wait): boolean =>
  isForAll(node) &&
  [...Object.values(run.state.jobs), ...Object.values(run.state.subscriptions)].some(
    (other) => other.element === node.id && other.token === token && other.scope === scope,
  );

const happen = (run: Run, node: FlowNode, wait: Wait, happened: Happened): void => {
  setVariables(run, wait.scope, happened.variables);
  if (isIncomplete(run, node, wait)) return;
  if (isForAll(node) && happensBeside(node) && !isProcessStart(node, wait)) {
    const { scope, token } = wait;
    listen(run, node, { scope, ...given({ token }) }, { again: true });
  }
  if (node.type === 'startEvent' && wait.token === undefined) {
    const inner = startEventSubProcess(run, node as StartNode, wait.scope);
    setVariables(run, inner, happened.localVariables, true);
    return;
  }
  if (wait.token === undefined)
    return stop('token-not-found', `Expected somebody to wait at '${node.id}', but nobody does`, node.id);
  const token = tokenOf(run, wait.token);
  if (node.type === 'boundaryEvent') fireBoundary(run, node as BoundaryNode, token);
  else if (token.element === node.id) complete(run, token.id);
  else choose(run, node.id, token);
};

/** An instance that began with one of several things waits for the others at its start. */
const isProcessStart = ({ type }: FlowNode, { token }: Wait): boolean =>
  type === 'startEvent' && token !== undefined;

const fireBoundary = (run: Run, boundary: BoundaryNode, token: Token): void => {
  if (boundary.interrupting) cancelToken(run, token);
  arrive(run, boundary.id, token.scope);
};

/**
 * An event-based gateway: the first event wins, the others are no longer waited for. One that began its instance and
 * is parallel follows each event in its turn, until all have happened (BPMN 2.0 §10.6.6 and §13.4.4).
 */
export const choose = (run: Run, event: ElementId, token: Token): void => {
  const gateway = nodeOf(run, token.element);
  const flow =
    gateway.outgoing.find(({ target }) => target === event) ??
    stop('token-not-waiting-for-this', `Expected '${gateway.id}' to wait for '${event}'`, event);
  if (isParallel(gateway)) dropWaits(run, token.id, event);
  if (!isParallel(gateway) || !isWaitedFor(run, token)) {
    tellEnded(run, gateway, token);
    leaveForGood(run, token);
  }
  takeFlow(run, flow, token.scope);
  const arrived = arrive(run, event, token.scope, flow.id);
  // The event has happened already, so the token does not wait for it again.
  run.pending.pop();
  complete(run, arrived.id);
};

/** Whether every event behind an event-based gateway is followed, and not the first alone. */
export const isParallel = (node: FlowNode): boolean =>
  (node as FlowNode & { readonly instantiates?: string }).instantiates === 'parallel';

const isWaitedFor = (run: Run, { id }: Token): boolean =>
  [...Object.values(run.state.jobs), ...Object.values(run.state.subscriptions)].some(
    ({ token }) => token === id,
  );
