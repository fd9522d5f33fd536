import { lateFrom } from '../../../domain/clocks/late-from.js';
import { sentenceOf } from '../../../domain/deadlines/sentence.js';
import type { Instant } from '../../../kernel/instant.js';
import type { TaskRecord } from '../../../ports/records.js';
import { without } from '../without.js';
import type { DeadlineView, DerivationView } from '../views.js';
import { derivationOf } from './kept-derivation.js';

type WithDeadline = Pick<TaskRecord, 'dueAt' | 'care'>;

/** A task's deadline as people see it. What is asked of a household shows its date, and is never late. */
export const deadlineView = (task: WithDeadline, now: Instant): DeadlineView => {
  const derivation = derivationView(task);
  const dueAt = task.dueAt ?? derivation?.due;
  return {
    ...(dueAt !== undefined && { dueAt }),
    overdue: task.dueAt !== undefined && lateFrom(task.dueAt) <= now,
    safetyCritical: task.care?.safetyCritical === true,
    ...(derivation && { derivation }),
    ...clockView(task.care),
  };
};

/** What people did to the clock, and whether it stands still. */
const clockView = (care: TaskRecord['care']): Pick<DeadlineView, 'suspendedSince' | 'acts'> => ({
  ...(care?.suspendedClock && { suspendedSince: care.suspendedClock.since }),
  ...(care?.clockActs && { acts: care.clockActs.map((act) => without(act, 'by')) }),
});

/** How the due date came about, as it was when the task opened, with the sentence that tells it. */
export const derivationView = (task: Pick<TaskRecord, 'care'>): DerivationView | undefined => {
  const kept = derivationOf(task);
  if (!kept) return undefined;
  const { norm } = kept;
  return {
    ...without(kept, 'ladder'),
    skipped: [...kept.skipped],
    notes: kept.notes.map(({ code, date }) => ({ code, ...(date !== undefined && { date }) })),
    sentence: sentenceOf(kept, norm),
  };
};
