import type { Instant } from '../../../src/kernel/instant.js';
import type { JobRecord, TaskRecord } from '../../../src/ports/records.js';

export const someMoment = '2027-03-25T15:30:00.000Z' as Instant;

/** A task with only what it must have. */
export const taskRecord = (id: string, more: Partial<TaskRecord> = {}): TaskRecord => ({
  id,
  instanceId: 'instance-1',
  definitionId: 'definition-1',
  definitionKey: 'joint-analysis',
  elementId: 'invite',
  candidateUsers: [],
  candidateGroups: [],
  priority: 50,
  createdAt: someMoment,
  suspended: false,
  ...more,
});

export const jobRecord = (id: string, more: Partial<JobRecord> = {}): JobRecord => ({
  id,
  kind: 'timer',
  runnableAt: someMoment,
  createdAt: someMoment,
  priority: 0,
  retries: 3,
  suspended: false,
  ...more,
});
