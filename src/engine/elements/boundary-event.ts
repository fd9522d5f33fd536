import { partsOf } from '../event-parts.js';
import { eventDefinitionTypes } from '../reading/events.js';
import { complete } from '../runtime/move.js';
import type { BoundaryNode } from '../runtime/throwing.js';
import { behaviour } from './behaviour.js';

/**
 * BPMN 2.0 §10.5.4 and §13.5.3: leads away from an activity when something happens while it runs, in its place
 * or beside it. It is listened for as long as the activity waits; a token comes only when it has happened.
 */
export const boundaryEvent = behaviour<BoundaryNode>({
  types: ['boundaryEvent'],
  activity: false,
  attributes: ['parallelMultiple', 'attachedToRef', 'cancelActivity'],
  children: eventDefinitionTypes,
  read(reader) {
    const event = reader.event([
      'timer',
      'message',
      'signal',
      'error',
      'escalation',
      'conditional',
      'compensate',
      'cancel',
    ]);
    const interrupting = reader.flag('cancelActivity', true);
    if (partsOf(event).some(({ kind }) => kind === 'error') && !interrupting)
      reader.problem('bad-attribute', 'Expected an error to interrupt, but cancelActivity is false');
    return { event, interrupting };
  },
  enter(run, _node, token) {
    complete(run, token.id);
  },
});
