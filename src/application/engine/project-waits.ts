import type { EngineJob, Incident, Subscription } from '../../engine/instance.js';
import type { Json } from '../../kernel/json.js';
import type { JobKind } from '../../ports/records.js';
import type { Work } from '../work.js';
import { initialRetries } from './attempts.js';
import { incidentTypeOf, openIncident } from './open-incident.js';
import { nameIn, originOf, projectionOf, type Move, type Projections } from './move.js';

/** Work with this mark in front of its topic is done in this service; all other topics are for workers outside. */
export const internalTopic = /^koers\./;

/** What an instance waits for, and what it sends: jobs, subscriptions and incidents. */
export const projectWaits = (work: Work, move: Move): void => {
  for (const event of move.events) projectionOf(projections, event)?.(work, move, event);
};

const projections: Projections<void> = {
  JobCreated: (work, move, { job }) => putJob(work, move, job),
  JobRemoved: (work, move, { job }) => work.remove('job', nameIn(move, job)),
  Subscribed: (work, move, { subscription }) => subscribe(work, move, subscription),
  Unsubscribed: (work, move, { subscription }) => work.remove('subscription', nameIn(move, subscription)),
  IncidentRaised: (work, move, { incident }) => putIncident(work, move, incident),
  IncidentResolved: (work, move, { incident }) => work.remove('incident', nameIn(move, incident)),
  MessageThrown: (work, move, { element, message }) =>
    send(work, move, { kind: 'message', element, payload: message as unknown as Json }),
  SignalThrown: (work, move, { element, name, variables }) =>
    send(work, move, { kind: 'signal', element, payload: { name, variables } }),
};

const kindOf = (job: EngineJob): JobKind =>
  job.kind === 'external' && internalTopic.test(job.topic ?? '') ? 'internal' : job.kind;

const putJob = (work: Work, move: Move, job: EngineJob): void =>
  work.put('job', {
    id: nameIn(move, job.id),
    kind: kindOf(job),
    runnableAt: job.dueAt ?? work.at,
    ...(job.dueAt !== undefined && { dueAt: job.dueAt }),
    createdAt: work.at,
    priority: job.priority ?? 0,
    retries: job.retry?.times ?? initialRetries,
    ...(job.retry && { retry: job.retry }),
    ...originOf(move, job.element),
    ...(job.token !== undefined && { tokenId: nameIn(move, job.token) }),
    ...(job.topic !== undefined && { topic: job.topic }),
    suspended: false,
  });

/** What leaves an instance goes in a commit of its own, so that a receiver that fails does not undo the sender. */
const send = (
  work: Work,
  move: Move,
  {
    kind,
    element,
    payload,
  }: { readonly kind: JobKind; readonly element: EngineJob['element']; readonly payload: Json },
): void =>
  work.put('job', {
    id: work.ports.ids.next(),
    kind,
    runnableAt: work.at,
    createdAt: work.at,
    priority: 0,
    retries: initialRetries,
    ...originOf(move, element),
    suspended: false,
    payload,
  });

const subscribe = (work: Work, move: Move, subscription: Subscription): void =>
  work.put('subscription', {
    id: nameIn(move, subscription.id),
    kind: subscription.kind,
    name: subscription.name,
    ...originOf(move, subscription.element),
    ...(subscription.token !== undefined && { tokenId: nameIn(move, subscription.token) }),
    scopeId: subscription.scope,
    createdAt: work.at,
  });

const putIncident = (work: Work, move: Move, incident: Incident): void => {
  const { instanceId, definitionId, definitionKey, elementId } = originOf(move, incident.element);
  const job = incident.job === undefined ? undefined : move.instance.jobs[incident.job];
  const token = incident.token ?? job?.token;
  openIncident(work, {
    id: nameIn(move, incident.id),
    code: incident.code,
    message: incident.message,
    type: incidentTypeOf(job && kindOf(job)),
    instanceId,
    definitionId,
    definitionKey,
    elementId,
    ...(token !== undefined && { tokenId: nameIn(move, token) }),
    ...(incident.job !== undefined && { jobId: nameIn(move, incident.job) }),
    createdAt: work.at,
  });
};
