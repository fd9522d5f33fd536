import { jobDefinitionsOf, type JobDefinition } from '../../application/engine/job-definitions.js';
import { jobSettingsOf } from '../../application/engine/job-settings.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { isCondition, isValueTerm, type Demand } from './demands.js';
import { invalid, unknown, type Fault } from './errors.js';
import { jobDefinitionId, jobDefinitionParts } from './job-definition-id.js';
import { contextOf } from './lists.js';
import { fieldIn, meets } from './meets.js';
import { filter, flag, is, nothing, oneOf, queryOf, type ListSpecification } from './params.js';
import { orNull } from './or-null.js';
import { text, type Given } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';

type Answered = Promise<Outcome<Answer, Fault>>;

export interface ListedJobDefinition extends JobDefinition {
  readonly id: string;
  readonly suspended: boolean;
  readonly priority: number | undefined;
}

type Listed = ListedJobDefinition;

const view = (job: Listed) => ({
  id: job.id,
  processDefinitionId: job.definitionId,
  processDefinitionKey: job.definitionKey,
  activityId: job.elementId,
  jobType: job.type,
  jobConfiguration: job.configuration,
  overridingJobPriority: orNull(job.priority),
  suspended: job.suspended,
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

const jobsWithSettings = async (
  { ports }: Call,
  record: ProcessDefinitionRecord,
): Promise<readonly Listed[]> => {
  const definition = await ports.definitions.byId(record.id);
  return (definition ? jobDefinitionsOf(definition) : []).map((job) => {
    const { suspended = false, priority } = jobSettingsOf(record, job.elementId);
    return { ...job, id: jobDefinitionId(job.definitionId, job.elementId) ?? '', suspended, priority };
  });
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
  const jobs = await Promise.all(definitions.map(({ body }) => jobsWithSettings(call, body)));
  return ok(jobs.flat().filter((job) => where.every((demand) => meets(job, () => ({ values: {} }), demand))));
};

const specification: ListSpecification = {
  filters: {
    jobDefinitionId: is('id'),
    activityIdIn: oneOf('elementId'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    jobType: is('type'),
    jobConfiguration: is('configuration'),
    active: flag(() => [{ field: 'suspended', is: false }]),
    suspended: flag(() => [{ field: 'suspended', is: true }]),
    withOverridingJobPriority: flag(() => [{ field: 'priority', isNot: null }]),
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

/** The kind of jobs that an address names. */
export const jobDefinitionOf = async (call: Call): Promise<Outcome<Listed, Fault>> => {
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
  const job = await jobDefinitionOf(call);
  return job.ok ? answered(view(job.value)) : job;
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
];
