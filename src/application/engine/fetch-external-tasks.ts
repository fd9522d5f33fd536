import { plusMs } from '../../kernel/instant.js';
import type { Variables, VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Work } from '../work.js';
import type { EngineUseCaseRefusal } from './refusals.js';
import { variablesAtToken, variablesOfInstance } from './view-variables.js';

/** What a worker outside is willing to do; without a filter everything of the topic. */
export interface ExternalTopic {
  readonly name: string;
  readonly lockMs: number;
  readonly businessKey?: string | undefined;
  readonly definitionIds?: readonly string[] | undefined;
  readonly definitionKeys?: readonly string[] | undefined;
  readonly versionTag?: string | undefined;
  /** Variables of the instance that must have exactly these values. */
  readonly variables?: Variables | undefined;
}

export interface FetchExternalTasks {
  readonly worker: string;
  readonly maxTasks: number;
  readonly topics: readonly ExternalTopic[];
  /** The most urgent first, instead of the longest waiting. */
  readonly usePriority?: boolean | undefined;
  /** The newest or the oldest first; with `usePriority` among equally urgent ones. */
  readonly createTime?: 'asc' | 'desc' | undefined;
}

/** A task locked for the worker, with all variables visible where it is. */
export interface FetchedExternalTask {
  readonly job: JobRecord;
  readonly variables: VariableSet;
}

/** Locks external tasks for a worker outside; two workers that fetch at once never get the same. */
export const fetchExternalTasks = async (
  work: Work,
  { worker, maxTasks, topics, usePriority = false, createTime }: FetchExternalTasks,
): Promise<Outcome<readonly FetchedExternalTask[], EngineUseCaseRefusal>> => {
  const fetched: FetchedExternalTask[] = [];
  for (const topic of topics) {
    const wanted = maxTasks - fetched.length;
    if (wanted <= 0) break;
    const jobs = await candidates(work, topic, { wanted, usePriority, createTime });
    // The same topic may be asked for twice; what this fetch has locked already is not free any more.
    const free = jobs.filter(({ runnableAt }) => runnableAt <= work.at);
    for (const job of free) fetched.push(await lock(work, job, { worker, lockMs: topic.lockMs }));
  }
  return ok(fetched);
};

interface Wanted {
  readonly wanted: number;
  readonly usePriority: boolean;
  readonly createTime: 'asc' | 'desc' | undefined;
}

/** So many tasks, those that wait longest, are looked at one by one in one fetch; the worker asks again. */
const mostLookedAt = 1000;

/** Tasks that may be locked, the longest waiting first; what the store cannot be asked is looked at one by one. */
const candidates = async (
  work: Work,
  topic: ExternalTopic,
  { wanted, usePriority, createTime }: Wanted,
): Promise<readonly JobRecord[]> => {
  const question = {
    where: [...conditionsOf(topic, work), ...(await ofVersionTag(work, topic))],
    sort: [...(usePriority ? [{ by: 'priority', descending: true }] : []), { by: 'runnableAt' }],
  };
  const { variables } = topic;
  if (variables === undefined && createTime === undefined)
    return work.find('job', { ...question, limit: wanted });
  const looked = await work.ports.store.find('job', { ...question, limit: mostLookedAt });
  const inOrder = looked.map(({ body }) => body).sort(byAge(usePriority, createTime));
  const ids: string[] = [];
  for (const job of inOrder) {
    if (ids.length === wanted) break;
    if (variables === undefined || (await hasVariables(work, job, variables))) ids.push(job.id);
  }
  const found = await Promise.all(ids.map((id) => work.get('job', id)));
  return found.filter((job) => job !== undefined);
};

const byAge =
  (usePriority: boolean, createTime: 'asc' | 'desc' | undefined) =>
  (one: JobRecord, other: JobRecord): number => {
    if (usePriority && one.priority !== other.priority) return other.priority - one.priority;
    if (createTime === undefined || one.createdAt === other.createdAt) return 0;
    return one.createdAt < other.createdAt === (createTime === 'asc') ? -1 : 1;
  };

const hasVariables = async (
  { ports }: Work,
  { instanceId }: JobRecord,
  wanted: Variables,
): Promise<boolean> => {
  const { values } = (instanceId !== undefined && (await variablesOfInstance(ports, instanceId))) || none;
  return Object.entries(wanted).every(
    ([name, value]) => Object.hasOwn(values, name) && values[name] === value,
  );
};

const none: VariableSet = { values: {} };

const ofVersionTag = async (work: Work, { versionTag }: ExternalTopic): Promise<readonly Condition[]> => {
  if (versionTag === undefined) return [];
  const found = await work.ports.store.find('processDefinition', {
    where: [{ field: 'versionTag', is: versionTag }],
    limit: 10_000,
  });
  return [{ field: 'definitionId', in: found.map(({ body }) => body.id) }];
};

const conditionsOf = (
  { name, businessKey, definitionIds, definitionKeys }: ExternalTopic,
  { at }: Work,
): readonly Condition[] => [
  { field: 'topic', is: name },
  { field: 'runnableAt', upTo: at },
  { field: 'kind', is: 'external' },
  { field: 'retries', above: 0 },
  { field: 'suspended', is: false },
  ...(businessKey === undefined ? [] : [{ field: 'businessKey', is: businessKey }]),
  ...(definitionIds === undefined ? [] : [{ field: 'definitionId', in: definitionIds }]),
  ...(definitionKeys === undefined ? [] : [{ field: 'definitionKey', in: definitionKeys }]),
];

const lock = async (
  work: Work,
  found: JobRecord,
  { worker, lockMs }: { readonly worker: string; readonly lockMs: number },
): Promise<FetchedExternalTask> => {
  const until = plusMs(work.at, lockMs);
  const job: JobRecord = { ...found, lease: { owner: worker, until }, runnableAt: until };
  work.put('job', job);
  const instance = job.instanceId === undefined ? undefined : await work.get('instance', job.instanceId);
  const variables = instance && variablesAtToken(instance.state, job.tokenId ?? '');
  return { job, variables: variables ?? { values: {} } };
};
