import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { expiredInstances } from './expired-instances.js';
import { forgetInPart, type Allowance } from './forget-in-part.js';

/** Where a run is: at which version, and how many of its instances it has passed over because they stay. */
export interface CleanupPlace {
  readonly definitionId: string;
  readonly kept: number;
}

/** What one commit removes at most, so that nobody waits for it. */
const recordsAtATime = 500;
const instancesAtATime = 50;
const definitionsAtATime = 200;

/**
 * Forgets the next instances that have outlived the time to live of their version, and answers where to go on;
 * `undefined` when all has been seen. What belongs to a file with a retention of its own stays.
 */
export const forgetExpiredHistory = async (
  work: Work,
  place: CleanupPlace | undefined,
): Promise<CleanupPlace | undefined> => {
  const definitions = await work.find('processDefinition', {
    where: [
      { field: 'historyTimeToLive', isNot: null },
      ...(place ? [{ field: 'id', from: place.definitionId }] : []),
    ],
    sort: [{ by: 'id' }],
    limit: definitionsAtATime,
  });
  for (const definition of definitions) {
    const kept = definition.id === place?.definitionId ? place.kept : 0;
    const next = await forgetOf(work, definition, kept);
    if (next) return next;
  }
  const last = definitions.at(-1);
  return last && definitions.length === definitionsAtATime ? { definitionId: last.id, kept: 0 } : undefined;
};

const forgetOf = async (
  work: Work,
  definition: ProcessDefinitionRecord,
  passedOver: number,
): Promise<CleanupPlace | undefined> => {
  const where = expiredInstances(definition, work.at);
  if (!where) return undefined;
  const found = await work.find('historicInstance', {
    where,
    sort: [{ by: 'endedAt' }],
    limit: instancesAtATime,
    offset: passedOver,
  });
  if (found.length === 0) return undefined;
  const allowance: Allowance = { records: recordsAtATime };
  let kept = passedOver;
  for (const instance of found) {
    const stays = await work.ports.caseSide.keepsHistory(work, instance);
    const forgotten = stays ? 'kept' : await forgetInPart(work, instance, allowance);
    if (forgotten === 'more') break;
    if (forgotten === 'kept') kept += 1;
  }
  return { definitionId: definition.id, kept };
};
