import { eventDefinitionTypes } from '../reading/events.js';
import { complete, wait } from '../runtime/move.js';
import { listen, type CatchNode } from '../runtime/waits.js';
import { behaviour } from './behaviour.js';

/** BPMN 2.0 §10.5.4: waits until something happens; the catching end of a link goes on at once. */
export const intermediateCatchEvent = behaviour<CatchNode>({
  types: ['intermediateCatchEvent'],
  activity: false,
  maps: true,
  attributes: ['parallelMultiple'],
  children: eventDefinitionTypes,
  read(reader) {
    return { event: reader.event(['timer', 'message', 'signal', 'link', 'conditional']) };
  },
  enter(run, node, token) {
    if (node.event.kind === 'link') {
      complete(run, token.id);
      return;
    }
    wait(run, token, 'event');
    listen(run, node, { scope: token.scope, token: token.id });
  },
});
