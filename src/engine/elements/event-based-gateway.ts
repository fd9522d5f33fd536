import type { FlowNode } from '../definition.js';
import { wait } from '../runtime/move.js';
import { nodeOf } from '../runtime/run.js';
import { listen, type CatchNode } from '../runtime/waits.js';
import { behaviour } from './behaviour.js';

export type EventBasedGateway = FlowNode<'eventBasedGateway'>;

/** BPMN 2.0 §13.4.4: waits for the events behind it, and follows the first that happens. */
export const eventBasedGateway = behaviour<EventBasedGateway>({
  types: ['eventBasedGateway'],
  activity: false,
  attributes: ['gatewayDirection'],
  read(reader) {
    if (reader.flag('camunda:asyncAfter', false))
      reader.problem(
        'unsupported-attribute',
        'Expected no camunda:asyncAfter where an event has already happened',
      );
    return {};
  },
  enter(run, node, token) {
    wait(run, token, 'event');
    for (const { target } of node.outgoing)
      listen(run, nodeOf(run, target) as CatchNode, { scope: token.scope, token: token.id });
  },
});
