import type { EngineEvent } from './events.js';
import type { Compensation, CompensationId, ProcessInstance, Scope, ScopeId } from './instance.js';

/*
 * The only way the state of an instance changes. A draft is a state somebody is still working on: its collections
 * are its own, the entries in them are shared and never changed in place.
 */

type Collections = 'scopes' | 'tokens' | 'jobs' | 'subscriptions' | 'incidents';

export type Draft = {
  -readonly [Key in keyof ProcessInstance]: Key extends Collections
    ? { -readonly [Id in keyof ProcessInstance[Key]]: ProcessInstance[Key][Id] }
    : ProcessInstance[Key];
};

export const draftOf = (instance: ProcessInstance): Draft => ({
  ...instance,
  scopes: { ...instance.scopes },
  tokens: { ...instance.tokens },
  jobs: { ...instance.jobs },
  subscriptions: { ...instance.subscriptions },
  incidents: { ...instance.incidents },
});

type EventOf<Type extends EngineEvent['type']> = Extract<EngineEvent, { readonly type: Type }>;
type Effects = { readonly [Type in EngineEvent['type']]: (draft: Draft, event: EventOf<Type>) => void };

/** Names come from one counter, so a name in an event says how far it got. */
const counted = (draft: Draft, name: string): void => {
  draft.counter = Math.max(draft.counter, Number(name));
};

const changeScope = (draft: Draft, id: ScopeId, change: (scope: Scope) => Scope): void => {
  const scope = draft.scopes[id];
  if (scope) draft.scopes[id] = change(scope);
};

const remove = <Id extends string>(collection: Record<Id, unknown>, id: Id): void => {
  Reflect.deleteProperty(collection, id);
};

/** What moved is another entry under the same name; a field it does not have any more goes. */
const moved = <Id extends string, Entry extends object>(
  collection: Record<Id, Entry>,
  changes: readonly (Partial<Entry> & { readonly id: Id })[],
): void => {
  for (const change of changes) {
    const old = collection[change.id] as Entry | undefined;
    if (old) collection[change.id] = { ...old, ...change };
  }
};

/** The record goes with its last entry, so that an instance that undoes nothing is stored as before. */
const forget = (draft: Draft, concerned: (kept: Compensation) => boolean): void => {
  if (!draft.compensations) return;
  const left = Object.entries<Compensation>(draft.compensations).filter(([, kept]) => !concerned(kept));
  if (left.length > 0) draft.compensations = Object.fromEntries(left);
  else delete draft.compensations;
};

const nothing = (): void => undefined;

