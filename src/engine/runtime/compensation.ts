import { isAbout } from '../event-parts.js';
import type { Compensation, ElementId, Scope, ScopeId, Token } from '../instance.js';
import { cancelToken, dropScopeWaits, tokensIn } from './cancel.js';
import { keep, keptIn } from './keeping.js';
import { arrive, complete, leaveForGood } from './move.js';
import { nodeOf, scopeOf, tokenOf, type Run } from './run.js';
import { openScope, startEventSubProcess, type StartNode } from './scopes.js';

/**
 * BPMN 2.0 §13.5.5: undoes what was done in the scope, the last first, and goes on when all of it is undone. What
 * people do for that lies open at the same time, as in Camunda; what machines do follows in that order.
 */
export const compensate = (
  run: Run,
  thrower: Token,
  activities: readonly (ElementId | undefined)[] = [undefined],
): void => {
  const kept = scopesOf(run, thrower.scope)
    .flatMap((scope) => keptIn(run, scope))
    .filter((one) => activities.some((activity) => isOf(one, activity)) && isOver(run, one))
    .reverse();
  if (kept.length === 0) {
    finish(run, thrower);
    return;
  }
  const body = openCompensation(run, thrower, thrower.scope);
  run.emit({ type: 'TokenChanged', token: thrower.id, waiting: 'scope', inner: body });
  for (const one of kept) undo(run, thrower, one, body);
};

const isOf = ({ activity, within }: Compensation, asked: ElementId | undefined): boolean =>
  asked === undefined || activity === asked || within.includes(asked);

/** As in Camunda, a repeated activity is done when all its runs are; until then none of them can be undone. */
const isOver = ({ state }: Run, { id, activity, within, scope }: Compensation): boolean =>
  !Object.values<Scope>(state.scopes).some(
    (body) =>
      body.kind === 'multiInstance' &&
      body.parent === scope &&
      (body.element === activity || within.includes(body.element)) &&
      Number(body.id) < Number(id),
  );

/** An event sub-process undoes what was done in the scope it belongs to. */
const scopesOf = (run: Run, from: ScopeId): readonly ScopeId[] => {
  const { id, kind, parent } = scopeOf(run, from);
  return kind === 'eventSubProcess' && parent !== undefined ? [...scopesOf(run, parent), id] : [id];
};

const openCompensation = (
  run: Run,
  { id: token, element }: Token,
  parent: ScopeId,
  variables: Scope['variables'] = {},
): ScopeId => openScope(run, { kind: 'compensation', element, parent, token, variables });

const undo = (
  run: Run,
  thrower: Token,
  { id, handler, variables, inside }: Compensation,
  body: ScopeId,
): void => {
  run.emit({ type: 'CompensationTaken', compensation: id });
  const scope = openCompensation(run, thrower, body, variables);
  if (!inside) {
    arrive(run, handler, scope);
    return;
  }
  for (const done of inside) keep(run, done, scope);
  startEventSubProcess(run, nodeOf(run, handler) as StartNode, scope);
};

/** One thing is undone; when it was the last, whoever asked for it goes on. */
export const compensated = (run: Run, scope: Scope): void => {
  const { parent, token } = scope;
  if (parent === undefined || token === undefined) return;
  const isWaitedFor = Object.values(run.state.scopes).some((other) => other.parent === parent);
  if (isWaitedFor) return;
  run.emit({ type: 'ScopeClosed', scope: parent, how: 'completed' });
  finish(run, tokenOf(run, token));
};

const finish = (run: Run, thrower: Token): void => {
  const node = nodeOf(run, thrower.element);
  const behaviour = run.behaviours.get(node.type);
  if (isAbout(node, 'cancel')) leaveByCancel(run, thrower);
  else if (behaviour?.undone) behaviour.undone(run, node, thrower);
  else complete(run, thrower.id);
};

/** BPMN 2.0 §13.5.5: nothing goes on in a cancelled transaction but undoing what was done in it. */
export const cancelTransaction = (run: Run, token: Token): void => {
  for (const other of tokensIn(run, token.scope)) if (other.id !== token.id) cancelToken(run, other);
  dropScopeWaits(run, token.scope);
  compensate(run, token);
};

const leaveByCancel = (run: Run, token: Token): void => {
  const { token: id } = scopeOf(run, token.scope);
  leaveForGood(run, token);
  if (id === undefined) return;
  const holder = tokenOf(run, id);
  const border = nodeOf(run, holder.element).boundary.find((one) => isAbout(nodeOf(run, one), 'cancel'));
  cancelToken(run, holder);
  if (border !== undefined) arrive(run, border, holder.scope);
};
