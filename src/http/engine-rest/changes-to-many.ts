import { changeMany } from '../../application/change/change-many.js';
import type { BatchConfigurations } from '../../application/change/change-subject.js';
import { startBatch, type StartBatch } from '../../application/change/start-batch.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { batchView } from './batch-view.js';
import { invalid, type Fault } from './errors.js';
import { listedJobs } from './jobs.js';
import { boolean, fieldsOf, integer, text, type Given } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { instancesIn, subjectsIn } from './subjects.js';

const start = async <Type extends keyof BatchConfigurations>(
  call: Call,
  batch: StartBatch<Type>,
): Promise<Outcome<Answer, Fault>> => {
  const started = await call.commit(async (work) => ok(await startBatch(work, batch)));
  return started.ok ? answered(batchView(started.value)) : started;
};

const deleteMany = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, { deleteReason: text });
  if (!fields.ok) return fields;
  const subjects = await instancesIn(call, body.value);
  if (!subjects.ok) return subjects;
  const { deleteReason: reason } = fields.value;
  return start(call, { type: 'instance-deletion', subjects: subjects.value, reason, configuration: {} });
};

interface Suspension {
  readonly suspended: boolean;
  readonly subjects: readonly string[];
}

const suspensionOf = async (call: Call): Promise<Outcome<Suspension, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, {
    suspended: boolean,
    processDefinitionId: text,
    processDefinitionKey: text,
  });
  if (!fields.ok) return fields;
  const { suspended, processDefinitionId, processDefinitionKey } = fields.value;
  if (suspended === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  const byDefinition: Given = {
    ...(processDefinitionId !== undefined && { processDefinitionId }),
    ...(processDefinitionKey !== undefined && { processDefinitionKey }),
  };
  const asked = Object.keys(byDefinition).length > 0 ? { processInstanceQuery: byDefinition } : body.value;
  const subjects = await instancesIn(call, asked);
  return subjects.ok ? ok({ suspended, subjects: subjects.value }) : subjects;
};

const suspendMany = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const suspension = await suspensionOf(call);
  if (!suspension.ok) return suspension;
  const { suspended, subjects } = suspension.value;
  const type = 'instance-update-suspension-state';
  return silently(call.commit((work) => changeMany(work, { type, subjects, configuration: { suspended } })));
};

const suspendManyLater = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const suspension = await suspensionOf(call);
  if (!suspension.ok) return suspension;
  const { suspended, subjects } = suspension.value;
  return start(call, { type: 'instance-update-suspension-state', subjects, configuration: { suspended } });
};

const retriesIn = (body: Given): Outcome<number, Fault> => {
  const fields = fieldsOf(body, { retries: integer });
  if (!fields.ok) return fields;
  const { retries = -1 } = fields.value;
  return retries < 0
    ? invalid('The number of job retries cannot be negative, but was missing or negative')
    : ok(retries);
};

const retryJobs = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const retries = retriesIn(body.value);
  if (!retries.ok) return retries;
  const subjects = await subjectsIn(call, body.value, {
    listed: listedJobs,
    ids: 'jobIds',
    query: 'jobQuery',
  });
  if (!subjects.ok) return subjects;
  return start(call, {
    type: 'set-job-retries',
    subjects: subjects.value,
    configuration: { retries: retries.value },
  });
};

/** Jobs of instances, where the instances are what is known. */
const retryJobsOfInstances = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const retries = retriesIn(body.value);
  if (!retries.ok) return retries;
  const asked = {
    ...body.value,
    processInstanceIds: body.value['processInstances'] ?? body.value['processInstanceIds'] ?? [],
  };
  const instances = await instancesIn(call, asked);
  if (!instances.ok) return instances;
  const subjects: string[] = [];
  for (const instanceId of instances.value) {
    const where = [
      { field: 'instanceId', is: instanceId },
      { field: 'kind', isNot: 'external' },
    ] as const;
    const jobs = await call.ports.store.find('job', { where: [...where, { field: 'retries', is: 0 }] });
    subjects.push(...jobs.map(({ body: { id } }) => id));
  }
  return start(call, { type: 'set-job-retries', subjects, configuration: { retries: retries.value } });
};

/** Changes to many instances or jobs at once. */
export const changeToManyRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/process-instance/delete', handle: deleteMany },
  { method: 'put', path: '/process-instance/suspended', handle: suspendMany },
  { method: 'post', path: '/process-instance/suspended-async', handle: suspendManyLater },
  { method: 'post', path: '/process-instance/job-retries', handle: retryJobsOfInstances },
  { method: 'post', path: '/job/retries', handle: retryJobs },
];
