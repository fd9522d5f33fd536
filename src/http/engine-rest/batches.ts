import { cancelBatch, pauseBatch } from '../../application/change/steer-batch.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { BatchRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { batchStatisticsView, batchView, historicBatchView } from './batch-view.js';
import { invalid, unknown, type Fault } from './errors.js';
import { getLists } from './lists.js';
import { filter, is, nothing } from './params.js';
import { boolean, fieldsOf } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';

const open: Condition = { field: 'endedAt', is: null };

const filters = {
  batchId: is('id'),
  type: is('type'),
  suspended: filter(boolean, (suspended) => [
    suspended ? { field: 'state', is: 'PAUSED' } : { field: 'state', isNot: 'PAUSED' },
  ]),
  createdBy: is('createdBy'),
  userId: is('createdBy'),
  withoutTenantId: nothing,
};
const unsupported: ReadonlySet<string> = new Set([
  'tenantIdIn',
  'startedBefore',
  'startedAfter',
  'withFailures',
  'withoutFailures',
]);
const sorts = { batchId: 'id', tenantId: null };

const batchOf = async ({ ports, param }: Call): Promise<Outcome<BatchRecord, Fault>> => {
  const found = await ports.store.get('batch', param('id'));
  return found ? ok(found.body) : unknown(`Batch with id '${param('id')}' does not exist`);
};

const runningBatch = async (call: Call): Promise<Outcome<BatchRecord, Fault>> => {
  const batch = await batchOf(call);
  return batch.ok && batch.value.endedAt !== undefined
    ? unknown(`Batch with id '${batch.value.id}' does not exist`)
    : batch;
};

const view =
  (find: typeof batchOf, show: (batch: BatchRecord) => unknown): RestRoute['handle'] =>
  async (call) => {
    const batch = await find(call);
    return batch.ok ? answered(show(batch.value)) : batch;
  };

const suspend = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, { suspended: boolean });
  if (!fields.ok) return fields;
  const { suspended: paused } = fields.value;
  if (paused === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  return silently(call.commit((work) => pauseBatch(work, { batchId: call.param('id'), paused })));
};

const cancel = ({ commit, param }: Call): Promise<Outcome<Answer, Fault>> =>
  silently(commit((work) => cancelBatch(work, { batchId: param('id') })));

/** Changes to many, with their progress. */
export const batchRoutes: readonly RestRoute[] = [
  ...getLists({
    kind: 'batch',
    path: '/batch',
    filters,
    unsupported,
    sorts,
    always: [open],
    view: batchView,
  }),
  ...getLists({
    kind: 'batch',
    path: '/batch/statistics',
    filters,
    unsupported,
    sorts,
    always: [open],
    view: batchStatisticsView,
  }),
  { method: 'get', path: '/batch/:id', handle: view(runningBatch, batchView) },
  { method: 'put', path: '/batch/:id/suspended', handle: suspend },
  { method: 'delete', path: '/batch/:id', handle: cancel },
  ...getLists({
    kind: 'batch',
    path: '/history/batch',
    filters: {
      ...filters,
      completed: filter(boolean, (completed) => [
        completed ? { field: 'endedAt', isNot: null } : { field: 'endedAt', is: null },
      ]),
    },
    unsupported,
    sorts: { ...sorts, startTime: 'createdAt', endTime: 'endedAt' },
    view: historicBatchView,
  }),
  { method: 'get', path: '/history/batch/:id', handle: view(batchOf, historicBatchView) },
];
