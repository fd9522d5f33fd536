import type { FlowNode } from '../definition.js';
import type { Compensation, CompensationId, Scope, ScopeId, Token } from '../instance.js';
import { isInnerRun, nodeOf, scopeOf, type Run } from './run.js';

/** An activity is done and can be undone: the whole, or each of its iterations for itself (BPMN 2.0 §13.5.5). */
export const keepCompensation = (run: Run, node: FlowNode, token: Token): void => {
  if (node.compensation === undefined) return;
  const inner = isInnerRun(run, token);
  const isOneRun = node.multiInstance ? inner && scopeOf(run, token.scope).kind === 'iteration' : !inner;
  if (!isOneRun) return;
  keep(run, { activity: node.id, within: [], handler: node.compensation, variables: {} }, token.scope);
};

/**
 * What was done in a sub-process that is over can still be undone from outside, with the variables it had. When the
 * sub-process as a whole has a handler, that one undoes it.
 */
export const handOutCompensations = (run: Run, scope: Scope): void => {
  const kept = keptIn(run, scope.id);
  if (kept.length === 0 || scope.kind !== 'subProcess' || scope.parent === undefined) return;
  if (nodeOf(run, scope.element).compensation !== undefined) return;
  for (const { activity, within, handler, variables } of kept)
    keep(
      run,
      {
        activity,
        within: [...within, scope.element],
        handler,
        variables: { ...scope.variables, ...variables },
      },
      scope.parent,
    );
};

/** In the order in which it was done. */
export const keptIn = (run: Run, scope: ScopeId): readonly Compensation[] =>
  Object.values<Compensation>(run.state.compensations ?? {})
    .filter((kept) => kept.scope === scope)
    .sort((one, other) => Number(one.id) - Number(other.id));

const repeats: ReadonlySet<Scope['kind']> = new Set(['iteration', 'multiInstance', 'activity']);

/** Scopes of one run of an activity end with it, so what is kept goes further out, with what they held. */
const keep = (run: Run, kept: Omit<Compensation, 'id' | 'scope'>, from: ScopeId): void => {
  let scope = scopeOf(run, from);
  let variables = kept.variables;
  while (repeats.has(scope.kind) && scope.parent !== undefined) {
    variables = { ...scope.variables, ...variables };
    scope = scopeOf(run, scope.parent);
  }
  const id = run.next() as CompensationId;
  run.emit({ type: 'CompensationKept', compensation: { ...kept, id, scope: scope.id, variables } });
};
