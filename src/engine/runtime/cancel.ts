import type { ElementId, JobId, ScopeId, Token, TokenId } from '../instance.js';
import { isHeard, tellCancelled } from './listeners.js';
import type { Run } from './run.js';
import { tellDeleted } from './task-listeners.js';

/** Takes away jobs and subscriptions that wait for this token, boundary events included; or of one element only. */
export const dropWaits = (run: Run, token: TokenId, element?: ElementId): void => {
  dropWhere(run, (wait) => wait.token === token && (element === undefined || wait.element === element));
};

/** Takes away what a scope listens for by itself: its event sub-processes. */
export const dropScopeWaits = (run: Run, scope: ScopeId): void => {
  dropWhere(run, (wait) => wait.scope === scope && wait.token === undefined);
};

type Wait = { readonly token?: TokenId; readonly scope: ScopeId; readonly element: ElementId };

const dropWhere = (run: Run, concerned: (wait: Wait) => boolean): void => {
  for (const job of Object.values(run.state.jobs)) if (concerned(job)) endJob(run, job.id, 'cancelled');
  for (const subscription of Object.values(run.state.subscriptions)) {
    if (concerned(subscription))
      run.emit({ type: 'Unsubscribed', subscription: subscription.id, how: 'cancelled' });
  }
};

/** A job is over, and with it what went wrong in it. */
export const endJob = (run: Run, job: JobId, how: 'done' | 'cancelled'): void => {
  run.emit({ type: 'JobRemoved', job, how });
  for (const incident of Object.values(run.state.incidents))
    if (incident.job === job) run.emit({ type: 'IncidentResolved', incident: incident.id });
};

export const tokensIn = (run: Run, scope: ScopeId): readonly Token[] =>
  Object.values(run.state.tokens).filter((token) => token.scope === scope);

/** Ends a token's visit without completing it, with everything that happens inside. */
export const cancelToken = (run: Run, token: Token): void => {
  if (token.inner !== undefined) cancelScope(run, token.inner);
  if (token.called !== undefined) run.emit({ type: 'CallCancelled', token: token.id, called: token.called });
  if (token.waiting === 'userTask') {
    tellDeleted(run, token);
    run.emit({ type: 'UserTaskClosed', token: token.id, how: 'cancelled' });
  }
  tellGone(run, token);
  dropWaits(run, token.id);
  run.emit({ type: 'TokenLeft', token: token.id, element: token.element, how: 'cancelled' });
};

/** What had begun has ended now; what was still on its way had not. */
const tellGone = (run: Run, token: Token): void => {
  const node = run.definition.nodes.get(token.element);
  if (!node?.listeners || notBegun.has(token.waiting)) return;
  if (isHeard(run, node, token)) tellCancelled(run, node, token);
};

const notBegun: ReadonlySet<Token['waiting']> = new Set<Token['waiting']>([
  'passing',
  'continuation',
  'data',
]);

/** Empties a scope but leaves it open: an interrupting event sub-process takes its place. */
export const emptyScope = (run: Run, scope: ScopeId): void => {
  for (const token of tokensIn(run, scope)) cancelToken(run, token);
  dropScopeWaits(run, scope);
  for (const inner of Object.values(run.state.scopes)) {
    if (inner.parent === scope) cancelScope(run, inner.id);
  }
};

export const cancelScope = (run: Run, scope: ScopeId): void => {
  if (!run.state.scopes[scope]) return;
  emptyScope(run, scope);
  run.emit({ type: 'ScopeClosed', scope, how: 'cancelled' });
};
