import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { EventBatchRecord, HistoricInstanceRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Ports } from '../work.js';

/** Everything that happened to one instance, in order. */
export interface Story {
  readonly instance: HistoricInstanceRecord;
  readonly batches: readonly EventBatchRecord[];
}

/** More has to be looked through than one request may; a narrower question is answered. */
export type TooMuch = 'too-much-to-look-through';

type Reads = Pick<Ports, 'store'>;

const mostInstances = 1000;
const mostBatches = 20_000;
const instancesAtATime = 50;
const atOnce = 10_000;

/**
 * The stories of the instances that meet the conditions, the earliest first. They are read whole, so a question that
 * concerns very many of them is refused instead of answered in part.
 */
export const storiesOf = async (
  { store }: Reads,
  where: readonly Condition[],
): Promise<Outcome<readonly Story[], TooMuch>> => {
  const found = await store.find('historicInstance', {
    where: [{ field: 'startedAt', isNot: null }, ...where],
    sort: [{ by: 'startedAt' }],
    limit: mostInstances + 1,
  });
  if (found.length > mostInstances) return refused('too-much-to-look-through');
  const instances = found.map(({ body }) => body);
  const batches = new Map<string, EventBatchRecord[]>(instances.map(({ id }) => [id, []]));
  let total = 0;
  for (let at = 0; at < instances.length; at += instancesAtATime) {
    const page = await batchesOf(
      store,
      instances.slice(at, at + instancesAtATime).map(({ id }) => id),
    );
    total += page.length;
    if (page.length >= atOnce || total > mostBatches) return refused('too-much-to-look-through');
    for (const batch of page) batches.get(batch.instanceId)?.push(batch);
  }
  return ok(instances.map((instance) => ({ instance, batches: batches.get(instance.id) ?? [] })));
};

const batchesOf = async (
  store: Ports['store'],
  instanceIds: readonly string[],
): Promise<readonly EventBatchRecord[]> => {
  const found = await store.find('eventBatch', {
    where: [{ field: 'instanceId', in: instanceIds }],
    sort: [{ by: 'id' }],
    limit: atOnce,
  });
  return found.map(({ body }) => body);
};
