import type { EventDefinition, FlowNode, ThrownEvent } from '../definition.js';
import type { Token } from '../instance.js';
import { eventDefinitionTypes } from '../reading/events.js';
import { cancelTransaction, compensate } from '../runtime/compensation.js';
import { terminateScope } from '../runtime/ending.js';
import { complete, leaveForGood } from '../runtime/move.js';
import type { Run } from '../runtime/run.js';
import { throwMessage, throwSignal } from '../runtime/sending.js';
import { throwFromScope } from '../runtime/throwing.js';
import { behaviour } from './behaviour.js';

export type EndEvent = FlowNode<'endEvent'> & { readonly event: EventDefinition };

/** BPMN 2.0 §10.5.3 and §13.5.6: a token ends here, and something may be told to the world or the scope around. */
export const endEvent = behaviour<EndEvent>({
  types: ['endEvent'],
  activity: false,
  children: [...eventDefinitionTypes, 'koers:send'],
  read(reader) {
    const event = reader.event([
      'none',
      'error',
      'escalation',
      'message',
      'signal',
      'terminate',
      'compensate',
      'cancel',
    ]);
    if ((event.kind === 'error' || event.kind === 'escalation') && event.code === undefined)
      reader.problem('missing-code', `Expected an ${event.kind} with a code to throw, but there is none`);
    if (reader.flag('camunda:asyncAfter', false))
      reader.problem(
        'unsupported-attribute',
        'Expected nothing after an end event, but camunda:asyncAfter is set',
      );
    return { event };
  },
  enter(run, node, token) {
    const { event } = node;
    if (event.kind === 'message') throwMessage(run, event, token);
    else if (event.kind === 'compensate') compensate(run, token, event.activity);
    else if (event.kind === 'cancel') cancelTransaction(run, token);
    else if (event.kind === 'error') endWithError(run, event, token);
    else if (event.kind === 'terminate') terminate(run, token);
    else {
      if (event.kind === 'signal') throwSignal(run, event, token);
      complete(run, token.id);
      if (event.kind === 'escalation')
        throwFromScope(run, token, { kind: event.kind, code: event.code ?? '' });
    }
  },
});

/** The token has reached its end; what else is in the scope ends with whoever catches the error. */
const endWithError = (run: Run, { code = '' }: ThrownEvent, token: Token): void => {
  leaveForGood(run, token);
  throwFromScope(run, token, { kind: 'error', code });
};

const terminate = (run: Run, token: Token): void => {
  leaveForGood(run, token);
  terminateScope(run, token.scope);
};
