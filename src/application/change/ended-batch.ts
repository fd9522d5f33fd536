import type { Instant } from '../../kernel/instant.js';
import type { BatchRecord, BatchType } from '../../ports/records.js';

/** Values of variables stay no longer than they are needed. */
const withValues: ReadonlySet<BatchType> = new Set(['set-variables', 'correlate-message']);

/** A batch that is over, for whatever reason. */
export const endedBatch = (
  batch: BatchRecord,
  state: 'COMPLETED' | 'CANCELLED',
  endedAt: Instant,
): BatchRecord => ({
  ...batch,
  ...(withValues.has(batch.type) && { configuration: {} }),
  state,
  endedAt,
});