const effects: Effects = {
  InstanceStarted: (draft, { instance, definition, businessKey, parent }) => {
    draft.id = instance;
    draft.definition = definition;
    if (businessKey !== undefined) draft.businessKey = businessKey;
    if (parent !== undefined) draft.parent = parent;
  },
  ScopeOpened: (draft, { scope }) => {
    counted(draft, scope.id);
    draft.scopes[scope.id] = scope;
  },
  ScopeClosed: (draft, { scope }) => {
    remove(draft.scopes, scope);
    forget(draft, (kept) => kept.scope === scope);
  },
  TokenArrived: (draft, { token }) => {
    counted(draft, token.id);
    draft.tokens[token.id] = token;
  },
  TokenChanged: (draft, { token, waiting, inner, called }) => {
    const old = draft.tokens[token];
    if (!old) return;
    draft.tokens[token] = {
      ...old,
      ...(waiting !== undefined && { waiting }),
      ...(inner !== undefined && { inner }),
      ...(called !== undefined && { called }),
    };
  },
  TokenLeft: (draft, { token }) => {
    remove(draft.tokens, token);
  },
  FlowTaken: nothing,
  FlowNotTaken: nothing,
  VariablesSet: (draft, { scope, variables, types }) =>
    changeScope(draft, scope, (old) => withVariables(old, variables, types)),
  VariablesRemoved: (draft, { scope, names }) =>
    changeScope(draft, scope, (old) => ({
      ...old,
      variables: without(old.variables, names),
      ...(old.types && { types: without(old.types, names) }),
    })),
  LoopProgressed: (draft, { scope, loop }) =>
    changeScope(draft, scope, (old) => ({ ...old, loop: { ...old.loop, ...loop } })),
  UserTaskOpened: nothing,
  UserTaskChanged: nothing,
  UserTaskClosed: nothing,
  JobCreated: (draft, { job }) => {
    counted(draft, job.id);
    draft.jobs[job.id] = job;
  },
  JobRemoved: (draft, { job }) => {
    remove(draft.jobs, job);
  },
  Subscribed: (draft, { subscription }) => {
    counted(draft, subscription.id);
    draft.subscriptions[subscription.id] = subscription;
  },
  Unsubscribed: (draft, { subscription }) => {
    remove(draft.subscriptions, subscription);
  },
  DecisionEvaluated: nothing,
  CallRequested: nothing,
  CallCancelled: nothing,
  MessageThrown: nothing,
  SignalThrown: nothing,
  ErrorThrown: nothing,
  EscalationThrown: nothing,
  CompensationKept: (draft, { compensation }) => {
    counted(draft, compensation.id);
    draft.compensations = { ...draft.compensations, [compensation.id]: compensation };
  },
  CompensationTaken: (draft, { compensation }) => {
    forget(draft, ({ id }) => id === compensation);
  },
  IncidentRaised: (draft, { incident }) => {
    counted(draft, incident.id);
    draft.incidents[incident.id] = incident;
  },
  IncidentResolved: (draft, { incident }) => {
    remove(draft.incidents, incident);
  },
  InstanceStateChanged: (draft, { state }) => {
    draft.state = state;
  },
  InstanceMigrated: (draft, { to, tokens, scopes, jobs, subscriptions, incidents, compensations }) => {
    draft.definition = to;
    moved(draft.tokens, tokens);
    moved(draft.scopes, scopes);
    moved(draft.jobs, jobs);
    moved(draft.subscriptions, subscriptions);
    moved(draft.incidents, incidents);
    if (!draft.compensations || compensations.length === 0) return;
    const kept: Record<CompensationId, Compensation> = { ...draft.compensations };
    moved(kept, compensations);
    draft.compensations = kept;
  },
  InstanceRestored: (draft, { instance }) => {
    for (const name of Object.keys(draft)) Reflect.deleteProperty(draft, name);
    Object.assign(draft, draftOf(instance));
  },
  InstanceEnded: (draft, { state }) => {
    draft.state = state;
  },
};

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

/** A value set without a type shows its type itself: an older declaration must not stick to it. */
const withVariables = (
  { types: before, ...scope }: Scope,
  variables: Scope['variables'],
  declared: Scope['types'],
): Scope => {
  const kept = before ? without(before, Object.keys(variables)) : {};
  const types = { ...kept, ...declared };
  return {
    ...scope,
    variables: { ...scope.variables, ...variables },
    ...(Object.keys(types).length > 0 && { types }),
  };
};

/** Applies one event to a draft. */
export const apply = (draft: Draft, event: EngineEvent): void => {
  (effects[event.type] as (draft: Draft, event: EngineEvent) => void)(draft, event);
};

const nobody = { id: '', definition: '' } as unknown as Pick<ProcessInstance, 'id' | 'definition'>;

/** What an instance is before its first event. */
export const unborn = (): Draft => ({
  ...nobody,
  state: 'active',
  counter: 0,
  scopes: {},
  tokens: {},
  jobs: {},
  subscriptions: {},
  incidents: {},
});

/** The state after an event; `undefined` stands for an instance that has not started. */
export const evolve = (instance: ProcessInstance | undefined, event: EngineEvent): ProcessInstance => {
  const draft = instance ? draftOf(instance) : unborn();
  apply(draft, event);
  return draft;
};

/** The state after a whole history: the same as it was when it happened (architecture: replay law). */
export const replay = (
  events: readonly EngineEvent[],
  from?: ProcessInstance,
): ProcessInstance | undefined => {
  if (events.length === 0) return from;
  const draft = from ? draftOf(from) : unborn();
  for (const event of events) apply(draft, event);
  return draft;
};
