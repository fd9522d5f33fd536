import { activityTypeOf } from '../engine/activity-type.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import {
  globalName,
  localName,
  type EngineJob,
  type Incident,
  type Subscription,
  type Token,
} from '../../engine/instance.js';
import type { Instant } from '../../kernel/instant.js';
import type {
  HistoricActivityRecord,
  IncidentRecord,
  InstanceRecord,
  JobRecord,
  SubscriptionRecord,
  TaskRecord,
} from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { findAll } from '../engine/find-all.js';
import { given } from '../engine/given.js';
import type { Work } from '../work.js';

interface Moved {
  readonly definition: ProcessDefinition;
  readonly record: InstanceRecord;
  /** Timers that were read anew, with their due dates. */
  readonly renewed: ReadonlyMap<string, Instant>;
}

type Place = Pick<TaskRecord, 'definitionId' | 'definitionKey'> & { readonly elementId?: string };

/**
 * Puts the records of an instance where the instance is now: under its definition, at its elements. Who has a task, its
 * due date with how that came about, who may not do it and what was written down for it stay as they are.
 */
export const bringAlong = async (work: Work, moved: Moved): Promise<void> => {
  const where: readonly Condition[] = [{ field: 'instanceId', is: moved.record.id }];
  for (const task of await findAll(work, 'task', where)) bringTask(work, moved, task);
  for (const job of await findAll(work, 'job', where)) await bringJob(work, moved, job);
  for (const one of await findAll(work, 'subscription', where)) bringSubscription(work, moved, one);
  for (const incident of await findAll(work, 'incident', where)) bringIncident(work, moved, incident);
  const open: Condition = { field: 'endedAt', is: null };
  for (const visit of await findAll(work, 'historicActivity', [...where, open]))
    bringVisit(work, moved, visit);
  const { definitionId, definitionKey } = placeOf(moved);
  const known = await work.get('historicInstance', moved.record.id);
  if (known) work.put('historicInstance', { ...known, definitionId, definitionKey });
};

const placeOf = ({ definition }: Moved, elementId?: string): Place => ({
  definitionId: definition.id,
  definitionKey: definition.key,
  ...given({ elementId }),
});

const inside = <Entry>(
  { record }: Moved,
  collection: Readonly<Record<string, Entry>>,
  name: string | undefined,
): Entry | undefined => {
  const local = name === undefined ? undefined : localName(name);
  return local?.instance === record.id && Object.hasOwn(collection, local.local)
    ? collection[local.local]
    : undefined;
};

const tokenNamed = (moved: Moved, name: string | undefined): Token | undefined =>
  inside<Token>(moved, moved.record.state.tokens, name);

const bringTask = (work: Work, moved: Moved, task: TaskRecord): void => {
  const token = tokenNamed(moved, task.id);
  if (token) work.put('task', { ...task, ...placeOf(moved), elementId: token.element });
};

/** A deadline belongs to its task; what is on its way from the instance only changes its address. */
const bringJob = async (work: Work, moved: Moved, job: JobRecord): Promise<void> => {
  const known = inside<EngineJob>(moved, moved.record.state.jobs, job.id);
  if (known) {
    const dueAt = moved.renewed.get(known.id);
    work.put('job', {
      ...job,
      ...placeOf(moved, known.element),
      ...(known.token !== undefined && { tokenId: globalName(moved.record.state.id, known.token) }),
      ...(dueAt !== undefined && { dueAt, runnableAt: dueAt }),
    });
    return;
  }
  const task = job.kind === 'deadline' ? await taskOf(work, job) : undefined;
  if (task || job.kind !== 'deadline')
    work.put('job', { ...job, ...placeOf(moved, task?.elementId ?? job.elementId) });
};

const taskOf = async (work: Work, { payload }: JobRecord): Promise<TaskRecord | undefined> => {
  const { taskId } = (payload ?? {}) as { readonly taskId?: unknown };
  return typeof taskId === 'string' ? work.get('task', taskId) : undefined;
};

const bringSubscription = (work: Work, moved: Moved, record: SubscriptionRecord): void => {
  const known = inside<Subscription>(moved, moved.record.state.subscriptions, record.id);
  if (!known) return;
  work.put('subscription', {
    ...record,
    ...placeOf(moved),
    elementId: known.element,
    name: known.name,
    scopeId: known.scope,
    ...(known.token !== undefined && { tokenId: globalName(moved.record.state.id, known.token) }),
  });
};

const bringIncident = (work: Work, moved: Moved, incident: IncidentRecord): void => {
  const known = inside<Incident>(moved, moved.record.state.incidents, incident.id);
  const { definitionId } = placeOf(moved);
  work.put('incident', {
    ...incident,
    definitionId,
    ...given({ elementId: known?.element ?? incident.elementId }),
  });
};

const bringVisit = (work: Work, moved: Moved, visit: HistoricActivityRecord): void => {
  const token = tokenNamed(moved, visit.id);
  const node = token && moved.definition.nodes.get(token.element);
  if (!token || !node) return;
  const isWhole = visit.elementType === 'multiInstanceBody';
  work.put('historicActivity', {
    ...visit,
    ...placeOf(moved),
    elementId: node.id,
    elementType: isWhole ? visit.elementType : activityTypeOf(node),
    ...given({ name: node.name }),
  });
};
