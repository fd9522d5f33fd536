import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Condition } from '../../../ports/store.js';
import type { Ports } from '../../work.js';
import { isNamedRole } from '../side/people-of-task.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { countedTo, totalOf } from '../total-of.js';
import type { TaskList } from '../views.js';
import { summariseTasks } from './summarise-tasks.js';

export interface TaskQuestion {
  /** `mine`: assigned to me. `available`: I may take it. `all` (default): both. */
  readonly scope?: 'mine' | 'available' | 'all';
  readonly trajectory?: string;
  readonly overdue?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

const mine = (who: Identity): Condition[] => [{ field: 'assignee', is: who.user }];

const available = (who: Identity): Condition[] => [
  { field: 'assignee', is: null },
  {
    any: [
      [{ field: 'candidateUsers', is: who.user }],
      ...who.groups
        .filter((group) => !isNamedRole(group))
        .map((group): Condition[] => [{ field: 'candidateGroups', is: group }]),
    ],
  },
];

const scopes = {
  mine,
  available,
  all: (who: Identity): Condition[] => [{ any: [mine(who), available(who)] }],
} as const;

/** What a question means to the store. */
export const conditionsOf = (ports: Ports, who: Identity, question: TaskQuestion): Condition[] => [
  { field: 'suspended', is: false },
  ...scopes[question.scope ?? 'all'](who),
  ...(question.trajectory === undefined
    ? []
    : [{ field: 'care.trajectoryId', is: question.trajectory } satisfies Condition]),
  ...(question.overdue === undefined ? [] : [lateness(ports, question.overdue)]),
];

const lateness = (ports: Ports, late: boolean): Condition =>
  late
    ? { field: 'dueAt', below: ports.clock.now() }
    : { any: [[{ field: 'dueAt', is: null }], [{ field: 'dueAt', from: ports.clock.now() }]] };

/** What this person has to do or can take, most urgent first and then by due time (EV-1). */
export const listTasks = async (
  ports: Ports,
  who: Identity,
  question: TaskQuestion = {},
): Promise<Outcome<TaskList, CareRefusal>> => {
  const where = conditionsOf(ports, who, question);
  const { limit = 50, offset = 0 } = question;
  const [found, total] = await Promise.all([
    ports.store.find('task', {
      where,
      sort: [{ by: 'care.urgencyRank' }, { by: 'dueAt' }],
      limit,
      offset,
    }),
    ports.store.count('task', where, countedTo),
  ]);
  const items = await summariseTasks(
    ports,
    who,
    found.map(({ body }) => body),
  );
  return ok({
    items,
    total: totalOf(total, { limit, offset, found: found.length }),
    asOf: ports.clock.now(),
  });
};
