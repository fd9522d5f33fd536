import type { FlowNode } from '../definition.js';
import { isAbout } from '../event-parts.js';
import type { Compensation, CompensationId, ElementId, Scope, ScopeId, Token } from '../instance.js';
import { isInnerRun, nodeOf, scopeOf, type Run } from './run.js';

type Done = Omit<Compensation, 'id' | 'scope'>;

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
  if (scope.kind !== 'subProcess' || scope.parent === undefined) return;
  if (nodeOf(run, scope.element).compensation !== undefined) return;
  const kept = keptIn(run, scope.id);
  const handler = compensationStartIn(run, scope.element);
  if (handler) {
    const inside = kept.map(doneOf);
    keep(
      run,
      { activity: scope.element, within: [], handler: handler.id, variables: scope.variables, inside },
      scope.parent,
    );
    return;
  }
  for (const done of kept.map(doneOf))
    keep(
      run,
      {
        ...done,
        within: [...done.within, scope.element],
        variables: { ...scope.variables, ...done.variables },
      },
      scope.parent,
    );
};

/** What it is, wherever it is kept. */
const doneOf = ({ activity, within, handler, variables, inside }: Compensation): Done => ({
  activity,
  within,
  handler,
  variables,
  ...(inside && { inside }),
});

/** The start of the event sub-process by which a sub-process undoes itself. */
const compensationStartIn = ({ definition }: Run, container: ElementId): FlowNode | undefined =>
  (definition.eventSubProcesses.get(container) ?? [])
    .flatMap((id) => definition.startEvents.get(id) ?? [])
    .map((id) => definition.nodes.get(id))
    .find((start) => isAbout(start, 'compensate'));

/** In the order in which it was done. */
export const keptIn = (run: Run, scope: ScopeId): readonly Compensation[] =>
  Object.values<Compensation>(run.state.compensations ?? {})
    .filter((kept) => kept.scope === scope)
    .sort((one, other) => Number(one.id) - Number(other.id));

const repeats: ReadonlySet<Scope['kind']> = new Set(['iteration', 'multiInstance', 'activity']);

/** Scopes of one run of an activity end with it, so what is kept goes further out, with what they held. */
export const keep = (run: Run, kept: Done, from: ScopeId): void => {
  let scope = scopeOf(run, from);
  let variables = kept.variables;
  while (repeats.has(scope.kind) && scope.parent !== undefined) {
    variables = { ...scope.variables, ...variables };
    scope = scopeOf(run, scope.parent);
  }
  const id = run.next() as CompensationId;
  run.emit({ type: 'CompensationKept', compensation: { ...kept, id, scope: scope.id, variables } });
};
