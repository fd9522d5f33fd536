import { annotateOperation } from '../../../application/history/annotate-operation.js';
import {
  countOperations,
  findOperations,
  type OperationsAsked,
  type Page,
} from '../../../application/history/find-operations.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { OperationRecord } from '../../../ports/records.js';
import { annotationIn } from '../annotation.js';
import { restDate } from '../dates.js';
import { invalid, type Fault } from '../errors.js';
import { orNull } from '../or-null.js';
import { count, date, fieldsOf, text, texts } from '../readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from '../route.js';

const operationView = (entry: OperationRecord) => ({
  id: entry.id,
  deploymentId: orNull(entry.deploymentId),
  processDefinitionId: orNull(entry.definitionId),
  processDefinitionKey: orNull(entry.definitionKey),
  processInstanceId: orNull(entry.instanceId),
  executionId: orNull(entry.executionId),
  caseDefinitionId: null,
  caseInstanceId: null,
  caseExecutionId: null,
  taskId: orNull(entry.taskId),
  jobId: orNull(entry.jobId),
  jobDefinitionId: orNull(entry.jobDefinitionId),
  batchId: orNull(entry.batchId),
  userId: entry.actor,
  timestamp: restDate(entry.at),
  operationId: entry.operationId,
  externalTaskId: orNull(entry.externalTaskId),
  operationType: entry.operation,
  entityType: entry.entityType,
  property: orNull(entry.property),
  orgValue: orNull(entry.from),
  newValue: orNull(entry.to),
  removalTime: null,
  rootProcessInstanceId: orNull(entry.rootInstanceId),
  category: entry.category,
  annotation: entry.annotation ?? entry.reason ?? null,
  tenantId: null,
});

const shape = {
  deploymentId: text,
  processDefinitionId: text,
  processDefinitionKey: text,
  processInstanceId: text,
  executionId: text,
  taskId: text,
  jobId: text,
  jobDefinitionId: text,
  batchId: text,
  userId: text,
  operationId: text,
  externalTaskId: text,
  property: text,
  operationType: text,
  entityType: text,
  entityTypeIn: texts,
  category: text,
  categoryIn: texts,
  afterTimestamp: date,
  beforeTimestamp: date,
} as const;

const unsupported = ['caseDefinitionId', 'caseInstanceId', 'caseExecutionId', 'tenantIdIn'];

const present = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Both the one value and the list must hold when both are given. */
const both = (one: string | undefined, several: readonly string[] | undefined): string[] | undefined => {
  if (one === undefined) return several && [...several];
  return (several?.includes(one) ?? true) ? [one] : [];
};

const askedOf = (call: Call): Outcome<OperationsAsked, Fault> => {
  const address = call.address();
  const refusedName = unsupported.find((name) => Object.hasOwn(address, name));
  if (refusedName !== undefined)
    return invalid(`Query parameter '${refusedName}' is not supported by this service`);
  const given = fieldsOf(address, shape);
  if (!given.ok) return given;
  const { operationType, entityType, entityTypeIn, category, categoryIn, ...more } = given.value;
  const { afterTimestamp, beforeTimestamp, userId, processInstanceId, ...others } = more;
  const { processDefinitionId, processDefinitionKey, ...same } = others;
  return ok({
    wanted: present({
      ...same,
      actor: userId,
      instanceId: processInstanceId,
      definitionId: processDefinitionId,
      definitionKey: processDefinitionKey,
    }),
    operations: operationType === undefined ? undefined : [operationType],
    entityTypes: both(entityType, entityTypeIn),
    categories: both(category, categoryIn),
    after: afterTimestamp,
    before: beforeTimestamp,
  });
};

const tooMuch = invalid('Expected a narrower question: ask for an instance, a person or a span of time');

const sorting = { sortBy: text, sortOrder: text, firstResult: count, maxResults: count } as const;

const mostAtOnce = 10_000;

const pageOf = (call: Call): Outcome<Page, Fault> => {
  const given = fieldsOf(call.address(), sorting);
  if (!given.ok) return given;
  const { sortBy = 'timestamp', sortOrder = 'desc', firstResult = 0, maxResults = mostAtOnce } = given.value;
  if (sortBy !== 'timestamp') return invalid(`sortBy parameter has invalid value: ${sortBy}`);
  if (sortOrder !== 'asc' && sortOrder !== 'desc')
    return invalid(`sortOrder parameter has invalid value: ${sortOrder}`);
  return ok({ ascending: sortOrder === 'asc', offset: firstResult, limit: maxResults });
};

const list = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const asked = askedOf(call);
  if (!asked.ok) return asked;
  const page = pageOf(call);
  if (!page.ok) return page;
  const found = await findOperations(call.ports, asked.value, page.value);
  return found.ok ? answered(found.value.map(operationView)) : tooMuch;
};

const counted = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const asked = askedOf(call);
  if (!asked.ok) return asked;
  const counting = await countOperations(call.ports, asked.value);
  return counting.ok ? answered({ count: counting.value }) : tooMuch;
};

const annotate = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const annotation = await annotationIn(call);
  if (!annotation.ok) return annotation;
  const operationId = call.param('operationId');
  return silently(
    call.commit((work) => annotateOperation(work, { operationId, annotation: annotation.value })),
  );
};

const clear = (call: Call): Promise<Outcome<Answer, Fault>> =>
  silently(call.commit((work) => annotateOperation(work, { operationId: call.param('operationId') })));

/** Who did what by hand. */
export const userOperationRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/history/user-operation', handle: list },
  { method: 'get', path: '/history/user-operation/count', handle: counted },
  { method: 'put', path: '/history/user-operation/:operationId/set-annotation', handle: annotate },
  { method: 'put', path: '/history/user-operation/:operationId/clear-annotation', handle: clear },
];
