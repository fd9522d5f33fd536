import { momentsOf, type LadderMoment } from '../../../domain/ladder/ladder.js';
import { nextMoment } from '../../../domain/ladder/reached.js';
import type { Instant } from '../../../kernel/instant.js';
import type { TaskRecord } from '../../../ports/records.js';
import { derivationOf } from '../deadlines/kept-derivation.js';

/** Every moment at which somebody hears of this task; none when it has no deadline. */
export const ladderOf = (task: TaskRecord): readonly LadderMoment[] => {
  const derivation = derivationOf(task);
  if (!derivation) return [];
  return momentsOf({
    openedAt: task.createdAt,
    dueAt: derivation.due,
    safetyCritical: task.care?.safetyCritical === true,
    acute: derivation.ladder === 'ACUTE',
    household: derivation.ladder === 'HOUSEHOLD',
  });
};

/** The next moment to look at the task again. One that has passed while the task opened counts as now. */
export const ladderAfter = (task: TaskRecord, now: Instant): LadderMoment | undefined => {
  const reached = task.care?.reached ?? [];
  const missed = ladderOf(task).find(({ at, code }) => at <= now && !reached.includes(code));
  return missed ? { ...missed, at: now } : nextMoment(ladderOf(task), reached, now);
};
