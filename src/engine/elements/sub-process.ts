import type { FlowNode } from '../definition.js';
import { isEventSubProcess } from '../reading/drawn-process.js';
import { enterSubProcess } from '../runtime/scopes.js';
import { behaviour } from './behaviour.js';

export type SubProcess = FlowNode<'subProcess' | 'transaction'> & { readonly triggeredByEvent: boolean };

/**
 * BPMN 2.0 §13.3.4: a scope of its own, done when nothing in it goes on. Triggered by an event (§13.5.4) nothing leads
 * to it; the scope around it listens for its start event.
 */
export const subProcess = behaviour<SubProcess>({
  types: ['subProcess', 'transaction'],
  activity: true,
  attributes: ['triggeredByEvent', 'method'],
  read(reader) {
    const triggeredByEvent = isEventSubProcess(reader.drawn);
    const repeats = reader.drawn.children.some(({ type }) => type.endsWith('LoopCharacteristics'));
    const continues = reader.flag('camunda:asyncBefore', false) || reader.flag('camunda:asyncAfter', false);
    const maps = reader.drawn.children.some(({ type }) => type === 'camunda:inputOutput');
    if (triggeredByEvent && (repeats || continues || maps))
      reader.problem(
        'bad-event-sub-process',
        'Expected an event sub-process to be started by its event alone, but it repeats, continues later or maps',
      );
    return { triggeredByEvent };
  },
  enter(run, node, token) {
    enterSubProcess(run, node, token);
  },
});
