import type { FlowNode, Listening, SequenceFlow } from '../definition.js';
import type { ScopeId, Token } from '../instance.js';
import { performAt, performIfPossible } from './performing.js';
import { isInnerRun, type Place, type Run } from './run.js';

type Heard = { readonly listeners?: Listening };

/** Camunda's execution listeners: expressions that are evaluated when something begins or ends. */
export const tellListeners = (run: Run, { listeners }: Heard, event: keyof Listening, place: Place): void => {
  if (run.skipCustomListeners) return;
  for (const action of listeners?.[event] ?? []) performAt(run, action, place, { event });
};

/** What ends because something else ended it is told too, and is not held up by that. */
export const tellCancelled = (run: Run, { listeners }: Heard, place: Place): void => {
  if (run.skipCustomListeners) return;
  for (const action of listeners?.end ?? []) performIfPossible(run, action, place, { event: 'end' });
};

export const tellTaken = (run: Run, { onTake, source }: SequenceFlow, scope: ScopeId): void => {
  if (run.skipCustomListeners) return;
  for (const action of onTake ?? []) performAt(run, action, { element: source, scope }, { event: 'take' });
};

/**
 * Whether this token is the one that listeners of its element hear of: an activity that is listened to runs in a scope of
 * its own, once for each of its runs, with what is local to that run.
 */
export const isHeard = (run: Run, node: FlowNode, token: Token): boolean =>
  node.listeners !== undefined && (!node.ownScope || isInnerRun(run, token));
