import { ok, refused, type Outcome } from '../kernel/outcome.js';
import type { EngineCommand, EngineRefusal } from './commands.js';
import type { ProcessDefinition } from './definition.js';
import { behaviours } from './elements/index.js';
import type { EngineEvent } from './events.js';
import { draftOf, unborn } from './evolve.js';
import type { Evaluate } from './expression.js';
import { given } from './given.js';
import type { EngineJob, ProcessInstance, ScopeId, Token, TokenId, Waiting } from './instance.js';
import { startActivity } from './runtime/ad-hoc.js';
import { localScopeOf } from './runtime/activity-scope.js';
import { startProcess } from './runtime/start-process.js';
import { endJob } from './runtime/cancel.js';
import { lookAtAll } from './runtime/conditions.js';
import { endInstance, rootScope } from './runtime/ending.js';
import { deliver, fireTimer } from './runtime/firing.js';
import { raiseIncident } from './runtime/incidents.js';
import { begin, settle } from './runtime/loop.js';
import { cancelFor, modify } from './runtime/modify.js';
import { complete } from './runtime/move.js';
import { stop, Stop } from './runtime/refusal.js';
import { entry, innermostScopeOf, isInnerRun, nodeOf, openRun, tokenOf, type Run } from './runtime/run.js';
import { tellTask } from './runtime/task-listeners.js';
import { isCaught, throwFromToken } from './runtime/throwing.js';
import { setVariables } from './runtime/variables.js';
import type { VariableSet } from './variables.js';

export interface Stepped {
  readonly instance: ProcessInstance;
  readonly events: readonly EngineEvent[];
}

type CommandOf<Type extends EngineCommand['type']> = Extract<EngineCommand, { readonly type: Type }>;
type Handlers = { readonly [Type in EngineCommand['type']]: (run: Run, command: CommandOf<Type>) => void };

const waitingToken = (run: Run, id: TokenId, ...kinds: readonly Waiting[]): Token => {
  const token = tokenOf(run, id);
  if (kinds.includes(token.waiting)) return token;
  return stop(
    'token-not-waiting-for-this',
    `Expected '${token.element}' to wait for ${kinds.join(' or ')}, but it waits for ${token.waiting}`,
    token.element,
  );
};

const handlers: Handlers = {
  StartProcess: startProcess,
  CompleteUserTask: (run, { token: id, variables, task }) => {
    const token = waitingToken(run, id, 'userTask');
    setVariables(run, innermostScopeOf(run.state.scopes, token), variables);
    tellTask(run, token, 'complete', task);
    run.emit({ type: 'UserTaskClosed', token: id, how: 'completed' });
    complete(run, id);
  },
  TellTask: (run, { token: id, events, task }) => {
    const token = waitingToken(run, id, 'userTask');
    for (const event of events) tellTask(run, token, event, task);
  },
  CompleteJob: (run, { job: id, variables, localVariables }) => {
    const job = entry(run.state.jobs, id);
    if (job?.kind !== 'external' || job.token === undefined)
      return stop('job-not-found', `Expected external job '${id}', but there is none`);
    setVariables(run, innermostScopeOf(run.state.scopes, tokenOf(run, job.token)), variables);
    // Local variables end with the activity; only its output parameters and the rest of its iteration see them.
    if (isInnerRun(run, job)) setVariables(run, job.scope, localVariables, true);
    endJob(run, id, 'done');
    complete(run, job.token);
  },
  ExecuteJob: (run, { job: id, force, at }) => {
    const job = entry(run.state.jobs, id);
    if (!job || job.kind === 'external')
      return stop('job-not-found', `Expected job '${id}' to execute, but there is none`);
    if (force !== true && job.dueAt !== undefined && job.dueAt > at)
      return stop(
        'job-not-due',
        `Expected job '${id}' to be due, but it is due at ${job.dueAt}`,
        job.element,
      );
    if (job.kind === 'timer') fireTimer(run, job);
    else continueAt(run, job);
  },
  DeliverEvent: (run, { subscription: id, variables, localVariables }) => {
    const subscription = entry(run.state.subscriptions, id);
    if (!subscription || subscription.kind === 'conditional')
      return stop('subscription-not-found', `Expected subscription '${id}', but there is none`);
    deliver(run, subscription, { variables, localVariables });
  },
  Trigger: (run, { token: id, variables }) => {
    const token = waitingToken(run, id, 'event');
    if (nodeOf(run, token.element).type === 'eventBasedGateway')
      return stop(
        'token-not-waiting-for-this',
        'Expected one event, but a gateway waits for several',
        token.element,
      );
    setVariables(run, innermostScopeOf(run.state.scopes, token), variables);
    complete(run, id);
  },
  ThrowError: (run, { token: id, code, message, variables, called, byModel, ended }) => {
    const token = waitingToken(run, id, 'userTask', 'job', 'call');
    if (called) mapBack(run, token, called);
    if (ended && !isCaught(run, token, { kind: 'error', code })) cancelFor(run, token);
    else throwFromToken(run, token, { kind: 'error', code, ...given({ message, variables, byModel }) });
  },
  ThrowEscalation: (run, { token: id, code, variables, called }) => {
    const token = waitingToken(run, id, 'userTask', 'job', 'call');
    if (called) mapBack(run, token, called);
    throwFromToken(run, token, { kind: 'escalation', code, ...given({ variables }) });
  },
  CompleteCall: (run, { token: id, variables }) => {
    mapBack(run, waitingToken(run, id, 'call'), variables);
    complete(run, id);
  },
  StartAdHocActivity: (run, { token: id, activity, variables }) => {
    const token = waitingToken(run, id, 'adHoc');
    startActivity(run, token, activity);
    setVariables(run, token.inner ?? token.scope, variables);
  },
  SetVariables: (run, { scope, token, local = false, variables, remove }) => {
    const target = scopeFor(run, { scope, token, local });
    setVariables(run, target, variables, local);
    if (remove && remove.length > 0) run.emit({ type: 'VariablesRemoved', scope: target, names: remove });
  },
  RaiseIncident: (run, { job, ...said }) => raiseIncident(run, job, said),
  ResolveIncident: (run, { incident }) => {
    if (!entry(run.state.incidents, incident))
      return stop('incident-not-found', `Expected incident '${incident}', but there is none`);
    run.emit({ type: 'IncidentResolved', incident });
  },
  Suspend: (run) => {
    if (run.state.state !== 'suspended') run.emit({ type: 'InstanceStateChanged', state: 'suspended' });
  },
  Resume: (run) => {
    if (run.state.state === 'active') return;
    run.emit({ type: 'InstanceStateChanged', state: 'active' });
    lookAtAll(run);
  },
  Modify: modify,
  Terminate: (run) => endInstance(run, 'terminated'),
};

