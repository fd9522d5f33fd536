import { ok } from '../../kernel/outcome.js';
import type { ThrownMessage } from '../../engine/events.js';
import type { Variables, VariableTypes } from '../../engine/variables.js';
import type { JobKind, JobRecord } from '../../ports/records.js';
import { performBatch } from '../change/perform-batch.js';
import { performCleanup } from '../history/cleanup-job.js';
import type { Work } from '../work.js';
import { initialRetries } from './attempts.js';
import { broadcastSignal, signalTo } from './broadcast-signal.js';
import { correlateMessage } from './correlate-message.js';
import { failedIn, performedBy, type Performed } from './job-failure.js';
import { performEngineJob } from './perform-engine-job.js';
import { performStartTimer } from './perform-start-timer.js';
import { performSuspension } from './suspend-later.js';
import { refuse } from './refusals.js';
import { without } from './without.js';

/** How a job is done now. */
export interface Performing {
  readonly job: JobRecord;
  /** A person wants it now, due or not. */
  readonly force: boolean;
}

/** Does the work of a job and takes the job away, or puts it again for the next time. */
export const performJob = (work: Work, performing: Performing): Promise<Performed> =>
  performers[performing.job.kind](work, performing);

const performTimer = (work: Work, performing: Performing): Promise<Performed> =>
  performing.job.instanceId === undefined
    ? performStartTimer(work, performing)
    : performEngineJob(work, performing);

const deliverMessage = async (work: Work, { id, payload }: JobRecord): Promise<Performed> => {
  const { name, businessKey, correlationKeys, variables, types } = payload as unknown as ThrownMessage;
  work.remove('job', id);
  return performedBy(
    await correlateMessage(work, {
      name,
      businessKey,
      correlationKeys,
      variables: { values: variables, ...(types && { types }) },
    }),
  );
};

interface SignalPayload {
  readonly name: string;
  readonly variables?: Variables;
  readonly types?: VariableTypes;
  /** The one receiver it is for. */
  readonly subscription?: string;
}

const deliverSignal = async (work: Work, { id, payload }: JobRecord): Promise<Performed> => {
  const { name, variables, types, subscription } = payload as unknown as SignalPayload;
  const set = variables && { values: variables, ...(types && { types }) };
  work.remove('job', id);
  if (subscription === undefined) return performedBy(await broadcastSignal(work, { name, variables: set }));
  const receiver = await work.get('subscription', subscription);
  return receiver ? performedBy(await signalTo(work, receiver, set)) : ok(undefined);
};

const tellOfDeadline = async (work: Work, job: JobRecord): Promise<Performed> => {
  const fresh = { ...without(job, 'lease', 'failure'), retries: initialRetries };
  const told = await work.ports.caseSide.deadlineDue(work, fresh);
  if (!told.ok) return failedIn(told.reason);
  // Left as it is, it has had its last moment.
  if ((await work.get('job', job.id)) === job) work.remove('job', job.id);
  return ok(undefined);
};

const cleanUp = async (work: Work, job: JobRecord): Promise<Performed> => {
  await performCleanup(work, job);
  return ok(undefined);
};

const performers: Readonly<Record<JobKind, (work: Work, performing: Performing) => Promise<Performed>>> = {
  timer: performTimer,
  continuation: performEngineJob,
  internal: performEngineJob,
  message: (work, { job }) => deliverMessage(work, job),
  signal: (work, { job }) => deliverSignal(work, job),
  deadline: (work, { job }) => tellOfDeadline(work, job),
  batch: (work, { job }) => performBatch(work, job),
  cleanup: (work, { job }) => cleanUp(work, job),
  suspension: (work, { job }) => performSuspension(work, job),
  external: (_work, { job }) =>
    Promise.resolve(
      performedBy(refuse('job-not-found', `Expected job '${job.id}' to be done here, not by a worker`)),
    ),
};
