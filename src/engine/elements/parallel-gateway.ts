import type { FlowNode } from '../definition.js';
import { arrivedAt, mergeInto } from '../runtime/joining.js';
import { complete, wait } from '../runtime/move.js';
import { behaviour } from './behaviour.js';

export type ParallelGateway = FlowNode<'parallelGateway'>;

/**
 * BPMN 2.0 §13.4.1: waits for a token on every incoming flow, then sends one along every outgoing flow.
 * A second token on the same flow waits for the next round.
 */
export const parallelGateway = behaviour<ParallelGateway>({
  types: ['parallelGateway'],
  activity: false,
  attributes: ['gatewayDirection'],
  read: () => ({}),
  enter(run, node, token) {
    wait(run, token, 'join');
    const arrived = arrivedAt(run, node, token.scope);
    const last = arrived.length < node.incoming.length ? undefined : mergeInto(run, arrived);
    if (last) complete(run, last.id);
  },
  flows: (_run, node) => node.outgoing,
});
