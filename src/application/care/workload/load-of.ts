import { weightOf } from '../../../domain/workload/redistribution.js';
import type { Condition, Store } from '../../../ports/store.js';
import type { Instant } from '../../../kernel/instant.js';
import { mostTasks } from './open-tasks-of.js';

/** What somebody has in hand. */
export interface Load {
  readonly open: number;
  /** ACUTE and HIGH. */
  readonly urgent: number;
  readonly late: number;
  /** All of it, by weight of urgency. */
  readonly weight: number;
}

const ranks = [0, 1, 2, 3];

/** Counted, not read: a lead looks at the load of everybody at once. */
export const loadOf = async (store: Store, user: string, now: Instant): Promise<Load> => {
  const own: Condition = { field: 'assignee', is: user };
  const count = (...conditions: readonly Condition[]): Promise<number> =>
    store.count('task', [own, ...conditions], mostTasks);
  const [open, late, ...byRank] = await Promise.all([
    count(),
    count({ field: 'dueAt', below: now }),
    ...ranks.map((rank) => count({ field: 'care.urgencyRank', is: rank })),
  ]);
  const [acute = 0, high = 0] = byRank;
  const ranked = byRank.reduce((sum, tasks) => sum + tasks, 0);
  const weight = byRank.reduce(
    (sum, tasks, urgencyRank) => sum + tasks * weightOf({ urgencyRank }),
    open - ranked,
  );
  return { open, urgent: acute + high, late, weight };
};
