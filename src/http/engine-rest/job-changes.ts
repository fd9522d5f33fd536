import { changeMany } from '../../application/change/change-many.js';
import { idsFor } from '../../application/change/ids-for.js';
import {
  deleteJob,
  recalculateJobDueDate,
  setJobDueDate,
  setJobPriority,
  suspendJob,
} from '../../application/engine/change-job.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { invalid, unknown, type Fault } from './errors.js';
import { jobDefinitionParts } from './job-definition-id.js';
import { boolean, date, fieldsOf, integer, text } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';

type Answered = Promise<Outcome<Answer, Fault>>;

/** Jobs for workers outside are asked for by an address of their own. */
export const jobOf = async ({ ports, param }: Call): Promise<Outcome<JobRecord, Fault>> => {
  const found = await ports.store.get('job', param('id'));
  return found && found.body.kind !== 'external'
    ? ok(found.body)
    : unknown(`Job with id ${param('id')} does not exist`);
};

const setDueDate = async (call: Call): Answered => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { duedate: date });
  if (!given.ok) return given;
  const { duedate: dueAt } = given.value;
  return silently(call.commit((work) => setJobDueDate(work, { jobId: job.value.id, dueAt })));
};

const recalculate = async (call: Call): Answered => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  const fromCreation = boolean(call.address()['creationDateBased'] ?? true);
  if (!fromCreation.ok) return fromCreation;
  return silently(
    call.commit((work) =>
      recalculateJobDueDate(work, { jobId: job.value.id, fromCreation: fromCreation.value }),
    ),
  );
};

const suspend = async (call: Call): Answered => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { suspended: boolean });
  if (!given.ok) return given;
  const { suspended } = given.value;
  if (suspended === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  return silently(call.commit((work) => suspendJob(work, { jobId: job.value.id, suspended })));
};

const prioritise = async (call: Call): Answered => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { priority: integer });
  if (!given.ok) return given;
  const { priority } = given.value;
  if (priority === undefined) return invalid('Priority for a job cannot be null');
  return silently(call.commit((work) => setJobPriority(work, { jobId: job.value.id, priority })));
};

const remove = async (call: Call): Answered => {
  const job = await jobOf(call);
  if (!job.ok) return job;
  return silently(call.commit((work) => deleteJob(work, { jobId: job.value.id })));
};

const whole = {
  suspended: boolean,
  processInstanceId: text,
  processDefinitionId: text,
  processDefinitionKey: text,
  jobDefinitionId: text,
} as const;

/** The jobs of one kind of thing, which must be named. */
const meant = (given: Readonly<Record<string, unknown>>): readonly Condition[] => {
  const { processInstanceId, processDefinitionId, processDefinitionKey, jobDefinitionId } = given;
  const parts = typeof jobDefinitionId === 'string' ? jobDefinitionParts(jobDefinitionId) : undefined;
  const all: readonly (readonly [string, unknown])[] = [
    ['instanceId', processInstanceId],
    ['definitionId', processDefinitionId ?? parts?.definitionId],
    ['definitionKey', processDefinitionKey],
    ['elementId', parts?.elementId],
  ];
  return all.flatMap(([field, value]) => (typeof value === 'string' ? [{ field, is: value }] : []));
};

const suspendMany = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, whole);
  if (!given.ok) return given;
  const { suspended, ...of } = given.value;
  if (suspended === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  const where = meant(of);
  if (where.length === 0)
    return invalid(
      'Either jobDefinitionId, processInstanceId, processDefinitionId or processDefinitionKey must be set.',
    );
  return silently(
    call.commit(async (work) =>
      changeMany(work, {
        type: 'set-job-suspension-state',
        subjects: await idsFor(work, 'job', [...where, { field: 'kind', isNot: 'external' }]),
        configuration: { suspended },
      }),
    ),
  );
};

/** What people change about jobs by hand. */
export const jobChangeRoutes: readonly RestRoute[] = [
  { method: 'put', path: '/job/suspended', handle: suspendMany },
  { method: 'put', path: '/job/:id/duedate', handle: setDueDate },
  { method: 'post', path: '/job/:id/duedate/recalculate', handle: recalculate },
  { method: 'put', path: '/job/:id/suspended', handle: suspend },
  { method: 'put', path: '/job/:id/priority', handle: prioritise },
  { method: 'delete', path: '/job/:id', handle: remove },
];
