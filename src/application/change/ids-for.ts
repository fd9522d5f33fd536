import type { RecordKind } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Work } from '../work.js';

/** As many as one change to many takes; whoever has more changes them in several. */
export const mostForChange = 100_000;

const page = 5_000;

/** The names of all that one change to many concerns, and one more where there are more than it takes. */
export const idsFor = async (
  { ports }: Pick<Work, 'ports'>,
  kind: RecordKind,
  where: readonly Condition[],
  most = mostForChange,
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (;;) {
    const last = ids.at(-1);
    const after: readonly Condition[] = last === undefined ? [] : [{ field: 'id', above: last }];
    const found = await ports.store.find(kind, {
      where: [...where, ...after],
      sort: [{ by: 'id' }],
      limit: Math.min(page, most + 1 - ids.length),
    });
    ids.push(...found.map(({ body }) => body.id));
    if (found.length < page || ids.length > most) return ids;
  }
};
