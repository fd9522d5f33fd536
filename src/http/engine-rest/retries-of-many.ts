import { changeMany } from '../../application/change/change-many.js';
import { idsFor } from '../../application/change/ids-for.js';
import type { Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from '../../ports/store.js';
import { invalid, type Fault } from './errors.js';
import { date, fieldsOf, integer, type Given } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';
import { startedBatch } from './started-batch.js';
import { instancesIn, namedIn, subjectsIn } from './subjects.js';

type Answered = Promise<Outcome<Answer, Fault>>;

interface Retries {
  readonly retries: number;
  readonly dueAt?: Instant;
}

const retriesIn = (body: Given, of: string): Outcome<Retries, Fault> => {
  const fields = fieldsOf(body, { retries: integer, dueDate: date });
  if (!fields.ok) return fields;
  const { retries = -1, dueDate: dueAt } = fields.value;
  return retries < 0
    ? invalid(`The number of ${of} retries cannot be negative, but was missing or negative`)
    : ok({ retries, ...(dueAt !== undefined && { dueAt }) });
};

/** As many instances as one question to the store names. */
const instancesAtOnce = 1_000;

/** The jobs of instances, where the instances are what is known. */
const jobsOf = async (
  { ports }: Call,
  instanceIds: readonly string[],
  which: readonly Condition[],
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let first = 0; first < instanceIds.length; first += instancesAtOnce) {
    const some = instanceIds.slice(first, first + instancesAtOnce);
    ids.push(...(await idsFor({ ports }, 'job', [{ field: 'instanceId', in: some }, ...which])));
  }
  return ids;
};

const failed: readonly Condition[] = [
  { field: 'kind', isNot: 'external' },
  { field: 'retries', is: 0 },
];

const retryJobs = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const configuration = retriesIn(body.value, 'job');
  if (!configuration.ok) return configuration;
  const subjects = await subjectsIn(call, body.value, { ids: 'jobIds', asked: ['jobQuery'] });
  if (!subjects.ok) return subjects;
  return startedBatch(call, {
    type: 'set-job-retries',
    subjects: subjects.value,
    configuration: configuration.value,
  });
};

const retryJobsOfInstances = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const configuration = retriesIn(body.value, 'job');
  if (!configuration.ok) return configuration;
  const ids = 'processInstances' in body.value ? 'processInstances' : 'processInstanceIds';
  const instances = await instancesIn(call, body.value, ids);
  if (!instances.ok) return instances;
  return startedBatch(call, {
    type: 'set-job-retries',
    subjects: await jobsOf(call, instances.value, failed),
    configuration: configuration.value,
  });
};

/** External tasks, named themselves or by their instances. */
const externalTasksIn = async (call: Call, body: Given): Promise<Outcome<readonly string[], Fault>> => {
  const tasks = await namedIn(call, body, { ids: 'externalTaskIds', asked: ['externalTaskQuery'] });
  if (!tasks.ok) return tasks;
  const instances = await namedIn(call, body, {
    ids: 'processInstanceIds',
    asked: ['processInstanceQuery', 'historicProcessInstanceQuery'],
  });
  if (!instances.ok) return instances;
  const theirs = await jobsOf(call, instances.value, [{ field: 'kind', is: 'external' }]);
  const all = [...new Set([...tasks.value, ...theirs])];
  return all.length > 0 ? ok(all) : invalid('externalTaskIds is empty');
};

const retryExternalTasks =
  (later: boolean) =>
  async (call: Call): Answered => {
    const body = await call.body();
    if (!body.ok) return body;
    if ((body.value['retries'] ?? null) === null) return invalid('The number of retries is required');
    const configuration = retriesIn(body.value, 'external task');
    if (!configuration.ok) return configuration;
    const subjects = await externalTasksIn(call, body.value);
    if (!subjects.ok) return subjects;
    const { retries } = configuration.value;
    const change = {
      type: 'set-external-task-retries',
      subjects: subjects.value,
      configuration: { retries },
    } as const;
    return later ? startedBatch(call, change) : silently(call.commit((work) => changeMany(work, change)));
  };

/** New attempts for many jobs, or many external tasks. */
export const retryRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/job/retries', handle: retryJobs },
  { method: 'post', path: '/process-instance/job-retries', handle: retryJobsOfInstances },
  {
    method: 'post',
    path: '/process-instance/job-retries-historic-query-based',
    handle: retryJobsOfInstances,
  },
  { method: 'put', path: '/external-task/retries', handle: retryExternalTasks(false) },
  { method: 'post', path: '/external-task/retries-async', handle: retryExternalTasks(true) },
];
