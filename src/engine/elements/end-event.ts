import type { SingleEvent, ThrownEvent } from '../definition.js';
import { partsOf } from '../event-parts.js';
import { given } from '../given.js';
import type { DrawnElement } from '../drawn.js';
import type { Token } from '../instance.js';
import { eventDefinitionTypes } from '../reading/events.js';
import { cancelTransaction, compensate } from '../runtime/compensation.js';
import { terminateScope } from '../runtime/ending.js';
import { createExternalJob } from '../runtime/external-work.js';
import { optionalTextAt } from '../runtime/computed.js';
import { goOutside, leaveOwnScope } from '../runtime/activity-scope.js';
import { complete, leaveForGood, tellEnded } from '../runtime/move.js';
import { nodeOf, type Run } from '../runtime/run.js';
import { tellWorld, workOf } from '../runtime/sending.js';
import { escalate, throwFromScope } from '../runtime/throwing.js';
import type { CatchNode } from '../runtime/waits.js';
import { behaviour } from './behaviour.js';

/** BPMN 2.0 §10.5.3 and §13.5.6: a token ends here, and something may be told to the world or the scope around. */
export const endEvent = behaviour<CatchNode>({
  types: ['endEvent'],
  activity: false,
  maps: true,
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
    for (const part of partsOf(event))
      if ((part.kind === 'error' || part.kind === 'escalation') && part.code === undefined)
        reader.problem('missing-code', `Expected an ${part.kind} with a code to throw, but there is none`);
    if (reader.flag('camunda:asyncAfter', false))
      reader.problem(
        'unsupported-attribute',
        'Expected nothing after an end event, but camunda:asyncAfter is set',
      );
    if (reader.drawn.children.some(hasOutputs))
      reader.problem('bad-mapping', 'Expected no output parameters at an end event, but there are some');
    return { event };
  },
  enter(run, node, token) {
    const parts = partsOf(node.event);
    const work = workOf(parts);
    const undo = parts.filter((part) => part.kind === 'compensate');
    if (work) createExternalJob(run, work, token);
    else {
      tellWorld(run, parts, token);
      if (parts.some(({ kind }) => kind === 'cancel')) cancel(run, parts, goOutside(run, node, token));
      else if (undo.length > 0)
        compensate(
          run,
          goOutside(run, node, token),
          undo.map(({ activity }) => activity),
        );
      else conclude(run, node, token);
    }
  },
  undone: (run, node, token) => {
    conclude(run, node, token);
  },
});

/** Nothing follows that could find them (as in Camunda). */
const hasOutputs = ({ type, children }: DrawnElement): boolean =>
  type === 'camunda:inputOutput' && children.some((child) => child.type === 'camunda:outputParameter');

/** What is told to the scope around comes last: whoever hears it may end that scope. */
const conclude = (run: Run, node: CatchNode, token: Token): void => {
  const parts = partsOf(node.event);
  const last = parts.find(endsMore);
  if (!last) complete(run, token.id);
  escalate(run, token, parts);
  if (!run.state.tokens[token.id]) return;
  if (last?.kind === 'error') endWithError(run, last, token);
  else terminate(run, token);
};

const endsMore = (part: SingleEvent): part is ThrownEvent | (SingleEvent & { readonly kind: 'terminate' }) =>
  part.kind === 'error' || part.kind === 'terminate';

const cancel = (run: Run, parts: readonly SingleEvent[], token: Token): void => {
  escalate(run, token, parts);
  if (run.state.tokens[token.id]) cancelTransaction(run, token);
};

/** The token has reached its end; what else is in the scope ends with whoever catches the error. */
const endWithError = (run: Run, { code = '', message: template }: ThrownEvent, inner: Token): void => {
  const node = nodeOf(run, inner.element);
  tellEnded(run, node, inner);
  const message = template && optionalTextAt(run, template, inner);
  const token = leaveOwnScope(run, node, inner);
  leaveForGood(run, token);
  throwFromScope(run, token, { kind: 'error', code, ...given({ message }) });
};

const terminate = (run: Run, inner: Token): void => {
  const node = nodeOf(run, inner.element);
  tellEnded(run, node, inner);
  const token = leaveOwnScope(run, node, inner);
  leaveForGood(run, token);
  terminateScope(run, token.scope);
};
