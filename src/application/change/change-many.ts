import { ok, type Outcome } from '../../kernel/outcome.js';
import type { BatchRecord, BatchType } from '../../ports/records.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Work } from '../work.js';
import { changeSubject } from './change-subject.js';
import { mostForChange } from './ids-for.js';
import { startBatch, type StartBatch } from './start-batch.js';

/** As many change in the commit that asks for it; workers change more than that, part by part. */
export const mostAtOnce = 1000;

/**
 * Changes all of them with this commit, or none. Of more than a thousand a batch is made instead, in this same commit:
 * so a change to very many survives a crash, holds nobody up, and shows how far it is.
 */
export const changeMany = async <Type extends BatchType>(
  work: Work,
  change: StartBatch<Type>,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const { subjects } = change;
  if (subjects.length > mostForChange)
    return refuse(
      'too-many-steps',
      `Expected at most ${mostForChange} to change at once, but there are more`,
    );
  if (subjects.length > mostAtOnce) {
    await startBatch(work, change);
    return ok(undefined);
  }
  const now = asBatch(work, change);
  for (const subject of subjects) {
    const changed = await changeSubject(work, now, subject);
    if (!changed.ok) return changed;
  }
  return ok(undefined);
};

/** What a batch would say to each of them; it is not kept. */
const asBatch = <Type extends BatchType>(
  { at, actor, ports }: Work,
  { type, configuration, reason, subjects }: StartBatch<Type>,
): BatchRecord => ({
  id: ports.ids.next(),
  type,
  state: 'RUNNING',
  createdAt: at,
  createdBy: actor,
  ...(reason !== undefined && { reason }),
  configuration: configuration as unknown as BatchRecord['configuration'],
  total: subjects.length,
  done: 0,
  failed: 0,
  undone: 0,
  parts: 0,
  next: 0,
});
