import { localName, type JobId, type TokenId } from '../../engine/instance.js';
import { ok } from '../../kernel/outcome.js';
import type { InstanceRecord, JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import type { HandlerFailure, InternalJob } from './case-side.js';
import { commandInstance } from './command-instance.js';
import { given } from './given.js';
import { failedIn, performedBy, type Performed } from './job-failure.js';
import type { Performing } from './perform-job.js';
import { engineJob } from './raise-job-incident.js';
import { refuse } from './refusals.js';
import { scratchWork } from './scratch-work.js';
import { variablesAtToken } from './view-variables.js';
import { withoutLease } from './without-lease.js';

/** A job that an instance waits for. One that nothing waits for any more just goes. */
export const performEngineJob = async (work: Work, { job, force }: Performing): Promise<Performed> => {
  const local = engineJob(job);
  const instance = job.instanceId === undefined ? undefined : await work.get('instance', job.instanceId);
  if (local === undefined || !instance?.state.jobs[local]) {
    work.remove('job', job.id);
    return ok(undefined);
  }
  if (instance.suspended && !force) {
    work.put('job', { ...withoutLease(job), suspended: true, runnableAt: job.dueAt ?? work.at });
    return ok(undefined);
  }
  if (job.kind === 'internal') return performInternally(work, { job, instance, local });
  return performedBy(
    await commandInstance(work, instance.id, {
      type: 'ExecuteJob',
      job: local,
      ...forced(job, force),
    }),
  );
};

/** What a person wants now, or has said the moment of, happens though the engine would wait. */
const forced = (job: JobRecord, force: boolean): { readonly force?: true } =>
  force || job.dueByHand ? { force: true } : {};

interface Place {
  readonly job: JobRecord;
  readonly instance: InstanceRecord;
  readonly local: JobId;
}

const performInternally = async (work: Work, place: Place): Promise<Performed> => {
  const { job, instance, local } = place;
  const handler = work.ports.caseSide.handlers.get(job.topic ?? '');
  const internal = await internalJob(work, place);
  if (!handler || !internal)
    return performedBy(refuse('job-failed', `Expected work of topic '${job.topic ?? ''}' to be known here`));
  const scratch = scratchWork(work);
  const done = await handler(scratch, internal);
  if (!done.ok) return failInternally(work, place, done.reason);
  scratch.keep();
  return performedBy(
    await commandInstance(work, instance.id, {
      type: 'CompleteJob',
      job: local,
      ...given({ variables: done.value }),
    }),
  );
};

/** What the diagram may catch goes its way there; everything else is tried again. */
const failInternally = async (
  work: Work,
  { job, instance }: Place,
  failure: HandlerFailure,
): Promise<Performed> => {
  const { bpmnError, message } = failure;
  const token = localName(job.tokenId ?? '')?.local as TokenId | undefined;
  if (bpmnError === undefined || token === undefined) return failedIn(failure);
  return performedBy(
    await commandInstance(work, instance.id, { type: 'ThrowError', token, code: bpmnError, message }),
  );
};

const internalJob = async (work: Work, { job, instance }: Place): Promise<InternalJob | undefined> => {
  const definition = await work.ports.definitions.byId(instance.definitionId);
  const node = [...(definition?.nodes.values() ?? [])].find(({ id }) => id === job.elementId);
  if (!definition || !node) return undefined;
  const variables = variablesAtToken(instance.state, job.tokenId ?? '');
  return { job, definition, node, instance: instance.state, variables: variables?.values ?? {} };
};
