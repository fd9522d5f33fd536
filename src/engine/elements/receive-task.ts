import type { FlowNode } from '../definition.js';
import { wait } from '../runtime/move.js';
import { listen, type CatchNode } from '../runtime/waits.js';
import { behaviour } from './behaviour.js';

export type ReceiveTask = FlowNode<'receiveTask'> & CatchNode & { readonly instantiates?: true };

/** BPMN 2.0 §10.3.3.3: waits for a message; without one, until somebody triggers its token. Its message may begin an instance. */
export const receiveTask = behaviour<ReceiveTask>({
  types: ['receiveTask'],
  activity: true,
  attributes: ['messageRef', 'instantiate'],
  read(reader) {
    const name = reader.attribute('messageRef') === undefined ? undefined : reader.messageName();
    return {
      event: name ? { kind: 'message', name } : { kind: 'none' },
      ...(reader.flag('instantiate', false) && { instantiates: true as const }),
    };
  },
  enter(run, node, token) {
    wait(run, token, 'event');
    listen(run, node, { scope: token.scope, token: token.id });
  },
});
