import {
  fetchExternalTasks,
  type FetchedExternalTask,
} from '../../application/engine/fetch-external-tasks.js';
import type { ElementId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import type { JobRecord } from '../../ports/records.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Json } from '../../kernel/json.js';
import { invalid, type Fault } from './errors.js';
import { externalTaskViews } from './external-task-view.js';
import { boolean, count, fieldsOf, object, objects, text, texts, type Given } from './readers.js';
import { answered, type Answer, type Call } from './route.js';
import { localVariablesOf, tokenAt } from './token-variables.js';
import { typedValuesOf } from './typed-values.js';

/** As in Camunda: who waits longer should ask again. */
const longestWaitMs = 30 * 60_000;
/** A hint may get lost, and locks run out without one: so often it is looked anyway. */
const lookAgainMs = 1_000;
const mostTasks = 1_000;

const topicShape = {
  topicName: text,
  lockDuration: count,
  variables: texts,
  localVariables: boolean,
  deserializeValues: boolean,
  businessKey: text,
  processDefinitionId: text,
  processDefinitionIdIn: texts,
  processDefinitionKey: text,
  processDefinitionKeyIn: texts,
  processDefinitionVersionTag: text,
  processVariables: object,
  includeExtensionProperties: boolean,
} as const;

const unsupported = ['tenantIdIn'];

interface Topic {
  readonly name: string;
  readonly lockMs: number;
  readonly businessKey?: string | undefined;
  readonly definitionIds?: readonly string[] | undefined;
  readonly definitionKeys?: readonly string[] | undefined;
  /** Which variables the worker wants; without names all of them. */
  readonly names?: readonly string[] | undefined;
  readonly versionTag?: string | undefined;
  /** Variables the instance must have with these values. */
  readonly variables?: Given | undefined;
  readonly local: boolean;
  readonly withProperties: boolean;
  readonly deserialize: boolean;
}

interface Request {
  readonly worker: string;
  readonly maxTasks: number;
  readonly waitMs: number;
  readonly usePriority: boolean;
  /** The oldest or the newest first. */
  readonly createTime: 'asc' | 'desc' | undefined;
  readonly topics: readonly Topic[];
}

const either = (
  one: string | undefined,
  several: readonly string[] | undefined,
): readonly string[] | undefined => (one === undefined ? several : [one]);

const topicOf = (given: Given): Outcome<Topic, Fault> => {
  const refusedName = unsupported.find((name) => name in given);
  if (refusedName !== undefined)
    return invalid(`Topic parameter '${refusedName}' is not supported by this service`);
  const read = fieldsOf(given, topicShape);
  if (!read.ok) return read;
  const { topicName: name = '', lockDuration: lockMs = 0, localVariables, deserializeValues } = read.value;
  if (name === '') return invalid('Expected every topic to have a topicName');
  if (lockMs === 0) return invalid(`Expected the lockDuration of topic '${name}' to be above 0`);
  return ok({
    name,
    lockMs,
    businessKey: read.value.businessKey,
    definitionIds: either(read.value.processDefinitionId, read.value.processDefinitionIdIn),
    definitionKeys: either(read.value.processDefinitionKey, read.value.processDefinitionKeyIn),
    versionTag: read.value.processDefinitionVersionTag,
    variables: read.value.processVariables,
    names: read.value.variables,
    withProperties: read.value.includeExtensionProperties ?? false,
    local: localVariables ?? false,
    deserialize: deserializeValues ?? false,
  });
};

const topicsOf = (value: Json): Outcome<readonly Topic[], Fault> => {
  const given = objects(value);
  if (!given.ok) return given;
  const topics: Topic[] = [];
  for (const one of given.value) {
    const topic = topicOf(one);
    if (!topic.ok) return topic;
    topics.push(topic.value);
  }
  return topics.length > 100 ? invalid('Expected at most 100 topics') : ok(topics);
};

/** The only thing fetched tasks can be sorted by besides their priority. */
const createTimeOf = (value: Json): Outcome<'asc' | 'desc' | undefined, Fault> => {
  const given = objects(value);
  if (!given.ok) return given;
  const [first] = given.value;
  if (!first) return ok(undefined);
  const { sortBy = null, sortOrder = null } = first;
  if (sortBy !== 'createTime') return invalid('Expected sortBy to be createTime');
  return sortOrder === 'asc' || sortOrder === 'desc'
    ? ok(sortOrder)
    : invalid('Expected sortOrder to be asc or desc');
};

const requestOf = (body: Given): Outcome<Request, Fault> => {
  const read = fieldsOf(body, {
    workerId: text,
    maxTasks: count,
    asyncResponseTimeout: count,
    usePriority: boolean,
    topics: topicsOf,
    sorting: createTimeOf,
  });
  if (!read.ok) return read;
  const { workerId: worker = '', maxTasks = 0, asyncResponseTimeout: waitMs = 0, topics = [] } = read.value;
  if (worker === '') return invalid('Expected the id of a worker, but workerId is empty');
  const bounds = withinBounds(maxTasks, waitMs);
  if (!bounds.ok) return bounds;
  const { usePriority = false, sorting } = read.value;
  return ok({ worker, maxTasks, waitMs, usePriority, topics, createTime: sorting });
};

const withinBounds = (maxTasks: number, waitMs: number): Outcome<true, Fault> => {
  if (maxTasks === 0 || maxTasks > mostTasks)
    return invalid(`Expected maxTasks from 1 to ${mostTasks}, but got ${maxTasks}`);
  return waitMs <= longestWaitMs
    ? ok(true)
    : invalid(
        `The asynchronous response timeout cannot be set to a value greater than ${longestWaitMs} milliseconds`,
      );
};

/** Takes what there is, else waits for something to come, as long as was asked and the client is there. */
const fetchWithin = async (
  call: Call,
  request: Request,
): Promise<Outcome<readonly FetchedExternalTask[], Fault>> => {
  const until = performance.now() + request.waitMs;
  let gone: AbortSignal | undefined;
  for (;;) {
    const fetched = await call.commit((work) => fetchExternalTasks(work, request));
    // Others who fetch at the same time took everything: there is nothing here now.
    if (!fetched.ok && fetched.reason.type !== 'OptimisticLockingException') return fetched;
    const tasks = fetched.ok ? fetched.value : [];
    const leftMs = until - performance.now();
    gone ??= call.gone();
    if (tasks.length > 0 || leftMs <= 0 || gone.aborted) return ok(tasks);
    const names = request.topics.map(({ name }) => name);
    await call.rest.waitForExternalTasks(names, Math.min(leftMs, lookAgainMs), gone);
  }
};

/** What the worker sees: everything visible where the task is, or what is known there alone. */
const variablesFor = async (
  { ports }: Call,
  { job, variables }: FetchedExternalTask,
  local: boolean,
): Promise<VariableSet> => {
  if (!local) return variables;
  const at = job.tokenId === undefined ? undefined : await tokenAt(ports, job.tokenId);
  return at ? localVariablesOf(at) : { values: {} };
};

/** What the model says beside the element, for workers that ask for it. */
const propertiesOf = async ({ ports }: Call, { definitionId, elementId }: JobRecord) => {
  const definition = definitionId === undefined ? undefined : await ports.definitions.byId(definitionId);
  const node = definition?.nodes.get((elementId ?? '') as ElementId);
  const drawn = node?.extensions.filter(({ type }) => type === 'camunda:properties') ?? [];
  return Object.fromEntries(
    drawn
      .flatMap(({ children }) => children)
      .map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? null]),
  );
};

const viewOf = (call: Call, topics: readonly Topic[]) => async (task: FetchedExternalTask) => {
  const { job } = task;
  const topic = topics.find(({ name }) => name === job.topic) ?? anyTopic;
  const [[view], variables, extensionProperties] = await Promise.all([
    externalTaskViews(call, [job]),
    variablesFor(call, task, topic.local),
    topic.withProperties ? propertiesOf(call, job) : {},
  ]);
  const { names, deserialize } = topic;
  return {
    ...view,
    errorDetails: job.failure?.details ?? null,
    extensionProperties,
    variables: typedValuesOf(variables, { ...(names && { names }), deserialize }),
  };
};

const anyTopic: Topic = { name: '', lockMs: 0, local: false, deserialize: false, withProperties: false };

/** Gives a worker tasks of its topics under a lock, waiting for them when there are none. */
export const fetchAndLock = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const request = requestOf(body.value);
  if (!request.ok) return request;
  const fetched = await fetchWithin(call, request.value);
  if (!fetched.ok) return fetched;
  return answered(await Promise.all(fetched.value.map(viewOf(call, request.value.topics))));
};
