import { dayMs } from '../../kernel/amsterdam.js';
import { fromEpochMs, plusMs, toEpochMs, type Instant } from '../../kernel/instant.js';
import type { HistoricInstanceRecord, ProcessDefinitionRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';

/**
 * The instances of a version that have outlived its time to live: counted from their end, and with all they called
 * from the end of the outermost, whose version decides, as in Camunda 7. `undefined` when none can have.
 */
export const expiredInstances = (
  { id, historyTimeToLive }: Pick<ProcessDefinitionRecord, 'id' | 'historyTimeToLive'>,
  at: Instant,
): readonly Condition[] | undefined => {
  if (historyTimeToLive === undefined) return undefined;
  const endedUpTo = toEpochMs(at) - historyTimeToLive * dayMs;
  if (endedUpTo < 0) return undefined;
  return [
    { field: 'definitionId', is: id },
    { field: 'endedAt', upTo: fromEpochMs(endedUpTo) },
    { field: 'parentInstanceId', is: null },
  ];
};

/** When an outermost instance that is over has outlived the time to live of its version. */
export const removalOf = (
  { endedAt }: Pick<HistoricInstanceRecord, 'endedAt'>,
  definition: Pick<ProcessDefinitionRecord, 'historyTimeToLive'> | undefined,
): Instant | undefined =>
  endedAt === undefined || definition?.historyTimeToLive === undefined
    ? undefined
    : plusMs(endedAt, definition.historyTimeToLive * dayMs);
