import type { EngineEvent } from '../../engine/events.js';
import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { EventBatchRecord } from '../../ports/records.js';
import { findAll } from '../engine/find-all.js';
import { logOperation } from '../engine/log-operation.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import { without } from '../engine/without.js';
import type { Work } from '../work.js';

/** Which variables of which scopes are forgotten; every scope where none is given. */
interface Forgotten {
  readonly name?: string;
  readonly token?: string;
}

const refuseUnknown = (variableId: string) =>
  refuse('variable-not-found', `Expected historic variable '${variableId}', but there is none`);

/**
 * Takes a variable out of the history of an instance that has ended: out of its events, too, which say from then on
 * that it never was. What still runs keeps its variables; they are changed there.
 */
export const forgetVariable = async (
  work: Work,
  { variableId }: { readonly variableId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  for (const { instanceId, ...which } of meaningsOf(variableId)) {
    if (!(await work.get('historicInstance', instanceId))) continue;
    const forgotten = await forget(work, instanceId, which);
    if (!forgotten.ok) return forgotten;
    if (forgotten.value > 0) return ok(undefined);
  }
  return refuseUnknown(variableId);
};

/** Calls nest no deeper than this, and each adds a part to the name. */
const mostParts = 200;

/**
 * What an id can mean: a variable of an instance as a whole, or of a token of it. The id of an instance that was
 * called looks like that of a token of its caller, and names may have dots.
 */
const meaningsOf = (variableId: string): readonly (Forgotten & { readonly instanceId: string })[] => {
  const parts = variableId.split('.', mostParts);
  return parts.slice(1).flatMap((part, at) => {
    const instanceId = parts.slice(0, at + 1).join('.');
    const name = parts.slice(at + 1).join('.');
    const local = parts.slice(at + 2).join('.');
    return [
      { instanceId, name },
      ...(/^\d+$/.test(part) && local !== '' ? [{ instanceId, token: part, name: local }] : []),
    ];
  });
};

/** The same for all variables of an instance. */
export const forgetVariables = async (
  work: Work,
  { instanceId }: { readonly instanceId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const forgotten = await forget(work, instanceId, {});
  return forgotten.ok ? ok(undefined) : forgotten;
};

const forget = async (
  work: Work,
  instanceId: string,
  which: Forgotten,
): Promise<Outcome<number, EngineUseCaseRefusal>> => {
  const instance = await work.get('historicInstance', instanceId);
  if (!instance)
    return refuse(
      'instance-not-found',
      `Expected history of process instance '${instanceId}', but there is none`,
    );
  if (instance.endedAt === undefined)
    return refuse(
      'instance-still-runs',
      `Expected process instance '${instanceId}' to have ended, but it runs`,
    );
  const batches = await findAll(work, 'eventBatch', [{ field: 'instanceId', is: instanceId }]);
  const changed = batches.flatMap((batch) => forgetting(batch, batches, which));
  for (const batch of changed) work.put('eventBatch', batch);
  // What an ended instance was before a move can serve nobody any more.
  for (const migration of await findAll(work, 'migration', [{ field: 'instanceId', is: instanceId }]))
    work.put('migration', { ...without(migration, 'before'), changed: [] });
  if (which.token === undefined && instance.variables) {
    const { name } = which;
    work.put(
      'historicInstance',
      name === undefined
        ? without(instance, 'variables', 'types')
        : { ...instance, variables: without(instance.variables, name) },
    );
  }
  if (changed.length === 0) return ok(0);
  await logOperation(work, {
    operation: 'DeleteHistory',
    entityType: 'Variable',
    instanceId,
    property: 'name',
    to: which.name,
  });
  return ok(changed.length);
};

const forgetting = (
  batch: EventBatchRecord,
  all: readonly EventBatchRecord[],
  which: Forgotten,
): EventBatchRecord[] => {
  const isMeant = (scope: string | undefined): boolean => {
    if (which.name === undefined) return true;
    return scope === undefined ? which.token === undefined : isScopeOf(all, scope, which.token);
  };
  const events = batch.events.map((event) => redacted(event, which.name, isMeant));
  return events.some((event, at) => event !== batch.events[at]) ? [{ ...batch, events }] : [];
};

/** Whether the scope is the one of this token; without a token, whether it is the instance as a whole. */
const isScopeOf = (
  batches: readonly EventBatchRecord[],
  scope: string,
  token: string | undefined,
): boolean => {
  for (const { events } of batches)
    for (const event of events)
      if (event.type === 'ScopeOpened' && event.scope.id === scope) return event.scope.token === token;
  return false;
};

type VariableValues = Readonly<Record<string, Json>>;

/** The variables an event sets or tells of, and where; `undefined` for an event that has none. */
const variablesIn = (
  event: EngineEvent,
): { readonly scope?: string; readonly variables: VariableValues } | undefined => {
  if (event.type === 'VariablesSet') return event;
  if (event.type === 'ScopeOpened') return { scope: event.scope.id, variables: event.scope.variables };
  if (event.type === 'CompensationKept') return { variables: event.compensation.variables };
  return event.type === 'InstanceEnded' ? { variables: event.variables } : undefined;
};

const withVariables = (event: EngineEvent, variables: VariableValues): EngineEvent => {
  if (event.type === 'ScopeOpened') return { ...event, scope: { ...event.scope, variables } };
  if (event.type === 'CompensationKept')
    return { ...event, compensation: { ...event.compensation, variables } };
  return event.type === 'VariablesSet' || event.type === 'InstanceEnded' ? { ...event, variables } : event;
};

/** The event without the variable, or the event itself when it does not speak of it. */
const redacted = (
  event: EngineEvent,
  name: string | undefined,
  isMeant: (scope: string | undefined) => boolean,
): EngineEvent => {
  if (event.type === 'InstanceRestored') return redactedState(event, name, isMeant);
  const told = variablesIn(event);
  if (!told || !isMeant(told.scope)) return event;
  const { variables } = told;
  if (name === undefined) return Object.keys(variables).length > 0 ? withVariables(event, {}) : event;
  return Object.hasOwn(variables, name) ? withVariables(event, without(variables, name)) : event;
};

type Restored = Extract<EngineEvent, { readonly type: 'InstanceRestored' }>;

/** An undone migration tells the whole state again, variables included. */
const redactedState = (
  event: Restored,
  name: string | undefined,
  isMeant: (scope: string) => boolean,
): EngineEvent => {
  const { scopes, compensations } = event.instance;
  const less = <Held extends { readonly variables: VariableValues }>(held: Held): Held => ({
    ...held,
    variables: name === undefined ? {} : without(held.variables, name),
  });
  const instance = {
    ...event.instance,
    scopes: mapped(scopes, (scope) => (isMeant(scope.id) ? less(scope) : scope)),
    ...(compensations && { compensations: mapped(compensations, less) }),
  };
  return JSON.stringify(instance) === JSON.stringify(event.instance) ? event : { ...event, instance };
};

const mapped = <Entry>(
  record: Readonly<Record<string, Entry>>,
  change: (entry: Entry) => Entry,
): Record<string, Entry> =>
  Object.fromEntries(Object.entries(record).map(([id, entry]) => [id, change(entry)]));
