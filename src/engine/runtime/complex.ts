import type { FlowNode, SequenceFlow } from '../definition.js';
import type { Expression } from '../expression.js';
import type { ElementId, ScopeId, Token } from '../instance.js';
import type { Json } from '../../kernel/json.js';
import { nobodyComesTo } from './inclusive.js';
import { arrivedAt } from './joining.js';
import { follow, leaveForGood, tellEnded, wait } from './move.js';
import { stop } from './refusal.js';
import { booleanOver, nodeOf, visibleIn, type Run } from './run.js';

export type ComplexNode = FlowNode<'complexGateway'> & { readonly activationCondition?: Expression };

const tokensAt = (run: Run, gateway: ElementId, scope: ScopeId): readonly Token[] =>
  Object.values(run.state.tokens).filter((token) => token.element === gateway && token.scope === scope);

/** What conditions of the gateway can ask beside the variables (BPMN 2.0 §13.4.5): its tokens and its phase. */
const holds = (run: Run, node: ComplexNode, condition: Expression, scope: ScopeId): boolean => {
  const tokens = tokensAt(run, node.id, scope);
  const waiting = tokens.filter((token) => token.waiting === 'join');
  const own: Record<string, Json> = {
    activationCount: waiting.length,
    tokenCounts: Object.fromEntries(
      node.incoming.map(({ id }) => [id, waiting.filter(({ via }) => via === id).length]),
    ),
    waitingForStart: waiting.length === tokens.length,
  };
  const { values, types } = visibleIn(run.state.scopes, scope);
  return booleanOver(run, condition, { values: { ...values, ...own }, ...(types && { types }) }, node.id);
};

/**
 * A token came. While the gateway waits for its start the activation condition is asked; when it holds, one token of each
 * flow that has one is used and the outgoing flows are chosen, while the gateway waits for the rest to come.
 */
export const lookAtArrival = (run: Run, node: ComplexNode, scope: ScopeId): void => {
  if (tokensAt(run, node.id, scope).some(({ waiting }) => waiting === 'reset')) return;
  const { activationCondition } = node;
  const arrived = arrivedAt(run, node, scope);
  if (arrived.length === 0 || (activationCondition && !holds(run, node, activationCondition, scope))) return;
  const [first] = arrived;
  if (first) tellEnded(run, node, first);
  const flows = startFlows(run, node, scope);
  for (const token of arrived) wait(run, token, 'reset');
  follow(run, node, flows, scope);
};

const startFlows = (run: Run, node: ComplexNode, scope: ScopeId): readonly SequenceFlow[] => {
  const { id, outgoing, defaultFlow } = node;
  const taken = outgoing.filter((flow) => {
    if (flow.id === defaultFlow) return false;
    if (!flow.condition || holds(run, node, flow.condition, scope)) return true;
    run.emit({ type: 'FlowNotTaken', flow: flow.id, from: id });
    return false;
  });
  if (taken.length > 0 || outgoing.length === 0) return taken;
  const otherwise = outgoing.find((flow) => flow.id === defaultFlow);
  return otherwise
    ? [otherwise]
    : stop(
        'no-flow-to-take',
        `Expected a flow out of '${id}' to take, but no condition holds and there is no default`,
        id,
      );
};

/** Whether a condition says in which phase it is meant; one that does not is about the start. */
const namesPhase = ({ condition }: SequenceFlow): boolean =>
  /\bwaitingForStart\b/.test(condition?.text ?? '');

/** Lets the first gateway begin anew that the rest has come to, or that nothing more comes to; says whether one did. */
export const resetComplex = (run: Run): boolean => {
  const used = Object.values<Token>(run.state.tokens).filter(({ waiting }) => waiting === 'reset');
  for (const { element, scope } of used) {
    const node = nodeOf(run, element) as ComplexNode;
    const spent = used.filter((token) => token.element === element && token.scope === scope);
    const started = new Set(spent.map(({ via }) => via));
    const rest = arrivedAt(run, node, scope).filter(({ via }) => !started.has(via));
    if (!nobodyComesTo(run, node, [...spent, ...rest])) continue;
    const flows = node.outgoing.filter(
      (flow) => namesPhase(flow) && flow.condition && holds(run, node, flow.condition, scope),
    );
    for (const token of [...spent, ...rest]) leaveForGood(run, token);
    follow(run, node, flows, scope);
    lookAtArrival(run, node, scope);
    return true;
  }
  return false;
};
