import type { FlowNode, ProcessDefinition } from '../definition.js';
import type { Expression, Template } from '../expression.js';
import type { ElementId, ProcessInstance, Scope, ScopeId, Token } from '../instance.js';
import { emptyScope, tokensIn } from './cancel.js';
import { listAt } from './computed.js';
import { arrive, complete } from './move.js';
import { stop } from './refusal.js';
import { booleanAt, nodeOf, tokenOf, type Run } from './run.js';
import { armEventSubProcesses, closeScope, openScope } from './scopes.js';

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
export const enterAdHoc = (run: Run, node: AdHocNode, { id, scope: parent }: Token): void => {
  const inner = openScope(run, { kind: 'subProcess', element: node.id, parent, token: id });
  run.emit({ type: 'TokenChanged', token: id, waiting: 'adHoc', inner });
  armEventSubProcesses(run, node.id, inner);
  const first = node.active && listAt(run, node.active, { element: node.id, scope: inner });
  for (const activity of first ?? []) startActivity(run, tokenOf(run, id), activity as ElementId);
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
export const lookAtAdHoc = (run: Run, { id, element, token }: Scope): void => {
  const node = nodeOf(run, element) as AdHocNode;
  if (token === undefined) return;
  const { waiting } = tokenOf(run, token);
  const isBusy = tokensIn(run, id).length > 0;
  if (waiting === 'adHoc' && !isOver(run, node, { scope: id, isBusy })) return;
  if (isBusy && !node.cancelsRemaining) {
    if (waiting === 'adHoc') run.emit({ type: 'TokenChanged', token, waiting: 'scope' });
    return;
  }
  emptyScope(run, id);
  closeScope(run, id);
  complete(run, token);
};

const isOver = (
  run: Run,
  { id, completionCondition }: AdHocNode,
  { scope, isBusy }: { readonly scope: ScopeId; readonly isBusy: boolean },
): boolean => (completionCondition ? booleanAt(run, completionCondition, { element: id, scope }) : !isBusy);
