import type { Json } from '../../kernel/json.js';
import type { FlowNode, MultiInstance, StandardLoop } from '../definition.js';
import type { LoopProgress, Scope, ScopeId, Token, TokenId } from '../instance.js';
import { cancelScope } from './cancel.js';
import { arrive, complete } from './move.js';
import { stop } from './refusal.js';
import { booleanAt, entry, evaluateOver, nodeOf, scopeOf, visibleIn, type Place, type Run } from './run.js';
import { tellRunDone } from './run-done.js';
import { openScope, setBefore } from './scopes.js';
import { setInputs } from './activity-scope.js';
import { givenBack, ownDataAt } from './data.js';
import { setVariables } from './variables.js';
import type { Variables, VariableSet } from '../variables.js';
import type { Expression } from '../expression.js';
import { given } from '../given.js';

/** More than any household, team or list of a trajectory needs; a bound against models that run away. */
const mostIterations = 1_000;

/** Runs an activity as often as its list is long (BPMN 2.0 §13.3.7); with nothing to do it is over at once. */
export const startMultiInstance = (run: Run, node: FlowNode, loop: MultiInstance, token: Token): void => {
  if (loop.standard?.testBefore && !goesOn(run, loop.standard, token, 0)) {
    complete(run, token.id);
    return;
  }
  const own = ownDataAt(run, node, token.scope) ?? { values: {} };
  const items = itemsOf(run, loop, token, own.values);
  const makesNothing = !loop.output && !node.data;
  if (items.length === 0 && makesNothing) complete(run, token.id);
  else startRuns(run, { node, loop, token, own }, items);
};

const startRuns = (run: Run, starting: Starting, items: readonly Json[]): void => {
  const { node, loop, token } = starting;
  const first = loop.sequential ? items.slice(0, 1) : items;
  const body = openBody(run, starting, { items, started: first.length });
  if (items.length === 0) finish(run, node, body, token.id);
  for (const [index, item] of first.entries())
    startIteration(run, { node, loop, body, holder: token.id }, { index, item });
};

interface Starting {
  readonly node: FlowNode;
  readonly loop: MultiInstance;
  readonly token: Token;
  readonly own: VariableSet;
}

const openBody = (
  run: Run,
  { node, loop, token, own }: Starting,
  { items, started }: { readonly items: readonly Json[]; readonly started: number },
): ScopeId => {
  const keeps = loop.sequential && !loop.standard;
  const progress = { total: items.length, started, completed: 0, ...(keeps && { items }) };
  const { id: holder, scope: parent } = token;
  const before = setBefore(run, token);
  const body = openScope(run, {
    kind: 'multiInstance',
    element: node.id,
    parent,
    token: holder,
    variables: {
      ...before.variables,
      ...own.values,
      ...(loop.output && { [loop.output.list]: items.map(() => null) }),
      ...counters(progress),
    },
    ...((own.types ?? before.types) && { types: { ...before.types, ...own.types } }),
    loop: progress,
  });
  run.emit({ type: 'TokenChanged', token: holder, waiting: 'scope', inner: body });
  return body;
};

/** The rounds of a standard loop are told apart by their number alone; nobody knows yet how many there will be. */
const roundsOf = ({ maximum = mostIterations }: StandardLoop): readonly Json[] =>
  Array.from({ length: maximum }, () => null);

/** Whether another round follows after so many; without a condition only the maximum ends it. */
const goesOn = (run: Run, { condition, maximum }: StandardLoop, place: Place, rounds: number): boolean => {
  if (condition && !booleanAt(run, condition, place)) return false;
  if (maximum === undefined && rounds >= mostIterations)
    return stop(
      'too-many-steps',
      `Expected '${place.element}' to end within ${mostIterations} rounds, but it did not`,
      place.element,
    );
  return maximum === undefined || rounds < maximum;
};

const itemsOf = (run: Run, loop: MultiInstance, token: Token, own: Variables): readonly Json[] => {
  if (loop.standard) return roundsOf(loop.standard);
  const { values, types } = visibleIn(run.state.scopes, token.scope);
  const visible = {
    values: Object.keys(own).length > 0 ? { ...values, ...own } : values,
    ...given({ types }),
  };
  return loop.collection ? listOf(run, loop.collection, visible, token) : timesOf(run, loop, visible, token);
};

const listOf = (
  run: Run,
  collection: Expression,
  visible: VariableSet,
  { element }: Token,
): readonly Json[] => {
  const value = evaluateOver(run, collection, visible, element);
  if (Array.isArray(value) && value.length <= mostIterations) return value as readonly Json[];
  return stop(
    'collection-not-a-list',
    `Expected a list of at most ${mostIterations} for '${element}'`,
    element,
  );
};

