import { plusMs } from '../../kernel/instant.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Work } from '../work.js';
import type { EngineUseCaseRefusal } from './refusals.js';
import { variablesAtToken } from './view-variables.js';

/** What a worker outside is willing to do; without a filter everything of the topic. */
export interface ExternalTopic {
  readonly name: string;
  readonly lockMs: number;
  readonly businessKey?: string | undefined;
  readonly definitionIds?: readonly string[] | undefined;
  readonly definitionKeys?: readonly string[] | undefined;
}

export interface FetchExternalTasks {
  readonly worker: string;
  readonly maxTasks: number;
  readonly topics: readonly ExternalTopic[];
  /** The most urgent first, instead of the longest waiting. */
  readonly usePriority?: boolean | undefined;
}

/** A task locked for the worker, with all variables visible where it is. */
export interface FetchedExternalTask {
  readonly job: JobRecord;
  readonly variables: VariableSet;
}

/** Locks external tasks for a worker outside; two workers that fetch at once never get the same. */
export const fetchExternalTasks = async (
  work: Work,
  { worker, maxTasks, topics, usePriority = false }: FetchExternalTasks,
): Promise<Outcome<readonly FetchedExternalTask[], EngineUseCaseRefusal>> => {
  const fetched: FetchedExternalTask[] = [];
  for (const topic of topics) {
    const wanted = maxTasks - fetched.length;
    if (wanted <= 0) break;
    const jobs = await work.find('job', {
      where: conditionsOf(topic, work),
      sort: [...(usePriority ? [{ by: 'priority', descending: true }] : []), { by: 'runnableAt' }],
      limit: wanted,
    });
    // The same topic may be asked for twice; what this fetch has locked already is not free any more.
    const free = jobs.filter(({ runnableAt }) => runnableAt <= work.at);
    for (const job of free) fetched.push(await lock(work, job, { worker, lockMs: topic.lockMs }));
  }
  return ok(fetched);
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
