import type { FlowNode, ProcessDefinition } from '../definition.js';
import type { Expression, Template } from '../expression.js';
import type { ElementId, ProcessInstance, Scope, Token } from '../instance.js';
import { emptyScope, tokensIn } from './cancel.js';
import { listAt } from './computed.js';
import { arrive, complete } from './move.js';
import { stop } from './refusal.js';
import { booleanAt, nodeOf, tokenOf, type Run } from './run.js';
import { armEventSubProcesses, closeScope, openScope, setBefore } from './scopes.js';

export type AdHocNode = FlowNode<'adHocSubProcess'> & {
  /** The next activity may be started only when nothing goes on any more. */
  readonly sequential: boolean;
  readonly cancelsRemaining: boolean;
  readonly completionCondition?: Expression;
  /** What starts by itself; without it everything waits for a person. */
  readonly active?: Template;
  /** What may be started, as often as anybody likes: activities that no flow leads to. */
  readonly startable: readonly ElementId[];
};

const adHocAt = (definition: ProcessDefinition, element: ElementId): AdHocNode | undefined => {
  const node = definition.nodes.get(element);
  return node?.type === 'adHocSubProcess' ? (node as AdHocNode) : undefined;
};

/**
 * What may be started now at an ad-hoc sub-process (BPMN 2.0 §13.3.5 calls it enabled), and nothing when this token does
 * not wait for that. With sequential ordering it is one thing at a time.
 */
export const enabledAt = (
  definition: ProcessDefinition,
  { tokens }: Pick<ProcessInstance, 'tokens'>,
  { element, waiting, inner }: Token,
): readonly ElementId[] => {
  const node = adHocAt(definition, element);
  if (!node || waiting !== 'adHoc') return [];
  const isBusy = Object.values<Token>(tokens).some(({ scope }) => scope === inner);
  return node.sequential && isBusy ? [] : node.startable;
};

/** Opens the scope and starts what the model says starts by itself; the rest is for people to choose. */
export const enterAdHoc = (run: Run, node: AdHocNode, token: Token): void => {
  const { id, scope: parent } = token;
  const active = (node.active && listAt(run, node.active, { element: node.id, scope: parent })) ?? [];
  const queue = node.sequential && active.length > 1 ? active : undefined;
  if (queue) refuseOthers(node, queue);
  const inner = openScope(run, {
    kind: 'subProcess',
    element: node.id,
    parent,
    token: id,
    ...setBefore(run, token),
    ...(queue && { loop: { total: queue.length, started: 1, completed: 0, items: queue } }),
  });
  run.emit({ type: 'TokenChanged', token: id, waiting: 'adHoc', inner });
  armEventSubProcesses(run, node.id, inner);
  for (const activity of queue ? active.slice(0, 1) : active)
    startActivity(run, tokenOf(run, id), activity as ElementId);
};

/** More than anybody lists; a bound against lists that keep the service busy. */
const longestQueue = 1_000;

/** What begins later is known now to be able to. */
const refuseOthers = ({ id, startable }: AdHocNode, queue: readonly string[]): void => {
  const other = queue.find((activity) => !startable.includes(activity as ElementId));
  if (other !== undefined)
    stop('activity-not-enabled', `Expected '${id}' to let '${other}' start, but it does not`, id);
  if (queue.length > longestQueue)
    stop('too-many-steps', `Expected at most ${longestQueue} activities one after the other`, id);
};

/** In a sequential order the next of those that start by themselves, when there is one; whether there was. */
const startNext = (run: Run, { id, loop }: Scope, holder: Token): boolean => {
  const next = loop?.items?.[loop.started];
  if (!loop || typeof next !== 'string') return false;
  const { total, started } = loop;
  run.emit({ type: 'LoopProgressed', scope: id, loop: { total, started: started + 1, completed: started } });
  startActivity(run, holder, next as ElementId);
  return true;
};

/** Starts an activity once more, by itself or because somebody chose it. */
export const startActivity = (run: Run, holder: Token, activity: ElementId): void => {
  const { inner } = holder;
  const enabled = enabledAt(run.definition, run.state, holder);
  if (inner === undefined || !enabled.includes(activity))
    return stop(
      'activity-not-enabled',
      `Expected '${holder.element}' to let '${activity}' start now, but it lets ${enabled.map((id) => `'${id}'`).join(', ') || 'nothing'}`,
      holder.element,
    );
  arrive(run, activity, inner);
};

export const isAdHoc = (run: Run, { kind, element }: Scope): boolean =>
  kind === 'subProcess' && adHocAt(run.definition, element) !== undefined;

/**
 * BPMN 2.0 §13.3.5: after each activity the completion condition is asked. Once it holds nothing more starts; what still
 * goes on is cancelled, or waited for. Without a condition it is over when something was done and nothing goes on.
 */
export const lookAtAdHoc = (run: Run, scope: Scope): void => {
  const { id, element, token } = scope;
  const node = nodeOf(run, element) as AdHocNode;
  if (token === undefined) return;
  const holder = tokenOf(run, token);
  const { waiting } = holder;
  const isBusy = tokensIn(run, id).length > 0;
  if (waiting === 'adHoc' && goesOn(run, node, { scope, holder, isBusy })) return;
  if (isBusy && !node.cancelsRemaining) {
    if (waiting === 'adHoc') run.emit({ type: 'TokenChanged', token, waiting: 'scope' });
    return;
  }
  emptyScope(run, id);
  closeScope(run, id);
  complete(run, token);
};

interface Looked {
  readonly scope: Scope;
  readonly holder: Token;
  readonly isBusy: boolean;
}

/** Something goes on, or may: what starts by itself when nothing does, or else whatever somebody chooses. */
const goesOn = (
  run: Run,
  { id, completionCondition }: AdHocNode,
  { scope, holder, isBusy }: Looked,
): boolean => {
  if (completionCondition && booleanAt(run, completionCondition, { element: id, scope: scope.id }))
    return false;
  return isBusy || startNext(run, scope, holder) || completionCondition !== undefined;
};
