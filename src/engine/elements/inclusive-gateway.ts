import type { FlowNode } from '../definition.js';
import { wait } from '../runtime/move.js';
import { behaviour } from './behaviour.js';

export type InclusiveGateway = FlowNode<'inclusiveGateway'>;

/**
 * BPMN 2.0 §13.4.3: every flow whose condition holds, else the default. Whether all that can still come has come is
 * known only when everything else is at rest, so its tokens wait until then (see `runtime/inclusive`).
 */
export const inclusiveGateway = behaviour<InclusiveGateway>({
  types: ['inclusiveGateway'],
  activity: false,
  attributes: ['default', 'gatewayDirection'],
  read: () => ({}),
  enter(run, _node, token) {
    wait(run, token, 'join');
  },
});