const timesOf = (
  run: Run,
  { cardinality }: MultiInstance,
  visible: VariableSet,
  { element }: Token,
): readonly Json[] => {
  const times = cardinality ? evaluateOver(run, cardinality, visible, element) : 0;
  if (typeof times === 'number' && Number.isInteger(times) && times >= 0 && times <= mostIterations)
    return Array.from({ length: times }, (_unused, index) => index);
  return stop(
    'collection-not-a-list',
    `Expected a number from 0 to ${mostIterations} for '${element}'`,
    element,
  );
};

export const counters = ({ total, started, completed }: LoopProgress) => ({
  nrOfInstances: total,
  nrOfActiveInstances: started - completed,
  nrOfCompletedInstances: completed,
});

interface Body {
  readonly node: FlowNode;
  readonly loop: MultiInstance;
  readonly body: ScopeId;
  readonly holder: TokenId;
}

const startIteration = (
  run: Run,
  { node, loop, body, holder }: Body,
  { index, item }: { readonly index: number; readonly item: Json },
): void => {
  const scope = openScope(run, {
    kind: 'iteration',
    element: node.id,
    parent: body,
    token: holder,
    variables: {
      loopCounter: index,
      ...(loop.elementVariable !== undefined && { [loop.elementVariable]: item }),
    },
  });
  if (!loop.asyncBefore) setInputs(run, node, scope);
  arrive(run, node.id, scope);
};

/** One iteration ended: the next begins, or the activity as a whole is done. */
export const iterationDone = (run: Run, iteration: Scope): void => {
  const node = nodeOf(run, iteration.element);
  const loop = node.multiInstance;
  const body = bodyOf(run, iteration);
  if (!loop || !body) return;
  const done = { ...body.loop, completed: body.loop.completed + 1 };
  progressed(run, body, done);
  tellRunDone(run, { node, iteration, body: body.id, holder: body.token, completed: done.completed });
  // Whoever heard of it may have ended the whole.
  if (!run.state.scopes[iteration.id]) return;
  keepOutput(run, loop, iteration, body.id);
  const enough = isEnough(run, loop, iteration, done.completed);
  run.emit({ type: 'ScopeClosed', scope: iteration.id, how: 'completed' });
  if (enough || done.completed === done.total) finish(run, node, body.id, body.token);
  else if (loop.sequential) {
    progressed(run, body, { ...done, started: done.started + 1 });
    const next = { index: done.started, item: done.items?.[done.started] ?? null };
    startIteration(run, { node, loop, body: body.id, holder: body.token }, next);
  }
};

type BodyScope = Scope & { readonly loop: LoopProgress; readonly token: TokenId };

const bodyOf = (run: Run, { parent }: Scope): BodyScope | undefined => {
  const body = parent === undefined ? undefined : run.state.scopes[parent];
  return body?.loop && body.token !== undefined ? { ...body, loop: body.loop, token: body.token } : undefined;
};

const isEnough = (run: Run, loop: MultiInstance, { element, id }: Scope, rounds: number): boolean => {
  const { completionCondition, standard } = loop;
  const place = { element, scope: id };
  if (standard) return !goesOn(run, standard, place, rounds);
  return completionCondition !== undefined && booleanAt(run, completionCondition, place);
};

const progressed = (run: Run, body: Scope, progress: LoopProgress): void => {
  const { total, started, completed } = progress;
  run.emit({ type: 'LoopProgressed', scope: body.id, loop: { total, started, completed } });
  run.emit({ type: 'VariablesSet', scope: body.id, variables: counters(progress) });
};

/** BPMN 2.0 §10.3.8: what a run made has the place in the list that its entry had; a run that is cancelled made nothing. */
const keepOutput = (run: Run, { output }: MultiInstance, iteration: Scope, body: ScopeId): void => {
  if (!output) return;
  const list = entry(scopeOf(run, body).variables, output.list);
  const made = entry(iteration.variables, output.item) ?? null;
  const index = Number(iteration.variables['loopCounter']);
  const before = Array.isArray(list) ? (list as readonly Json[]) : [];
  const length = Math.max(before.length, index + 1);
  const after = Array.from({ length }, (_unused, at) => (at === index ? made : (before[at] ?? null)));
  run.emit({ type: 'VariablesSet', scope: body, variables: { [output.list]: after } });
};

const finish = (run: Run, node: FlowNode, body: ScopeId, holder: TokenId): void => {
  const { parent, variables } = scopeOf(run, body);
  for (const { id, parent: around } of Object.values(run.state.scopes))
    if (around === body) cancelScope(run, id);
  const back = givenBack(run, node, body);
  const list = node.multiInstance?.output?.list;
  const isOwn = list === undefined || node.data?.own.includes(list) === true;
  run.emit({ type: 'ScopeClosed', scope: body, how: 'completed' });
  if (parent !== undefined) {
    if (!isOwn) setVariables(run, parent, { values: { [list]: entry(variables, list) ?? null } });
    setVariables(run, parent, back);
  }
  complete(run, holder);
};
