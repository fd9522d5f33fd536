import type { Scope, Token } from '../instance.js';
import { cancelScope, cancelToken, tokensIn } from './cancel.js';
import { forgetRun } from './more-runs.js';
import { scopeOf, tokenOf, type Run } from './run.js';

/**
 * Ends one visit of an element by hand. What it leaves empty ends with it, outwards, up to the process itself: that
 * one stays, for something else may be started in it (as Camunda's process instance modification).
 */
export const cancelVisit = (run: Run, token: Token): void => {
  const scope = scopeOf(run, token.scope);
  if (scope.kind === 'activity' && scope.token !== undefined) cancelVisit(run, tokenOf(run, scope.token));
  else if (scope.kind === 'iteration') cancelRun(run, scope);
  else {
    cancelToken(run, token);
    leaveEmpty(run, scope);
  }
};

const leaveEmpty = (run: Run, scope: Scope): void => {
  if (scope.kind === 'process' || tokensIn(run, scope.id).length > 0) return;
  const holder = scope.token === undefined ? undefined : run.state.tokens[scope.token];
  // In an ad-hoc sub-process something else can still be chosen.
  if (holder?.waiting === 'adHoc') return;
  if (scope.kind === 'compensation') run.pending.push({ do: 'checkScope', scope: scope.id });
  else if (holder) cancelVisit(run, holder);
};

const cancelRun = (run: Run, { id, parent, token }: Scope): void => {
  cancelScope(run, id);
  const body = parent === undefined ? undefined : run.state.scopes[parent];
  if (!body) return;
  const goesOn = Object.values(run.state.scopes).some((scope) => scope.parent === body.id);
  if (goesOn) forgetRun(run, body);
  else if (token !== undefined) cancelVisit(run, tokenOf(run, token));
};
