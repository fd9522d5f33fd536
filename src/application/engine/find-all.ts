import type { RecordKind, RecordKinds } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Work } from '../work.js';

const page = 1000;

/** Everything that meets the conditions, page by page; for the few commands that concern all of something. */
export const findAll = async <Kind extends RecordKind>(
  work: Work,
  kind: Kind,
  where: readonly Condition[],
): Promise<readonly RecordKinds[Kind][]> => {
  const { store } = work.ports;
  const total = await store.count(kind, where);
  const found: RecordKinds[Kind][] = [];
  for (let offset = 0; offset < total; offset += page) {
    found.push(...(await work.find(kind, { where, sort: [{ by: 'id' }], limit: page, offset })));
  }
  return found;
};
