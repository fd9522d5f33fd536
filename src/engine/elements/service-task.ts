import type { ExternalWork, FlowNode } from '../definition.js';
import { createExternalJob } from '../runtime/external-work.js';
import { behaviour } from './behaviour.js';

export type ServiceTask = FlowNode<'serviceTask'> & { readonly external?: ExternalWork };

/** BPMN 2.0 §10.3.3.1: work for a machine, fetched by a worker that knows its topic. */
export const serviceTask = behaviour<ServiceTask>({
  types: ['serviceTask'],
  activity: true,
  attributes: ['camunda:type', 'camunda:topic', 'camunda:taskPriority'],
  read(reader) {
    const external = reader.external();
    if (!external && reader.attribute('camunda:type') === undefined)
      reader.problem(
        'missing-topic',
        'Expected camunda:type="external" with a camunda:topic, but there is none',
      );
    return external ? { external } : {};
  },
  enter(run, node, token) {
    createExternalJob(run, node.external, token);
  },
});
