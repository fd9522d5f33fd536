import type { TaskEffect } from '../../engine/expression.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';
import { taskDate } from './task-dates.js';
import { without } from './without.js';

const fields = {
  name: 'name',
  description: 'description',
  assignee: 'assignee',
  owner: 'owner',
  priority: 'priority',
  dueDate: 'dueAt',
  followUpDate: 'followUpAt',
} as const satisfies Record<Extract<TaskEffect, { readonly on: 'task' }>['field'], keyof TaskRecord>;

/** A task after its listeners asked to change it. */
export const changedTask = (work: Work, task: TaskRecord, changes: readonly TaskEffect[]): TaskRecord =>
  changes.reduce<TaskRecord>((before, change) => {
    if (change.on === 'candidate') {
      const field = change.kind === 'user' ? 'candidateUsers' : 'candidateGroups';
      const others = before[field].filter((name) => name !== change.name);
      return { ...before, [field]: change.isOne ? [...others, change.name] : others };
    }
    const field = fields[change.field];
    const isDate = field === 'dueAt' || field === 'followUpAt';
    const value =
      isDate && typeof change.value === 'string'
        ? taskDate(change.value, work.at)
        : (change.value ?? undefined);
    if (field === 'priority') return { ...before, priority: typeof value === 'number' ? value : 50 };
    return { ...without(before, field), updatedAt: work.at, ...given({ [field]: value }) };
  }, task);
