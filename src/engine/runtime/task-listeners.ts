import type { FlowNode, TimerDefinition } from '../definition.js';
import type { UserTaskDetails } from '../events.js';
import type { Expression, TaskEffect, TaskFacts } from '../expression.js';
import { given } from '../given.js';
import { globalName, type EngineJob, type Token } from '../instance.js';
import { nextRound } from '../timers.js';
import { isOfTask, performAt, performIfPossible } from './performing.js';
import { nodeOf, type Place, type Run } from './run.js';
import { createTimer, plan } from './waits.js';

export type TaskEvent = 'create' | 'assignment' | 'update' | 'complete' | 'delete';

/** What is evaluated when something happens to a user task (Camunda's task listeners). */
export interface TaskListening {
  readonly on: Readonly<Partial<Record<TaskEvent, readonly Expression[]>>>;
  readonly timeouts: readonly Timeout[];
}

export interface Timeout {
  readonly id: string;
  readonly timer: TimerDefinition;
  readonly action: Expression;
}

type Listened = FlowNode & { readonly taskListeners?: TaskListening };

const listeningAt = (run: Run, { element }: Token): TaskListening | undefined =>
  run.skipCustomListeners ? undefined : (nodeOf(run, element) as Listened).taskListeners;

const idOf = (run: Run, { id }: Token): string => globalName(run.state.id, id);

/** The task as it is drawn, after its listeners have heard of it. */
export const created = (
  run: Run,
  listening: TaskListening | undefined,
  token: Token,
  drawn: UserTaskDetails,
): UserTaskDetails => {
  if (!listening || run.skipCustomListeners) return drawn;
  const told = (event: TaskEvent, details: UserTaskDetails): UserTaskDetails =>
    (listening.on[event] ?? []).reduce((before, action) => {
      const { effects } = performAt(run, action, token, { event, task: factsOf(run, token, before) });
      return effects.filter(isOfTask).reduce(changed, before);
    }, details);
  const fresh = told('create', drawn);
  return fresh.assignee === undefined ? fresh : told('assignment', fresh);
};

const factsOf = (
  run: Run,
  token: Token,
  { name, description, assignee, owner, priority, dueDate, followUpDate }: UserTaskDetails,
): TaskFacts => ({
  id: idOf(run, token),
  ...given({ name, description, assignee, owner, priority, dueDate, followUpDate }),
});

const changed = (details: UserTaskDetails, effect: TaskEffect): UserTaskDetails => {
  if (effect.on === 'task') {
    const others = Object.entries(details).filter(([field]) => field !== effect.field);
    const now = effect.value === null ? others : [...others, [effect.field, effect.value] as const];
    return Object.fromEntries(now) as unknown as UserTaskDetails;
  }
  const field = effect.kind === 'user' ? 'candidateUsers' : 'candidateGroups';
  const others = (details[field] ?? []).filter((name) => name !== effect.name);
  return { ...details, [field]: effect.isOne ? [...others, effect.name] : others };
};

/** Listeners of an open task hear what happens to it; what they ask of the task is an event of its own. */
export const tellTask = (
  run: Run,
  token: Token,
  event: TaskEvent,
  facts: Omit<TaskFacts, 'id'> = {},
): void => {
  const actions = listeningAt(run, token)?.on[event] ?? [];
  const task = { ...facts, id: idOf(run, token) };
  emitChanges(
    run,
    token,
    actions.flatMap((action) => performAt(run, action, token, { event, task }).effects.filter(isOfTask)),
  );
};

const emitChanges = (run: Run, { id: token }: Token, changes: readonly TaskEffect[]): void => {
  if (changes.length > 0) run.emit({ type: 'UserTaskChanged', token, changes });
};

/** A task that is taken away is told of; that it cannot be does not keep it. */
export const tellDeleted = (run: Run, token: Token): void => {
  const about = { event: 'delete', task: { id: idOf(run, token) } };
  for (const action of listeningAt(run, token)?.on.delete ?? []) performIfPossible(run, action, token, about);
};

export const armTimeouts = (
  run: Run,
  timeouts: readonly Timeout[],
  { element, id: token, scope }: Token,
): void => {
  for (const { id: listener, timer } of timeouts)
    createTimer(run, element, { scope, token, listener }, plan(run, timer, { element, scope }));
};

/** A timeout is heard, and its task stays open; one that repeats is planned again. */
export const hearTimeout = (run: Run, job: EngineJob, token: Token): void => {
  const { scope, listener, cycle, dueAt, element } = job;
  const next = cycle && dueAt && nextRound(cycle, dueAt);
  if (next && listener !== undefined) createTimer(run, element, { scope, token: token.id, listener }, next);
  const heard = listeningAt(run, token)?.timeouts.find(({ id }) => id === listener);
  const place: Place = token;
  if (!heard) return;
  const about = { event: 'timeout', task: { id: idOf(run, token) } };
  emitChanges(run, token, performAt(run, heard.action, place, about).effects.filter(isOfTask));
};
