import type { BatchConfigurations } from '../../application/change/change-subject.js';
import { startBatch, type StartBatch } from '../../application/change/start-batch.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { batchView } from './batch-view.js';
import type { Fault } from './errors.js';
import { answered, type Answer, type Call } from './route.js';

/** Starts a batch and answers with it. */
export const startedBatch = async <Type extends keyof BatchConfigurations>(
  call: Call,
  batch: StartBatch<Type>,
): Promise<Outcome<Answer, Fault>> => {
  const started = await call.commit(async (work) => ok(await startBatch(work, batch)));
  return started.ok ? answered(batchView(started.value)) : started;
};
