import { changeMany } from '../../application/change/change-many.js';
import { idsFor } from '../../application/change/ids-for.js';
import { setJobDefinitionPriority } from '../../application/engine/change-job-definition.js';
import type { Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { jobDefinitionOf } from './job-definitions.js';
import { boolean, count, date, fieldsOf, integer, text } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';
import { suspendAsSaid, suspensionIn } from './suspension-body.js';

type Answered = Promise<Outcome<Answer, Fault>>;

/** Gives all jobs of the kind that wait for a person new attempts. */
const setRetries = async (call: Call): Answered => {
  const job = await jobDefinitionOf(call);
  if (!job.ok) return job;
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { retries: count, dueDate: date });
  if (!given.ok) return given;
  const { retries, dueDate } = given.value;
  if (retries === undefined) return invalid('The number of job retries must be given');
  const { definitionId, elementId } = job.value;
  return silently(
    call.commit(async (work) =>
      changeMany(work, {
        type: 'set-job-retries',
        subjects: await idsFor(work, 'job', [
          { field: 'definitionId', is: definitionId },
          { field: 'elementId', is: elementId },
          { field: 'retries', is: 0 },
        ]),
        configuration: { retries, ...(dueDate !== undefined && { dueAt: dueDate }) },
      }),
    ),
  );
};

const suspend = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const suspension = suspensionIn(body.value, 'includeJobs');
  if (!suspension.ok) return suspension;
  const job = await jobDefinitionOf(call);
  if (!job.ok) return job;
  const { definitionId, elementId } = job.value;
  return suspendAsSaid(call, suspension.value, { of: 'jobDefinition', definitionId, elementId });
};

/** All kinds of jobs of a process definition, or of all its versions. */
const suspendMany = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const suspension = suspensionIn(body.value, 'includeJobs');
  if (!suspension.ok) return suspension;
  const fields = fieldsOf(body.value, {
    jobDefinitionId: text,
    processDefinitionId: text,
    processDefinitionKey: text,
  });
  if (!fields.ok) return fields;
  const { jobDefinitionId, processDefinitionId, processDefinitionKey } = fields.value;
  if (jobDefinitionId !== undefined)
    return invalid(
      'Either processDefinitionId or processDefinitionKey can be set to update the suspension state.',
    );
  const named = [processDefinitionId, processDefinitionKey].filter((one) => one !== undefined).length;
  if (named === 0)
    return invalid(
      'Either jobDefinitionId, processDefinitionId or processDefinitionKey should be set to update the suspension state.',
    );
  if (named > 1)
    return invalid(
      'Only one of jobDefinitionId, processDefinitionId or processDefinitionKey should be set to update the suspension state.',
    );
  return suspendAsSaid(call, suspension.value, {
    of: 'jobDefinition',
    ...(processDefinitionId !== undefined && { definitionId: processDefinitionId }),
    ...(processDefinitionKey !== undefined && { definitionKey: processDefinitionKey }),
  });
};

const prioritise = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { priority: integer, includeJobs: boolean });
  if (!given.ok) return given;
  const { priority, includeJobs: withJobs = false } = given.value;
  const id = call.param('id');
  if (priority === undefined && withJobs)
    return invalid(`Cannot reset priority for job definition ${id} with includeJobs=true`);
  const job = await jobDefinitionOf(call);
  if (!job.ok) return job;
  const { definitionId, elementId } = job.value;
  return silently(
    call.commit((work) => setJobDefinitionPriority(work, { definitionId, elementId, priority, withJobs })),
  );
};

/** What people change about kinds of jobs. */
export const jobDefinitionChangeRoutes: readonly RestRoute[] = [
  { method: 'put', path: '/job-definition/suspended', handle: suspendMany },
  { method: 'put', path: '/job-definition/:id/retries', handle: setRetries },
  { method: 'put', path: '/job-definition/:id/suspended', handle: suspend },
  { method: 'put', path: '/job-definition/:id/jobPriority', handle: prioritise },
];
