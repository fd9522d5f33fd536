import type { FlowNode } from '../definition.js';
import { waitsForAll } from '../event-parts.js';
import type { ScopeId, Token } from '../instance.js';
import { choose, isParallel } from './firing.js';
import { arrive, complete, wait } from './move.js';
import { nodeOf, type Run } from './run.js';
import { listen, type CatchNode } from './waits.js';

interface Beginning {
  readonly scope: ScopeId;
  /** Of several things the event is about, the one that happened; without it all of them have. */
  readonly part: number | undefined;
}

/** Begins an instance at an event that has happened already; what else belongs to that event is waited for. */
export const beginAt = (run: Run, node: FlowNode, { scope, part }: Beginning): void => {
  const gateway = node.type === 'startEvent' ? undefined : gatewayBefore(run, node);
  if (gateway) {
    beginAtGateway(run, gateway, { node: node as CatchNode, scope, part });
    return;
  }
  const token = arrive(run, node.id, scope);
  if (isUnfinished(node, part)) {
    rest(run, token);
    listen(run, node as CatchNode, { scope, token: token.id }, { part });
  } else if (node.type !== 'startEvent') {
    rest(run, token);
    complete(run, token.id);
  }
};

const gatewayBefore = (run: Run, { incoming: [flow] }: FlowNode): FlowNode | undefined =>
  flow && nodeOf(run, flow.source);

const isUnfinished = (node: FlowNode, part: number | undefined): boolean =>
  part !== undefined && 'event' in node && waitsForAll((node as CatchNode).event);

/** The token does nothing by itself where it arrived. */
const rest = (run: Run, token: Token): void => {
  run.pending.pop();
  wait(run, token, 'event');
};

/** The gateway goes on waiting for what it needs besides (BPMN 2.0 §10.6.6). */
const beginAtGateway = (
  run: Run,
  gateway: FlowNode,
  { node, scope, part }: Beginning & { readonly node: CatchNode },
): void => {
  const token = arrive(run, gateway.id, scope);
  rest(run, token);
  const waiter = { scope, token: token.id };
  const isOpen = isUnfinished(node, part);
  if (isOpen) listen(run, node, waiter, { part });
  if (isOpen || isParallel(gateway))
    for (const { target } of gateway.outgoing)
      if (target !== node.id) listen(run, nodeOf(run, target) as CatchNode, waiter);
  if (!isOpen) choose(run, node.id, token);
};
