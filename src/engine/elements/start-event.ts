import type { EventKind } from '../definition.js';
import { partsOf } from '../event-parts.js';
import { eventDefinitionTypes } from '../reading/events.js';
import { formAttributes, readForm } from '../reading/forms.js';
import { complete } from '../runtime/move.js';
import type { StartNode } from '../runtime/scopes.js';
import { behaviour, type Container } from './behaviour.js';

const allowed: Readonly<Record<Container, readonly EventKind[]>> = {
  process: ['none', 'message', 'timer', 'signal', 'conditional'],
  subProcess: ['none'],
  eventSubProcess: ['message', 'timer', 'signal', 'error', 'escalation', 'conditional', 'compensate'],
};

/** BPMN 2.0 §10.5.2: where a process, a sub-process or an event sub-process begins. */
export const startEvent = behaviour<StartNode>({
  types: ['startEvent'],
  activity: false,
  // The form is for whoever starts the process by hand; the instance begins the same.
  attributes: ['parallelMultiple', 'isInterrupting', ...formAttributes],
  children: eventDefinitionTypes,
  read(reader) {
    const event = reader.event(allowed[reader.container]);
    const interrupting = reader.flag('isInterrupting', true);
    if (partsOf(event).some(({ kind }) => kind === 'error') && !interrupting)
      reader.problem('bad-attribute', 'Expected an error to interrupt, but isInterrupting is false');
    readForm(reader);
    const formKey = reader.attribute('camunda:formKey') ?? reader.attribute('camunda:formRef');
    return { event, interrupting, ...(formKey !== undefined && { formKey }) };
  },
  enter(run, _node, token) {
    complete(run, token.id);
  },
});
