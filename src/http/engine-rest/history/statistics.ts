import { eventOf } from '../../../engine/event-parts.js';
import type { FlowNode, ProcessDefinition } from '../../../engine/definition.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Condition } from '../../../ports/store.js';
import { invalid, unknown, type Fault } from '../errors.js';
import { boolean, date, fieldsOf, texts, type Given } from '../readers.js';
import { answered, type Answer, type Call, type RestRoute } from '../route.js';

const shape = {
  canceled: boolean,
  finished: boolean,
  completeScope: boolean,
  incidents: boolean,
  startedBefore: date,
  startedAfter: date,
  finishedBefore: date,
  finishedAfter: date,
  processInstanceIdIn: texts,
} as const;

const readStatistics = (given: Given) => fieldsOf(given, shape);

type Read = ReturnType<typeof readStatistics>;
type Asked = Extract<Read, { readonly ok: true }>['value'];

/** More than any workflow has ended in a span that people ask about. */
const mostInstances = 10_000;

/** When instances began and ended, as is asked; Camunda means the instances here, not the visits. */
const spanOf = (asked: Asked): readonly Condition[] => {
  const { startedBefore, startedAfter, finishedBefore, finishedAfter } = asked;
  return [
    ...(startedBefore === undefined ? [] : [{ field: 'startedAt', upTo: startedBefore }]),
    ...(startedAfter === undefined ? [] : [{ field: 'startedAt', from: startedAfter }]),
    ...(finishedBefore === undefined ? [] : [{ field: 'endedAt', upTo: finishedBefore }]),
    ...(finishedAfter === undefined ? [] : [{ field: 'endedAt', from: finishedAfter }]),
  ];
};

/** Of which instances visits and incidents count; nothing when all of the definition do. */
const instancesOf = async (
  { ports }: Call,
  asked: Asked,
  definitionId: string,
): Promise<Outcome<readonly Condition[], Fault>> => {
  const { processInstanceIdIn: named } = asked;
  const span = spanOf(asked);
  if (span.length === 0) return ok(named === undefined ? [] : [{ field: 'instanceId', in: named }]);
  const found = await ports.store.find('historicInstance', {
    where: [
      { field: 'definitionId', is: definitionId },
      ...span,
      ...(named === undefined ? [] : [{ field: 'id', in: named }]),
    ],
    limit: mostInstances + 1,
  });
  return found.length > mostInstances
    ? invalid(`Expected a span with at most ${mostInstances} instances, but there are more`)
    : ok([{ field: 'instanceId', in: found.map(({ body }) => body.id) }]);
};

/** Ends its scope when it is over: Camunda counts those of end events, unless they throw. */
const completesScope = (node: FlowNode): boolean =>
  node.type === 'endEvent' && !['error', 'cancel'].includes(eventOf(node)?.kind ?? 'none');

const rowOf = async (
  { ports }: Call,
  { canceled = false, finished = false, completeScope = false, incidents = false }: Asked,
  { node, where }: { readonly node: FlowNode; readonly where: readonly Condition[] },
) => {
  const at = [...where, { field: 'elementId', is: node.id as string }];
  const visits = (...conditions: readonly Condition[]): Promise<number> =>
    ports.store.count('historicActivity', [...at, ...conditions]);
  const ofState = (state: string): Promise<number> =>
    incidents
      ? ports.store.count('historicIncident', [...at, { field: 'state', is: state }])
      : Promise.resolve(0);
  const over: Condition = { field: 'endedAt', isNot: null };
  return {
    id: node.id,
    instances: await visits({ field: 'endedAt', is: null }),
    canceled: canceled ? await visits({ field: 'canceled', is: true }) : 0,
    finished: finished ? await visits(over) : 0,
    completeScope:
      completeScope && completesScope(node) ? await visits(over, { field: 'canceled', is: false }) : 0,
    openIncidents: await ofState('open'),
    resolvedIncidents: await ofState('resolved'),
    deletedIncidents: await ofState('deleted'),
  };
};

type Row = Awaited<ReturnType<typeof rowOf>>;

const isTold = (row: Row): boolean =>
  Object.values(row).some((count) => typeof count === 'number' && count > 0);

const rowsOf = async (
  call: Call,
  { id, nodes }: ProcessDefinition,
  asked: Asked,
): Promise<Outcome<readonly Row[], Fault>> => {
  const ofInstances = await instancesOf(call, asked, id);
  if (!ofInstances.ok) return ofInstances;
  const where = [{ field: 'definitionId', is: id as string }, ...ofInstances.value];
  const rows: Row[] = [];
  for (const node of [...nodes.values()].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const row = await rowOf(call, asked, { node, where });
    if (isTold(row)) rows.push(row);
  }
  return ok(rows);
};

/** How often each element was visited, how it ended and what went wrong; counted in the store, by its indexes. */
const statistics = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const id = call.param('id');
  const definition = await call.ports.definitions.byId(id);
  if (!definition) return unknown(`No matching process definition with id ${id}`);
  const given = readStatistics(call.address());
  if (!given.ok) return given;
  const rows = await rowsOf(call, definition, given.value);
  if (!rows.ok) return rows;
  return answered(call.address()['sortOrder'] === 'desc' ? rows.value.toReversed() : rows.value);
};

export const statisticsRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/history/process-definition/:id/statistics', handle: statistics },
];
