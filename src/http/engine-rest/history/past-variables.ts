import type { Ports } from '../../../application/work.js';
import type { VariableSet } from '../../../engine/variables.js';
import type { VariablesAround } from '../meets.js';
import { variablesAround } from '../variables-around.js';

interface Place {
  readonly instanceId: string;
  readonly tokenName?: string | undefined;
}

/** The variables around something in history: as they are while its instance runs, and as they were at its end. */
export const pastVariablesAround = async (
  ports: Pick<Ports, 'store'>,
  places: readonly Place[],
): Promise<readonly VariablesAround[]> => {
  const instanceIds = [...new Set(places.map(({ instanceId }) => instanceId))];
  const [running, past] = await Promise.all([
    variablesAround(ports, places),
    ports.store.getAll('historicInstance', instanceIds),
  ]);
  const ended = new Map<string, VariableSet>();
  for (const { id, endedAt, variables, types } of past.flatMap((stored) => stored?.body ?? []))
    if (endedAt !== undefined) ended.set(id, { values: variables ?? {}, ...(types && { types }) });
  return places.map(({ instanceId }, at) => (place) => {
    const atEnd = ended.get(instanceId);
    if (atEnd && place === 'instance') return atEnd;
    return running[at]?.(place) ?? { values: {} };
  });
};
