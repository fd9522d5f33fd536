import { jobDefinitionsOf, type JobDefinition } from '../../application/engine/job-definitions.js';
import { setJobRetries } from '../../application/engine/set-retries.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from '../../ports/store.js';
import { isCondition, isValueTerm, type Demand } from './demands.js';
import { invalid, unknown, type Fault } from './errors.js';
import { jobDefinitionId, jobDefinitionParts } from './job-definition-id.js';
import { contextOf } from './lists.js';
import { fieldIn, meets } from './meets.js';
import { filter, flag, is, nothing, oneOf, queryOf, type ListSpecification } from './params.js';
import { fieldsOf, count, text, type Given } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';

type Answered = Promise<Outcome<Answer, Fault>>;

interface Listed extends JobDefinition {
  readonly id: string;
}

const view = (job: Listed) => ({
  id: job.id,
  processDefinitionId: job.definitionId,
  processDefinitionKey: job.definitionKey,
  activityId: job.elementId,
  jobType: job.type,
  jobConfiguration: job.configuration,
  overridingJobPriority: null,
  suspended: false,
  tenantId: null,
  deploymentId: job.deploymentId,
});

const ofDefinition: ReadonlySet<string> = new Set(['definitionId', 'definitionKey', 'deploymentId']);
const isNarrowing = isCondition(ofDefinition);

const onRecords = (condition: Condition): readonly Condition[] => {
  if ('any' in condition) return [];
  const names: Readonly<Record<string, string>> = { definitionId: 'id', definitionKey: 'key' };
  return [{ ...condition, field: names[condition.field] ?? condition.field }];
};

/** So many definitions are compiled for one answer. */
const mostDefinitions = 1000;

const found = async (call: Call, where: readonly Demand[]): Promise<Outcome<readonly Listed[], Fault>> => {
  const definitions = await call.ports.store.find('processDefinition', {
    where: where.filter(isNarrowing).flatMap(onRecords),
    sort: [{ by: 'id' }],
    limit: mostDefinitions + 1,
  });
  if (definitions.length > mostDefinitions)
    return invalid(`Expected filters that leave at most ${mostDefinitions} process definitions`);
  const compiled = await Promise.all(definitions.map(({ body }) => call.ports.definitions.byId(body.id)));
  const jobs = compiled.flatMap((definition) => (definition ? jobDefinitionsOf(definition) : []));
  return ok(
    jobs
      .map((job) => ({ ...job, id: jobDefinitionId(job.definitionId, job.elementId) ?? '' }))
      .filter((job) => where.every((demand) => meets(job, () => ({ values: {} }), demand))),
  );
};

const ofInstances = flag(() => []);

const specification: ListSpecification = {
  filters: {
    jobDefinitionId: is('id'),
    activityIdIn: oneOf('elementId'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    jobType: is('type'),
    jobConfiguration: is('configuration'),
    active: ofInstances,
    suspended: flag(() => [{ field: 'id', is: '' }]),
    withOverridingJobPriority: flag(() => [{ field: 'id', is: '' }]),
    tenantIdIn: filter(text, () => [{ field: 'id', is: '' }]),
    withoutTenantId: nothing,
    includeJobDefinitionsWithoutTenantId: nothing,
  },
  unsupported: new Set(),
  sorts: {
    jobDefinitionId: 'id',
    activityId: 'elementId',
    processDefinitionId: 'definitionId',
    processDefinitionKey: 'definitionKey',
    jobType: 'type',
    jobConfiguration: 'configuration',
    tenantId: null,
  },
  order: [{ by: 'id' }],
};

const asked = async (call: Call, given: Given): Promise<Outcome<readonly Listed[], Fault>> => {
  const query = await queryOf(specification, contextOf(call, given), call.address());
  if (!query.ok) return query;
  const jobs = await found(call, query.value.where);
  if (!jobs.ok) return jobs;
  const { sort, offset, limit } = query.value;
  const [term] = sort;
  const key = (job: Listed): string => (term && !isValueTerm(term) ? String(fieldIn(job, term.by)) : job.id);
  const direction = term?.descending === true ? -1 : 1;
  return ok(
    [...jobs.value]
      .sort((one, other) => direction * key(one).localeCompare(key(other), 'en'))
      .slice(offset, offset + limit),
  );
};

const list =
  (answer: (jobs: readonly Listed[]) => unknown, from: 'address' | 'body'): RestRoute['handle'] =>
  async (call): Answered => {
    const given = from === 'body' ? await call.body() : ok(call.address());
    if (!given.ok) return given;
    const jobs = await asked(call, given.value);
    return jobs.ok ? answered(answer(jobs.value)) : jobs;
  };

const one = async (call: Call): Promise<Outcome<Listed, Fault>> => {
  const id = call.param('id');
  const parts = jobDefinitionParts(id);
  const jobs = parts
    ? await found(call, [
        { field: 'definitionId', is: parts.definitionId },
        { field: 'elementId', is: parts.elementId },
      ])
    : ok([]);
  if (!jobs.ok) return jobs;
  const [job] = jobs.value;
  return job ? ok(job) : unknown(`Job Definition with id '${id}' does not exist`);
};

const viewOne = async (call: Call): Answered => {
  const job = await one(call);
  return job.ok ? answered(view(job.value)) : job;
};

const mostJobs = 1000;

/** Gives all jobs of the kind that wait for a person new attempts, in one commit. */
const setRetries = async (call: Call): Answered => {
  const job = await one(call);
  if (!job.ok) return job;
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { retries: count });
  if (!given.ok) return given;
  const { retries } = given.value;
  if (retries === undefined) return invalid('The number of job retries must be given');
  const failed = await call.ports.store.find('job', {
    where: [
      { field: 'definitionId', is: job.value.definitionId },
      { field: 'elementId', is: job.value.elementId },
      { field: 'retries', is: 0 },
    ],
    limit: mostJobs + 1,
  });
  if (failed.length > mostJobs)
    return invalid(`Expected at most ${mostJobs} failed jobs, but there are more`);
  return silently(
    call.commit(async (work) => {
      for (const { body: one } of failed) {
        const set = await setJobRetries(work, { jobId: one.id, retries });
        if (!set.ok) return set;
      }
      return ok(undefined);
    }),
  );
};

/** The kinds of jobs there can be, as the diagrams say. */
export const jobDefinitionRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/job-definition', handle: list((jobs) => jobs.map(view), 'address') },
  {
    method: 'get',
    path: '/job-definition/count',
    handle: list(({ length }) => ({ count: length }), 'address'),
  },
  { method: 'post', path: '/job-definition', handle: list((jobs) => jobs.map(view), 'body') },
  {
    method: 'post',
    path: '/job-definition/count',
    handle: list(({ length }) => ({ count: length }), 'body'),
  },
  { method: 'get', path: '/job-definition/:id', handle: viewOne },
  { method: 'put', path: '/job-definition/:id/retries', handle: setRetries },
];
