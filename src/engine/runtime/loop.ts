import type { FlowNode } from '../definition.js';
import type { Behaviour } from '../elements/behaviour.js';
import type { Scope, ScopeId, Token, TokenId } from '../instance.js';
import { isAdHoc, lookAtAdHoc } from './ad-hoc.js';
import { tokensIn } from './cancel.js';
import { waitsForData } from './data.js';
import { compensated } from './compensation.js';
import { resetComplex } from './complex.js';
import { lookAtChange } from './conditions.js';
import { endInstance } from './ending.js';
import { passInclusive } from './inclusive.js';
import { closeOwnScope, setInputs, startInOwnScope } from './activity-scope.js';
import { tellListeners } from './listeners.js';
import { complete, continueLater, leaveForGood, wait } from './move.js';
import { iterationDone, startMultiInstance } from './multi-instance.js';
import { isPutOff } from './putting-off.js';
import { stop } from './refusal.js';
import { isInnerRun, nodeOf, type Run, type WorkItem } from './run.js';
import { closeScope } from './scopes.js';
import { armBoundary } from './waits.js';

/** More steps than any command of a sound process takes: a loop that never waits ends here. */
const mostSteps = 50_000;

/** Carries on until everything waits for somebody. */
export const settle = (run: Run): void => {
  for (let steps = 0; ; steps += 1) {
    if (steps > mostSteps)
      stop(
        'too-many-steps',
        `Expected the process to come to rest within ${mostSteps} steps, but it did not`,
      );
    if (lookAtChange(run)) continue;
    const item = run.pending.shift();
    if (item) carryOut(run, item);
    else if (!passInclusive(run) && !resetComplex(run) && !passFilled(run)) return;
  }
};

const carryOut = (run: Run, item: WorkItem): void => {
  if (item.do === 'enter') enter(run, item.token);
  else if (item.do === 'closeInner') closeInner(run, item.scope);
  else checkScope(run, item.scope);
};

const closeInner = (run: Run, id: ScopeId): void => {
  const scope = run.state.scopes[id];
  if (scope?.kind === 'iteration') iterationDone(run, scope);
  else if (scope) closeOwnScope(run, nodeOf(run, scope.element), id);
};

const enter = (run: Run, tokenId: TokenId): void => {
  const token = run.state.tokens[tokenId];
  if (!token) return;
  const node = nodeOf(run, token.element);
  const { startQuantity } = node;
  if (startQuantity !== undefined && !isInnerRun(run, token) && !areEnough(run, token, startQuantity)) return;
  if (isPutOff(run, node, token, 'asyncBefore')) continueLater(run, token, false);
  else begin(run, tokenId);
};

/** BPMN 2.0 §10.3.2: an activity may need several tokens to begin; the last of them goes on for all. */
const areEnough = (run: Run, token: Token, startQuantity: number): boolean => {
  wait(run, token, 'join');
  const arrived = tokensIn(run, token.scope).filter(
    ({ element, waiting }) => element === token.element && waiting === 'join',
  );
  if (arrived.length < startQuantity) return false;
  for (const other of arrived) if (other.id !== token.id) leaveForGood(run, other);
  wait(run, token, 'passing');
  return true;
};

/** The element does its work with a token that is there; with data that is missing it waits for that first. */
export const begin = (run: Run, tokenId: TokenId): void => {
  const token = run.state.tokens[tokenId];
  if (!token) return;
  const node = nodeOf(run, token.element);
  const inner = isInnerRun(run, token);
  if (!inner && waitsForData(run, node, token)) wait(run, token, 'data');
  else start(run, node, token, inner);
};

const start = (run: Run, node: FlowNode, token: Token, inner: boolean): void => {
  if (node.multiInstance && !inner) startMultiInstance(run, node, node.multiInstance, token);
  else if (node.ownScope && !inner) startInOwnScope(run, node, token);
  else enterItself(run, node, token, inner);
  const after = run.state.tokens[token.id];
  if (after && after.waiting !== 'continuation' && node.boundary.length > 0 && !inner)
    armBoundary(run, node, token);
};

/** Whether somebody who waited for data has it now; all of them begin. */
const passFilled = (run: Run): boolean => {
  let passed = false;
  for (const { id, waiting } of Object.values(run.state.tokens)) {
    const token = waiting === 'data' ? run.state.tokens[id] : undefined;
    if (token?.waiting !== 'data' || waitsForData(run, nodeOf(run, token.element), token)) continue;
    wait(run, token, 'passing');
    begin(run, id);
    passed = true;
  }
  return passed;
};

/** The parameters of a run that begins by a job of its own are part of that job. */
const enterItself = (run: Run, node: FlowNode, token: Token, inner: boolean): void => {
  if (inner && isPutOff(run, node, token, 'asyncBefore')) setInputs(run, node, token.scope);
  tellListeners(run, node, 'start', token);
  behaviourOf(run, node).enter(run, node, token);
};

/** The compiler refuses elements without a behaviour, so a missing one is a bug. */
const behaviourOf = (run: Run, { type }: FlowNode): Behaviour => {
  const behaviour = run.behaviours.get(type);
  if (!behaviour) throw new Error(`Expected a behaviour for element type '${type}'`);
  return behaviour;
};

/** A scope without tokens has come to its end, and whoever held it goes on. */
const checkScope = (run: Run, scopeId: ScopeId): void => {
  const scope = run.state.scopes[scopeId];
  if (!scope) return;
  if (isAdHoc(run, scope)) {
    lookAtAdHoc(run, scope);
    return;
  }
  if (tokensIn(run, scopeId).length > 0) return;
  if (scope.kind === 'process') {
    endInstance(run, 'completed');
    return;
  }
  if (scope.kind === 'eventSubProcess') tellHolder(run, scope);
  closeScope(run, scopeId);
  if (scope.token === undefined) return;
  if (scope.kind === 'subProcess') complete(run, scope.token);
  else if (scope.kind === 'compensation') compensated(run, scope);
  else if (scope.kind === 'eventSubProcess') leaveEventSubProcess(run, scope.token);
};

/** An event sub-process began by its event, so nobody completes it. */
const tellHolder = (run: Run, { element, id }: Scope): void =>
  tellListeners(run, nodeOf(run, element), 'end', { element, scope: id });

const leaveEventSubProcess = (run: Run, holder: TokenId): void => {
  const token = run.state.tokens[holder];
  if (!token) return;
  run.emit({ type: 'TokenLeft', token: holder, element: token.element, how: 'completed' });
  run.pending.push({ do: 'checkScope', scope: token.scope });
};
