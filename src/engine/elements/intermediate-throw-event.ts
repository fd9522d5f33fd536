import type { ThrownEvent } from '../definition.js';
import type { Token } from '../instance.js';
import { eventDefinitionTypes } from '../reading/events.js';
import { compensate } from '../runtime/compensation.js';
import { linkTargets } from '../runtime/inclusive.js';
import { arrive, complete, leaveForGood } from '../runtime/move.js';
import type { Run } from '../runtime/run.js';
import { throwMessage, throwSignal } from '../runtime/sending.js';
import { throwFromScope } from '../runtime/throwing.js';
import type { CatchNode } from '../runtime/waits.js';
import { behaviour } from './behaviour.js';

/** BPMN 2.0 §10.5.4: tells something and goes on; a link goes on at its other end. */
export const intermediateThrowEvent = behaviour<CatchNode>({
  types: ['intermediateThrowEvent'],
  activity: false,
  children: [...eventDefinitionTypes, 'koers:send'],
  read(reader) {
    const event = reader.event(['none', 'message', 'signal', 'link', 'escalation', 'compensate']);
    if (event.kind === 'escalation' && event.code === undefined)
      reader.problem('missing-code', 'Expected an escalation with a code to throw, but there is none');
    if (event.kind === 'link' && reader.flag('camunda:asyncAfter', false))
      reader.problem('unsupported-attribute', 'Expected camunda:asyncAfter at the catching end of a link');
    return { event };
  },
  enter(run, node, token) {
    tell(run, node, token);
  },
});

const tell = (run: Run, node: CatchNode, token: Token): void => {
  const { event } = node;
  if (event.kind === 'message') throwMessage(run, event, token);
  else if (event.kind === 'link') jump(run, node, token);
  else if (event.kind === 'compensate') compensate(run, token, event.activity);
  else {
    if (event.kind === 'signal') throwSignal(run, event, token);
    if (event.kind === 'escalation') throwEscalation(run, event, token);
    complete(run, token.id);
  }
};

const jump = (run: Run, node: CatchNode, token: Token): void => {
  leaveForGood(run, token);
  for (const target of linkTargets(run.definition, node)) arrive(run, target, token.scope);
};

/** When the catcher interrupts, the token is gone before it can go on. */
const throwEscalation = (run: Run, event: ThrownEvent, token: Token): void =>
  throwFromScope(run, token, { kind: 'escalation', code: event.code ?? '' });
