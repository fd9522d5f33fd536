import { expiredInstances } from '../../../application/history/expired-instances.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import { invalid, type Fault } from '../errors.js';
import { orNull } from '../or-null.js';
import { boolean, count, fieldsOf, text, texts } from '../readers.js';
import { answered, type Answer, type Call, type RestRoute } from '../route.js';

const shape = {
  processDefinitionIdIn: texts,
  processDefinitionKeyIn: texts,
  compact: boolean,
  sortBy: text,
  sortOrder: text,
  firstResult: count,
  maxResults: count,
  tenantIdIn: texts,
} as const;

/** What can be cleaned up is counted per version; of so many versions at most. */
const mostDefinitions = 1_000;

const rowOf = async ({ ports }: Call, definition: ProcessDefinitionRecord) => {
  const ended = [
    { field: 'definitionId', is: definition.id },
    { field: 'endedAt', isNot: null },
  ];
  const expired = expiredInstances(definition, ports.clock.now());
  return {
    processDefinitionId: definition.id,
    processDefinitionKey: definition.key,
    processDefinitionName: orNull(definition.name),
    processDefinitionVersion: definition.version,
    historyTimeToLive: orNull(definition.historyTimeToLive),
    finishedProcessInstanceCount: await ports.store.count('historicInstance', ended),
    cleanableProcessInstanceCount: expired ? await ports.store.count('historicInstance', expired) : 0,
    tenantId: null,
  };
};

type Row = Awaited<ReturnType<typeof rowOf>>;

const asked = (call: Call) => {
  const given = fieldsOf(call.address(), shape);
  if (!given.ok) return given;
  if (given.value.tenantIdIn !== undefined)
    return invalid("Query parameter 'tenantIdIn' is not supported by this service");
  const { sortBy, sortOrder = 'asc' } = given.value;
  if ((sortBy !== undefined && sortBy !== 'finished') || !['asc', 'desc'].includes(sortOrder))
    return invalid(`Expected to sort by 'finished', asc or desc, but got '${sortBy ?? ''}' '${sortOrder}'`);
  return given;
};

const rows = async (call: Call): Promise<Outcome<readonly Row[], Fault>> => {
  const given = asked(call);
  if (!given.ok) return given;
  const { processDefinitionIdIn: ids, processDefinitionKeyIn: keys, compact = false } = given.value;
  const where: Condition[] = [
    ...(ids === undefined ? [] : [{ field: 'id', in: ids }]),
    ...(keys === undefined ? [] : [{ field: 'key', in: keys }]),
  ];
  const sort = [{ by: 'id' }];
  const found = await call.ports.store.find('processDefinition', { where, sort, limit: mostDefinitions + 1 });
  if (found.length > mostDefinitions)
    return invalid(`Expected at most ${mostDefinitions} process definitions; name those that are meant`);
  const all: Row[] = [];
  for (const { body } of found) all.push(await rowOf(call, body));
  return ok(compact ? all.filter((row) => row.finishedProcessInstanceCount > 0) : all);
};

const report = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const given = asked(call);
  if (!given.ok) return given;
  const all = await rows(call);
  if (!all.ok) return all;
  const { sortBy, sortOrder, firstResult = 0, maxResults = mostDefinitions } = given.value;
  const sign = sortOrder === 'desc' ? -1 : 1;
  const inOrder =
    sortBy === undefined
      ? all.value
      : all.value.toSorted(
          (one, other) => sign * (one.finishedProcessInstanceCount - other.finishedProcessInstanceCount),
        );
  return answered(inOrder.slice(firstResult, firstResult + maxResults));
};

const counted = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const all = await rows(call);
  return all.ok ? answered({ count: all.value.length }) : all;
};

const path = '/history/process-definition/cleanable-process-instance-report';

/** How many instances of each version have ended, and how many of them the next night may forget. */
export const cleanableRoutes: readonly RestRoute[] = [
  { method: 'get', path, handle: report },
  { method: 'get', path: `${path}/count`, handle: counted },
];
