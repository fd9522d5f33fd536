import type { ModifyInstance, StartInstruction } from '../commands.js';
import type { FlowNode, SequenceFlow } from '../definition.js';
import type { ElementId, ScopeId, Token, TokenId } from '../instance.js';
import { elementOf as idOf, isBody } from '../migration/plan.js';
import { localScopeOf, setInputs } from './activity-scope.js';
import { cancelToken, tokensIn } from './cancel.js';
import { cancelVisit } from './cancel-visit.js';
import { endInstance, rootScope } from './ending.js';
import { settle } from './loop.js';
import { addRun, openRuns } from './more-runs.js';
import { arrive } from './move.js';
import { holdAt } from './open-inside.js';
import { placeInside, type PlaceInside } from './place-inside.js';
import { stop } from './refusal.js';
import { entry, isInnerRun, tokenOf, type Run } from './run.js';
import { startEventSubProcess, type StartNode } from './scopes.js';
import type { BoundaryNode } from './throwing.js';
import { setVariables } from './variables.js';
import { armBoundary } from './waits.js';

/**
 * Moves an instance by hand: cancels visits and starts others, in the order in which it is asked; then everything
 * goes on. When nothing is left the instance is terminated.
 */
export const modify = (run: Run, { instructions }: Pick<ModifyInstance, 'instructions'>): void => {
  const started = instructions.map((instruction) => {
    if (instruction.do === 'cancel') cancelVisit(run, tokenOf(run, instruction.token));
    else if (instruction.do === 'cancelAll') cancelAll(run, instruction.element);
    else return { instruction, token: start(run, instruction) };
    return undefined;
  });
  if (endIfEmpty(run)) return;
  settle(run);
  for (const one of started) if (one) setLocally(run, one.instruction, one.token);
};

/** The first place that a new instance comes to; it counts as what it began with. */
export const firstPlaceOf = ({ definition }: Run, { do: how, element }: StartInstruction): FlowNode => {
  const id = how === 'startTransition' ? definition.flows.get(element as ElementId)?.target : idOf(element);
  const node = id === undefined ? undefined : definition.nodes.get(id);
  return (
    node ?? stop('element-not-found', `Expected element '${element}' in the process, but it is not there`)
  );
};

/** Without anything left the instance is over, as a person decided. */
const endIfEmpty = (run: Run): boolean => {
  const root = rootScope(run);
  if (!root || tokensIn(run, root.id).length > 0) return false;
  endInstance(run, 'terminated');
  return true;
};

/** What it called was ended by a person, and so is this visit, with all that it leaves empty (as in Camunda 7). */
export const cancelFor = (run: Run, token: Token): void => {
  cancelVisit(run, token);
  endIfEmpty(run);
};

/** What was started and waits keeps its own variables; what went on already has none any more. */
const setLocally = (run: Run, { localVariables }: StartInstruction, id: TokenId | undefined): void => {
  const token = id === undefined ? undefined : run.state.tokens[id];
  if (token && localVariables) setVariables(run, localScopeOf(run, token), localVariables, true);
};

const cancelAll = (run: Run, name: string): void => {
  const { node } = elementOf(run, name);
  for (const { id, element } of Object.values(run.state.tokens)) {
    const token = element === node.id ? run.state.tokens[id] : undefined;
    if (token && !isInnerRun(run, token)) cancelVisit(run, token);
  }
};

interface Named {
  readonly node: FlowNode;
  /** All its runs together. */
  readonly whole: boolean;
}

const elementOf = (run: Run, name: string): Named => {
  const whole = isBody(name);
  const node = run.definition.nodes.get(idOf(name));
  if (node && (!whole || node.multiInstance)) return { node, whole };
  return stop('element-not-found', `Expected element '${name}' in the process, but it is not there`);
};

/** Starts something, and says which token it was if it may keep variables of its own. */
const start = (run: Run, instruction: StartInstruction): TokenId | undefined => {
  if (instruction.do !== 'startBefore') return startOnFlow(run, instruction);
  const { node, whole } = elementOf(run, instruction.element);
  if ((node as { triggeredByEvent?: boolean }).triggeredByEvent === true) {
    startByHand(run, node, instruction);
    return;
  }
  const place = placeInside(run, {
    container: node.parent,
    ancestor: ancestorFor(run, node, instruction),
    start: node,
  });
  setVariables(run, place.scope, instruction.variables);
  const single = node.multiInstance && !whole ? openSingle(run, node, { place, instruction }) : undefined;
  if (isBorder(node) && node.interrupting) cancelHost(run, node, place.scope);
  const token = arrive(run, node.id, single ?? place.scope);
  return keepsOwn(run, instruction, place) ? token.id : undefined;
};