/** What a called instance found comes back: when it is over, and with what it throws. */
const mapBack = (run: Run, token: Token, variables: VariableSet): void =>
  run.behaviours.get('callActivity')?.returned?.(run, nodeOf(run, token.element), token, variables);

const continueAt = (run: Run, { id, token, after }: EngineJob): void => {
  endJob(run, id, 'done');
  if (token === undefined) return;
  if (after) complete(run, token);
  else {
    run.emit({ type: 'TokenChanged', token, waiting: 'passing' });
    begin(run, token);
  }
};

interface Where {
  readonly scope: ScopeId | undefined;
  readonly token: TokenId | undefined;
  readonly local: boolean;
}

const scopeFor = (run: Run, { scope, token: id, local }: Where): ScopeId => {
  if (id !== undefined) {
    const token = tokenOf(run, id);
    return local ? localScopeOf(run, token) : innermostScopeOf(run.state.scopes, token);
  }
  const found = scope === undefined ? rootScope(run) : entry(run.state.scopes, scope);
  return found?.id ?? stop('token-not-found', 'Expected a scope that is open, but it is not');
};

/** What may be done while an instance is suspended. */
const always: ReadonlySet<EngineCommand['type']> = new Set([
  'Resume',
  'Suspend',
  'Terminate',
  'SetVariables',
  'RaiseIncident',
  'ResolveIncident',
]);

const admit = (instance: ProcessInstance | undefined, command: EngineCommand): void => {
  if (command.type === 'StartProcess') {
    if (instance) stop('instance-not-active', 'Expected an instance that has not started, but it has');
    return;
  }
  if (!instance || (instance.state !== 'active' && instance.state !== 'suspended'))
    return stop('instance-not-active', 'Expected a running instance, but it has ended');
  if (instance.state === 'suspended' && !always.has(command.type))
    stop('instance-suspended', 'Expected an active instance, but it is suspended');
};

const skipsOf = (command: EngineCommand) =>
  command.type === 'Modify' || command.type === 'StartProcess'
    ? given({
        skipIoMappings: command.skipIoMappings,
        skipCustomListeners: command.skipCustomListeners,
      })
    : {};

/**
 * Carries out one command: all that follows from it until everybody waits, as events, and the state they fold to.
 * A refusal means that nothing happened at all. Deterministic: the same arguments give the same answer.
 */
export const step = (
  definition: ProcessDefinition,
  instance: ProcessInstance | undefined,
  command: EngineCommand,
  evaluate: Evaluate,
): Outcome<Stepped, EngineRefusal> => {
  try {
    admit(instance, command);
    const run = openRun(
      { definition, at: command.at, evaluate, behaviours, ...skipsOf(command) },
      instance ? draftOf(instance) : unborn(),
    );
    (handlers[command.type] as (run: Run, command: EngineCommand) => void)(run, command);
    settle(run);
    return ok({ instance: run.state, events: run.events });
  } catch (error) {
    if (error instanceof Stop) return refused(error.refusal);
    throw error;
  }
};
