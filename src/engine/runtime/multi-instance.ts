import type { Json } from '../../kernel/json.js';
import type { FlowNode, MultiInstance, StandardLoop } from '../definition.js';
import type { LoopProgress, Scope, ScopeId, Token, TokenId } from '../instance.js';
import { cancelScope } from './cancel.js';
import { arrive, complete } from './move.js';
import { stop } from './refusal.js';
import { booleanAt, evaluateAt, nodeOf, scopeOf, type Place, type Run } from './run.js';
import { tellRunDone } from './run-done.js';
import { openScope } from './scopes.js';
import { setInputs } from './activity-scope.js';

/** More than any household, team or list of a trajectory needs; a bound against models that run away. */
const mostIterations = 1_000;

/** Runs an activity as often as its list is long (BPMN 2.0 §13.3.7); with nothing to do it is over at once. */
export const startMultiInstance = (run: Run, node: FlowNode, loop: MultiInstance, token: Token): void => {
  if (loop.standard?.testBefore && !goesOn(run, loop.standard, token, 0)) {
    complete(run, token.id);
    return;
  }
  const items = itemsOf(run, loop, token);
  if (items.length === 0) {
    complete(run, token.id);
    return;
  }
  const started = loop.sequential ? 1 : items.length;
  const keeps = loop.sequential && !loop.standard;
  const progress = { total: items.length, started, completed: 0, ...(keeps && { items }) };
  const body = openScope(run, {
    kind: 'multiInstance',
    element: node.id,
    parent: token.scope,
    token: token.id,
    variables: counters(progress),
    loop: progress,
  });
  run.emit({ type: 'TokenChanged', token: token.id, waiting: 'scope', inner: body });
  for (let index = 0; index < started; index += 1) {
    startIteration(run, { node, loop, body, holder: token.id }, { index, item: items[index] ?? null });
  }
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

const itemsOf = (run: Run, loop: MultiInstance, token: Token): readonly Json[] => {
  if (loop.standard) return roundsOf(loop.standard);
  if (loop.collection) {
    const value = evaluateAt(run, loop.collection, token);
    if (Array.isArray(value) && value.length <= mostIterations) return value as readonly Json[];
    return stop(
      'collection-not-a-list',
      `Expected a list of at most ${mostIterations} for '${token.element}'`,
      token.element,
    );
  }
  const times = loop.cardinality ? evaluateAt(run, loop.cardinality, token) : 0;
  if (typeof times === 'number' && Number.isInteger(times) && times >= 0 && times <= mostIterations)
    return Array.from({ length: times }, (_unused, index) => index);
  return stop(
    'collection-not-a-list',
    `Expected a number from 0 to ${mostIterations} for '${token.element}'`,
    token.element,
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
  const enough = isEnough(run, loop, iteration, done.completed);
  run.emit({ type: 'ScopeClosed', scope: iteration.id, how: 'completed' });
  if (enough || done.completed === done.total) finish(run, body.id, body.token);
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

const finish = (run: Run, body: ScopeId, holder: TokenId): void => {
  for (const { id, parent } of Object.values(run.state.scopes)) if (parent === body) cancelScope(run, id);
  run.emit({ type: 'ScopeClosed', scope: scopeOf(run, body).id, how: 'completed' });
  complete(run, holder);
};
