import type { Instant } from '../../../kernel/instant.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { Condition } from '../../../ports/store.js';
import { unknown, type Fault } from '../errors.js';
import { boolean, date, fieldsOf } from '../readers.js';
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
} as const;

interface Asked {
  readonly canceled?: boolean;
  readonly finished?: boolean;
  readonly startedBefore?: Instant;
  readonly startedAfter?: Instant;
  readonly finishedBefore?: Instant;
  readonly finishedAfter?: Instant;
}

const spanOf = (asked: Asked): readonly Condition[] => {
  const { startedBefore, startedAfter, finishedBefore, finishedAfter } = asked;
  return [
    ...(startedBefore === undefined ? [] : [{ field: 'startedAt', below: startedBefore }]),
    ...(startedAfter === undefined ? [] : [{ field: 'startedAt', above: startedAfter }]),
    ...(finishedBefore === undefined ? [] : [{ field: 'endedAt', below: finishedBefore }]),
    ...(finishedAfter === undefined ? [] : [{ field: 'endedAt', above: finishedAfter }]),
  ];
};

const rowOf = async (
  { ports }: Call,
  { canceled = false, finished = false }: Asked,
  { elementId, where }: { readonly elementId: string; readonly where: readonly Condition[] },
) => {
  const count = (condition: Condition): Promise<number> =>
    ports.store.count('historicActivity', [...where, condition]);
  return {
    id: elementId,
    instances: await count({ field: 'endedAt', is: null }),
    canceled: canceled ? await count({ field: 'canceled', is: true }) : 0,
    finished: finished ? await count({ field: 'endedAt', isNot: null }) : 0,
    completeScope: 0,
    openIncidents: 0,
    resolvedIncidents: 0,
    deletedIncidents: 0,
  };
};

/** How often each element was visited, and how it ended; counted in the store, by its index on definition and element. */
const statistics = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const id = call.param('id');
  const definition = await call.ports.definitions.byId(id);
  if (!definition) return unknown(`No matching process definition with id ${id}`);
  const given = fieldsOf(call.address(), shape);
  if (!given.ok) return given;
  const rows = [];
  for (const elementId of [...definition.nodes.keys()].sort()) {
    const where = [
      { field: 'definitionId', is: id },
      { field: 'elementId', is: elementId },
      ...spanOf(given.value),
    ];
    const row = await rowOf(call, given.value, { elementId, where });
    if (row.instances + row.canceled + row.finished > 0) rows.push(row);
  }
  return answered(call.address()['sortOrder'] === 'desc' ? rows.reverse() : rows);
};

export const statisticsRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/history/process-definition/:id/statistics', handle: statistics },
];
