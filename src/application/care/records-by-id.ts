import type { RecordKind, RecordKinds } from '../../ports/records.js';
import type { Ports } from '../work.js';

/** Records of one kind by id, asked in one go; ids that nobody has are simply not in the answer. */
export const recordsById = async <Kind extends RecordKind>(
  ports: Ports,
  kind: Kind,
  ids: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, RecordKinds[Kind]>> => {
  const wanted = [...new Set(ids.filter((id): id is string => id !== undefined))];
  const found = wanted.length === 0 ? [] : await ports.store.getAll(kind, wanted);
  return new Map(found.flatMap((stored) => (stored ? [[stored.body.id, stored.body] as const] : [])));
};

/** The names people gave the processes, by definition id. */
export const processNamesOf = async (
  ports: Ports,
  definitionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (const id of new Set(definitionIds)) {
    const definition = await ports.definitions.byId(id);
    if (definition) names.set(id, definition.name ?? definition.key);
  }
  return names;
};
