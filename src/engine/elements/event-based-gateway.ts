import type { FlowNode } from '../definition.js';
import { wait } from '../runtime/move.js';
import { nodeOf } from '../runtime/run.js';
import { listen, type CatchNode } from '../runtime/waits.js';
import { behaviour } from './behaviour.js';

export type EventBasedGateway = FlowNode<'eventBasedGateway'> & {
  /** An instance begins with the first of its events; with all of them in their turn when it is parallel. */
  readonly instantiates?: 'exclusive' | 'parallel';
};

/**
 * BPMN 2.0 §13.4.4: waits for the events behind it, and follows the first that happens. When it instantiates (§10.6.6),
 * one of them begins an instance.
 */
export const eventBasedGateway = behaviour<EventBasedGateway>({
  types: ['eventBasedGateway'],
  activity: false,
  attributes: ['gatewayDirection', 'instantiate', 'eventGatewayType'],
  read(reader) {
    if (reader.flag('camunda:asyncAfter', false))
      reader.problem(
        'unsupported-attribute',
        'Expected no camunda:asyncAfter where an event has already happened',
      );
    const parallel = reader.choice('eventGatewayType', ['Exclusive', 'Parallel']) === 'Parallel';
    const instantiates = reader.flag('instantiate', false);
    if (parallel && !instantiates)
      reader.problem(
        'bad-event-gateway',
        'Expected a parallel event gateway to begin an instance, but instantiate is not true',
      );
    return instantiates ? { instantiates: parallel ? 'parallel' : 'exclusive' } : {};
  },
  enter(run, node, token) {
    wait(run, token, 'event');
    for (const { target } of node.outgoing)
      listen(run, nodeOf(run, target) as CatchNode, { scope: token.scope, token: token.id });
  },
});
