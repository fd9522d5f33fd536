import {
  globalName,
  type ElementId,
  type JobId,
  type ScopeId,
  type Token,
  type TokenId,
  type Waiting,
} from '../instance.js';
import type { FlowNode, SequenceFlow } from '../definition.js';
import { dropWaits } from './cancel.js';
import { giveBackAround } from './data.js';
import { jobTermsAt } from './job-terms.js';
import { isHeard, tellListeners, tellTaken } from './listeners.js';
import { keepCompensation } from './keeping.js';
import { isPutOff } from './putting-off.js';
import { stop } from './refusal.js';
import { booleanAt, isInnerRun, nodeOf, type Run } from './run.js';

/** A token comes to an element; what happens there follows when it is its turn. */
export const arrive = (run: Run, element: ElementId, scope: ScopeId, via?: ElementId): Token => {
  const token: Token = {
    id: run.next() as TokenId,
    element,
    scope,
    waiting: 'passing',
    ...(via !== undefined && { via }),
  };
  run.emit({ type: 'TokenArrived', token });
  run.pending.push({ do: 'enter', token: token.id });
  return token;
};

export const wait = (run: Run, token: Token, waiting: Waiting): void =>
  run.emit({ type: 'TokenChanged', token: token.id, waiting });

/** Puts a continuation between two commands: what comes after it is tried again when it fails. */
export const continueLater = (run: Run, token: Token, after: boolean): void => {
  wait(run, token, 'continuation');
  run.emit({
    type: 'JobCreated',
    job: {
      id: run.next() as JobId,
      kind: 'continuation',
      element: token.element,
      token: token.id,
      scope: token.scope,
      ...(after && { after: true as const }),
      ...jobTermsAt(run, token.element, token.scope),
    },
  });
};

/** The element is done with this token: it goes on along the flows. */
export const complete = (run: Run, tokenId: TokenId): void => {
  const token = run.state.tokens[tokenId];
  if (!token) return;
  const node = nodeOf(run, token.element);
  const inner = isInnerRun(run, token);
  if (token.waiting !== 'continuation') {
    if (node.data && !node.ownScope) giveBackAround(run, node, token);
    tellEnded(run, node, token);
  }
  if (token.waiting !== 'continuation' && isPutOff(run, node, token, 'asyncAfter')) {
    dropWaits(run, token.id);
    continueLater(run, token, true);
    return;
  }
  keepCompensation(run, node, token);
  const flows = inner ? [] : flowsFrom(run, token, node);
  leaveForGood(run, token);
  if (inner) run.pending.push({ do: 'closeInner', scope: token.scope });
  else goOn(run, node, flows, token.scope);
};

/** Listeners hear the end before the way on is chosen, and before anything is put off. */
export const tellEnded = (run: Run, node: FlowNode, token: Token): void => {
  if (isHeard(run, node, token)) tellListeners(run, node, 'end', token);
};

/** BPMN 2.0 §10.3.2: an activity may send several tokens along each flow. */
const goOn = (run: Run, node: FlowNode, flows: readonly SequenceFlow[], scope: ScopeId): void => {
  if (flows.length > 0 && isInAdHoc(run, node)) run.pending.push({ do: 'checkScope', scope });
  const { completionQuantity = 1 } = node;
  for (let times = 0; times < completionQuantity; times += 1) follow(run, node, flows, scope);
};

/** An ad-hoc sub-process may be over after each activity in it, not only after the last (BPMN 2.0 §13.3.5). */
const isInAdHoc = ({ definition, behaviours }: Run, { type, parent }: FlowNode): boolean =>
  definition.nodes.get(parent)?.type === 'adHocSubProcess' && behaviours.get(type)?.activity === true;

/** Ends a token's visit and the token; nothing follows by itself. */
export const leaveForGood = (run: Run, token: Token): void => {
  dropWaits(run, token.id);
  if (token.inner !== undefined && run.state.scopes[token.inner])
    run.emit({ type: 'ScopeClosed', scope: token.inner, how: 'completed' });
  run.emit({ type: 'TokenLeft', token: token.id, element: token.element, how: 'completed' });
};

/** Sends tokens along flows; without any, the scope may have come to its end. */
export const follow = (run: Run, node: FlowNode, flows: readonly SequenceFlow[], scope: ScopeId): void => {
  for (const flow of flows) {
    takeFlow(run, flow, scope);
    arrive(run, flow.target, scope, flow.id);
  }
  if (flows.length === 0) run.pending.push({ do: 'checkScope', scope });
};

export const takeFlow = (run: Run, flow: SequenceFlow, scope: ScopeId): void => {
  run.emit({ type: 'FlowTaken', flow: flow.id, from: flow.source, to: flow.target });
  tellTaken(run, flow, scope);
};

/** Gateways choose; anything else takes all flows whose condition holds, else the default (BPMN 2.0 §13.3.4). */
const flowsFrom = (run: Run, token: Token, node: FlowNode): readonly SequenceFlow[] => {
  if (node.outgoing.length === 0) return [];
  return run.behaviours.get(node.type)?.flows?.(run, node, token) ?? holding(run, token, node);
};

/** All flows that are open: without condition, or with one that holds; else the default; never none. */
const holding = (run: Run, token: Token, node: FlowNode): readonly SequenceFlow[] => {
  const place = { element: node.id, scope: token.scope };
  const taken = node.outgoing.filter((flow) => {
    if (flow.id === node.defaultFlow) return false;
    if (!flow.condition || booleanAt(run, flow.condition, place)) return true;
    run.emit({ type: 'FlowNotTaken', flow: flow.id, from: node.id });
    return false;
  });
  return taken.length > 0 ? taken : [defaultOf(node)];
};

/** The first flow that is open, in the order they are drawn; else the default. */
export const firstHolding = (run: Run, token: Token, node: FlowNode): SequenceFlow => {
  const place = { element: node.id, scope: token.scope };
  for (const flow of node.outgoing) {
    if (flow.id === node.defaultFlow) continue;
    if (!flow.condition || booleanAt(run, flow.condition, place)) return flow;
    run.emit({ type: 'FlowNotTaken', flow: flow.id, from: node.id });
  }
  return defaultOf(node);
};

const defaultOf = (node: FlowNode): SequenceFlow =>
  node.outgoing.find((flow) => flow.id === node.defaultFlow) ??
  stop(
    'no-flow-to-take',
    `Expected a flow out of '${node.id}' to take, but no condition holds and there is no default`,
    node.id,
  );

/** The name of an instance called by this token: the same however often the command is decided. */
export const calledName = (run: Run, token: Token): string => globalName(run.state.id, token.id);
