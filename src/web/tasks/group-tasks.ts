import type { TaskSummary } from '../api/shapes.js';
import { daysAhead } from '../parts/due.js';
import { urgencyRank } from '../parts/urgency-mark.js';

export const groupNames = ['overdue', 'today', 'week', 'later', 'none'] as const;
export type GroupName = (typeof groupNames)[number];

export interface TaskGroup {
  readonly name: GroupName;
  readonly tasks: readonly TaskSummary[];
}

const groupOf = ({ deadline: { dueAt, overdue } }: TaskSummary): GroupName => {
  if (dueAt === undefined) return 'none';
  if (overdue) return 'overdue';
  const days = daysAhead(dueAt);
  if (days <= 0) return 'today';
  return days <= 7 ? 'week' : 'later';
};

/** The most urgent first, then what is due first; no due date comes last. */
const byUrgencyAndDue = (one: TaskSummary, other: TaskSummary): number =>
  urgencyRank(one.urgency) - urgencyRank(other.urgency) ||
  (one.deadline.dueAt ?? '9').localeCompare(other.deadline.dueAt ?? '9') ||
  one.id.localeCompare(other.id);

/** The groups that hold something, in the order in which they need somebody. */
export const groupTasks = (tasks: readonly TaskSummary[]): readonly TaskGroup[] =>
  groupNames
    .map((name) => ({ name, tasks: tasks.filter((task) => groupOf(task) === name).sort(byUrgencyAndDue) }))
    .filter((group) => group.tasks.length > 0);
