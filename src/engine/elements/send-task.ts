import type { ExternalWork, FlowNode } from '../definition.js';
import { createExternalJob } from '../runtime/external-work.js';
import { throwMessage, type MessageEvent } from '../runtime/sending.js';
import { behaviour } from './behaviour.js';

export type SendTask = FlowNode<'sendTask'> & {
  readonly message?: MessageEvent;
  readonly external?: ExternalWork;
};

/** BPMN 2.0 §10.3.3.2: sends a message, or leaves that to a worker. */
export const sendTask = behaviour<SendTask>({
  types: ['sendTask'],
  activity: true,
  attributes: ['messageRef', 'camunda:type', 'camunda:topic', 'camunda:taskPriority'],
  children: ['koers:send'],
  read(reader) {
    const external = reader.external();
    if (external || reader.attribute('camunda:type') !== undefined) return external ? { external } : {};
    const name = reader.messageName();
    const send = reader.send();
    if (!send)
      reader.problem('missing-send', 'Expected koers:send or an external topic, but there is neither');
    return name ? { message: { kind: 'message', name, ...(send && { send }) } } : {};
  },
  enter(run, { message, external }, token) {
    if (message) throwMessage(run, message, token);
    else createExternalJob(run, external, token);
  },
});
