import type { FlowNode } from '../definition.js';
import { complete, firstHolding } from '../runtime/move.js';
import { behaviour } from './behaviour.js';

export type ExclusiveGateway = FlowNode<'exclusiveGateway'>;

/** BPMN 2.0 §13.4.2: the first flow whose condition holds, else the default; none of them is a refusal. */
export const exclusiveGateway = behaviour<ExclusiveGateway>({
  types: ['exclusiveGateway'],
  activity: false,
  attributes: ['default', 'gatewayDirection'],
  read: () => ({}),
  enter(run, _node, token) {
    complete(run, token.id);
  },
  flows: (run, node, token) => [firstHolding(run, token, node)],
});
