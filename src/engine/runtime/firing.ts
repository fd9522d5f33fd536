import type { FlowNode } from '../definition.js';
import type { ElementId, EngineJob, Subscription, Token } from '../instance.js';
import { nextRound } from '../timers.js';
import type { VariableSet } from '../variables.js';
import { cancelToken, endJob } from './cancel.js';
import { arrive, complete, leaveForGood } from './move.js';
import { stop } from './refusal.js';
import { nodeOf, tokenOf, type Run } from './run.js';
import { startEventSubProcess, type StartNode } from './scopes.js';
import type { BoundaryNode } from './throwing.js';
import { setVariables } from './variables.js';
import { createTimer } from './waits.js';

interface Happened {
  readonly variables?: VariableSet | undefined;
  readonly localVariables?: VariableSet | undefined;
}

/** Non-interrupting events stay armed: what they listen for may happen again. */
const staysArmed = (node: FlowNode): boolean =>
  (node.type === 'boundaryEvent' || node.type === 'startEvent') &&
  !(node as FlowNode & { readonly interrupting: boolean }).interrupting;

export const fireTimer = (run: Run, job: EngineJob): void => {
  endJob(run, job.id, 'done');
  const node = nodeOf(run, job.element);
  const next = staysArmed(node) && job.cycle && job.dueAt ? nextRound(job.cycle, job.dueAt) : undefined;
  if (next) {
    const waiter = { scope: job.scope, ...(job.token !== undefined && { token: job.token }) };
    createTimer(run, job.element, waiter, next);
  }
  happen(run, node, job, {});
};

export const deliver = (run: Run, subscription: Subscription, happened: Happened): void => {
  const node = nodeOf(run, subscription.element);
  if (!staysArmed(node)) run.emit({ type: 'Unsubscribed', subscription: subscription.id, how: 'delivered' });
  happen(run, node, subscription, happened);
};

type Wait = Pick<EngineJob, 'token' | 'scope'>;

const happen = (run: Run, node: FlowNode, wait: Wait, happened: Happened): void => {
  setVariables(run, wait.scope, happened.variables);
  if (node.type === 'startEvent') {
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

const fireBoundary = (run: Run, boundary: BoundaryNode, token: Token): void => {
  if (boundary.interrupting) cancelToken(run, token);
  arrive(run, boundary.id, token.scope);
};

/** An event-based gateway: the first event wins, the others are no longer waited for (BPMN 2.0 §13.4.4). */
const choose = (run: Run, event: ElementId, token: Token): void => {
  const gateway = nodeOf(run, token.element);
  const flow =
    gateway.outgoing.find(({ target }) => target === event) ??
    stop('token-not-waiting-for-this', `Expected '${gateway.id}' to wait for '${event}'`, event);
  leaveForGood(run, token);
  run.emit({ type: 'FlowTaken', flow: flow.id, from: gateway.id, to: event });
  const arrived = arrive(run, event, token.scope, flow.id);
  // The event has happened already, so the token does not wait for it again.
  run.pending.pop();
  complete(run, arrived.id);
};