/** A scope opened for what is started keeps the variables; there is no need to wait for the token then. */
const keepsOwn = (run: Run, { localVariables }: StartInstruction, { opened }: PlaceInside): boolean => {
  if (opened === undefined) return localVariables !== undefined;
  setVariables(run, opened, localVariables, true);
  return false;
};

const startOnFlow = (run: Run, instruction: StartInstruction): TokenId | undefined => {
  const flow = instruction.do === 'startAfter' ? flowAfter(run, instruction) : flowNamed(run, instruction);
  const source = run.definition.nodes.get(flow.source);
  if (!source)
    return stop('element-not-found', `Expected '${flow.source}' in the process, but it is not there`);
  const place = placeInside(run, { container: source.parent, ancestor: instruction.ancestor });
  setVariables(run, place.scope, instruction.variables);
  run.emit({ type: 'FlowTaken', flow: flow.id, from: flow.source, to: flow.target });
  const token = arrive(run, flow.target, place.scope, flow.id);
  return keepsOwn(run, instruction, place) ? token.id : undefined;
};

const flowNamed = (run: Run, { element }: StartInstruction): SequenceFlow =>
  run.definition.flows.get(element as ElementId) ??
  stop('element-not-found', `Expected sequence flow '${element}' in the process, but it is not there`);

/** Behind an element with several flows nobody could say which is meant. */
const flowAfter = (run: Run, { element }: StartInstruction): SequenceFlow => {
  const { node } = elementOf(run, element);
  const [flow, other] = node.outgoing;
  if (flow && !other) return flow;
  return stop(
    'cannot-start-here',
    `Expected '${element}' to have one sequence flow to start on, but it has ${node.outgoing.length}`,
    node.id,
  );
};

/** An event sub-process begins as if its event had happened. */
const startByHand = (run: Run, node: FlowNode, instruction: StartInstruction): undefined => {
  const [first] = run.definition.startEvents.get(node.id) ?? [];
  const begin = first === undefined ? undefined : run.definition.nodes.get(first);
  if (!begin) return stop('cannot-start-here', `Expected '${node.id}' to have a start event`, node.id);
  const place = placeInside(run, { container: node.parent, ancestor: instruction.ancestor });
  setVariables(run, place.scope, instruction.variables);
  setVariables(
    run,
    startEventSubProcess(run, begin as StartNode, place.scope),
    instruction.localVariables,
    true,
  );
  return undefined;
};

/** An ancestor that is the body of the activity itself is found when its run is added. */
const ancestorFor = (run: Run, node: FlowNode, { ancestor }: StartInstruction): ScopeId | undefined => {
  const scope = ancestor === undefined ? undefined : entry(run.state.scopes, ancestor);
  return scope?.kind === 'multiInstance' && scope.element === node.id ? scope.parent : ancestor;
};

/** One run of a repeated activity: beside those that are there, or as the only one. */
const openSingle = (run: Run, node: FlowNode, placed: Placed): ScopeId => {
  const scope = openOne(run, node, placed);
  if (!node.multiInstance?.asyncBefore) setInputs(run, node, scope);
  return scope;
};

interface Placed {
  readonly place: PlaceInside;
  readonly instruction: StartInstruction;
}

const openOne = (run: Run, node: FlowNode, { place, instruction }: Placed): ScopeId => {
  const { ancestor } = instruction;
  const named = ancestor === undefined ? undefined : entry(run.state.scopes, ancestor);
  const bodies = Object.values(run.state.scopes).filter(
    ({ kind, element, parent, id }) =>
      kind === 'multiInstance' &&
      element === node.id &&
      (named?.kind === 'multiInstance' ? id === ancestor : parent === place.scope),
  );
  const [body, other] = bodies;
  if (other)
    return stop('ancestor-ambiguous', `Expected '${node.id}' to run once, but it runs more often`, node.id);
  if (body) return addRun(run, node, body);
  const token = holdAt(run, node.id, place.scope);
  const scope = openRuns(run, node, { scope: place.scope, token });
  const holder = run.state.tokens[token];
  if (holder) armBoundary(run, node, holder);
  return scope;
};

const isBorder = (node: FlowNode): node is BoundaryNode => node.type === 'boundaryEvent';

/** What a boundary event interrupts ends, if it goes on here. */
const cancelHost = (run: Run, { id }: FlowNode, scope: ScopeId): void => {
  const isHost = ({ element }: Token): boolean =>
    run.definition.nodes.get(element)?.boundary.includes(id) === true;
  const [host, other] = tokensIn(run, scope).filter(isHost);
  if (host && !other) cancelToken(run, host);
};
