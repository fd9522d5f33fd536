import type { Change } from '../../src/ports/store.js';
import { fromEpochMs, plusMs, type Instant } from '../../src/kernel/instant.js';
import type { JobRecord, TaskRecord } from '../../src/ports/records.js';

const day = 86_400_000;
const now = fromEpochMs(Date.now());
const farAway = '2099-01-01T00:00:00.000Z' as Instant;

/** People of a large team; the demo's `caseworker` has a full desk too, as one in twenty thousand. */
const assigneeOf = (at: number): string | undefined => {
  if (at % 20_000 === 7) return 'caseworker';
  return at % 3 === 0 ? `colleague-${at % 997}` : undefined;
};

/**
 * Spreads copies as work is spread: a tenth is late, the rest is due within two months; four urgencies; one in
 * three is taken by somebody; a report comes in every minute. What the ladder would tell is told already.
 */
export const vary = (changes: readonly Change[], at: number): Change[] =>
  changes.map((change) => {
    if (!('put' in change)) return change;
    if (change.kind === 'task') return { ...change, put: variedTask(change.put, at) };
    if (change.kind === 'job') return { ...change, put: laterJob(change.put) };
    if (change.kind === 'trajectory')
      return { ...change, put: { ...change.put, receivedAt: plusMs(now, -at * 60_000) } };
    return change;
  });

const variedTask = ({ assignee: _drawn, ...task }: TaskRecord, at: number): TaskRecord => {
  const assignee = assigneeOf(at);
  return {
    ...task,
    dueAt: plusMs(now, ((((at * 7919) % 10_000) - 1000) / 1000) * 6 * day),
    ...(assignee !== undefined && { assignee }),
    ...(task.care && {
      care: { ...task.care, urgencyRank: at % 4, safetyCritical: at % 10 === 3 },
    }),
  };
};

const laterJob = (job: JobRecord): JobRecord => ({ ...job, runnableAt: farAway, dueAt: farAway });
