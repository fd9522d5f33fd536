import type { DrawnElement } from '../drawn.js';
import { partsOf } from '../event-parts.js';
import type { Token } from '../instance.js';
import { eventDefinitionTypes } from '../reading/events.js';
import { compensate } from '../runtime/compensation.js';
import { createExternalJob } from '../runtime/external-work.js';
import { linkTargets } from '../runtime/inclusive.js';
import { goOutside } from '../runtime/activity-scope.js';
import { arrive, complete, leaveForGood, tellEnded } from '../runtime/move.js';
import type { Run } from '../runtime/run.js';
import { tellWorld, workOf } from '../runtime/sending.js';
import { escalate } from '../runtime/throwing.js';
import type { CatchNode } from '../runtime/waits.js';
import { behaviour } from './behaviour.js';

/** BPMN 2.0 §10.5.4: tells something and goes on; a link goes on at its other end. */
export const intermediateThrowEvent = behaviour<CatchNode>({
  types: ['intermediateThrowEvent'],
  activity: false,
  maps: true,
  children: [...eventDefinitionTypes, 'koers:send'],
  read(reader) {
    const event = reader.event(['none', 'message', 'signal', 'link', 'escalation', 'compensate']);
    if (partsOf(event).some((part) => part.kind === 'escalation' && part.code === undefined))
      reader.problem('missing-code', 'Expected an escalation with a code to throw, but there is none');
    if (event.kind === 'link' && reader.flag('camunda:asyncAfter', false))
      reader.problem('unsupported-attribute', 'Expected camunda:asyncAfter at the catching end of a link');
    if (event.kind === 'link' && maps(reader.drawn))
      reader.problem('bad-mapping', 'Expected parameters at the catching end of a link');
    return { event };
  },
  enter(run, node, token) {
    const parts = partsOf(node.event);
    const work = workOf(parts);
    if (work) createExternalJob(run, work, token);
    else if (node.event.kind === 'link') jump(run, node, token);
    else tell(run, node, token);
  },
});

const maps = ({ children }: DrawnElement): boolean =>
  children.some(({ type }) => type === 'camunda:inputOutput');

/** When an escalation is caught by what interrupts, the token is gone before it can go on. */
const tell = (run: Run, node: CatchNode, token: Token): void => {
  const parts = partsOf(node.event);
  tellWorld(run, parts, token);
  escalate(run, token, parts);
  const undo = parts.filter((part) => part.kind === 'compensate');
  if (undo.length === 0) complete(run, token.id);
  else if (run.state.tokens[token.id])
    compensate(
      run,
      goOutside(run, node, token),
      undo.map(({ activity }) => activity),
    );
};

const jump = (run: Run, node: CatchNode, token: Token): void => {
  tellEnded(run, node, token);
  leaveForGood(run, token);
  for (const target of linkTargets(run.definition, node)) arrive(run, target, token.scope);
};
