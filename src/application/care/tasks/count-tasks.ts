import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { countedTo } from '../total-of.js';
import { conditionsOf, type TaskQuestion } from './list-tasks.js';

export interface TaskCounts {
  readonly mine: number;
  readonly available: number;
  readonly overdue: number;
}

/** As far as lists are counted. */
export const countTasks = async (ports: Ports, who: Identity): Promise<Outcome<TaskCounts, CareRefusal>> => {
  const count = (question: TaskQuestion): Promise<number> =>
    ports.store.count('task', conditionsOf(ports, who, question), countedTo);
  const [assigned, takeable, overdue] = await Promise.all([
    count({ scope: 'mine' }),
    count({ scope: 'available' }),
    count({ scope: 'all', overdue: true }),
  ]);
  return ok({ mine: assigned, available: takeable, overdue });
};
