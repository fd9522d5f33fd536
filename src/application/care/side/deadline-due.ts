import type { LadderMoment } from '../../../domain/ladder/ladder.js';
import { momentsDue } from '../../../domain/ladder/reached.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { JobRecord, TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import { incidentOfJob } from '../../engine/raise-job-incident.js';
import type { EngineUseCaseRefusal } from '../../engine/refusals.js';
import type { Work } from '../../work.js';
import { notify } from '../notify.js';
import { whoHears, type About } from '../people/who-hears.js';
import { addToTimeline } from '../timeline-entry.js';
import { absenceOver } from '../workload/end-absence.js';
import { absenceOfJob } from '../workload/end-of-absence-job.js';
import { deadlineJob, deadlineJobId, taskOfDeadline } from './deadline-job.js';
import { ladderAfter, ladderOf } from './ladder-of-task.js';
import { startOverdueHandling } from './overdue-handling.js';

/** A moment has come that people are told of, or that an absence ends. */
export const deadlineDue = async (work: Work, job: JobRecord): Promise<Outcome<void, HandlerFailure>> => {
  const absenceId = absenceOfJob(job);
  if (absenceId !== undefined) {
    await absenceOver(work, job, absenceId);
    return ok(undefined);
  }
  return taskDue(work, job);
};

/**
 * Tells people what the ladder says has come, each moment once, and puts the job again for the next one. It only
 * tells and records: the task, its assignee and its due date stay as they are (domain.md §1.5).
 */
const taskDue = async (work: Work, job: JobRecord): Promise<Outcome<void, HandlerFailure>> => {
  const taskId = taskOfDeadline(job);
  const task = taskId === undefined ? undefined : await work.get('task', taskId);
  if (!task?.care) {
    work.remove('job', job.id);
    return ok(undefined);
  }
  const { trajectoryId, reached } = task.care;
  const trajectory = trajectoryId === undefined ? undefined : await work.get('trajectory', trajectoryId);
  const ladder = ladderOf(task);
  const come = ladder.filter(({ at, code }) => at <= work.at && !reached.includes(code));
  for (const moment of momentsDue(ladder, reached, work.at)) await tell(work, { task, trajectory }, moment);
  const after: TaskRecord = {
    ...task,
    care: { ...task.care, reached: [...reached, ...come.map(({ code }) => code)] },
  };
  if (come.length > 0) work.put('task', after);
  putNext(work, after, job);
  if (come.some(({ code }) => code === 'E1')) {
    const why = await startOverdueHandling(work, task, trajectory);
    if (why) raise(work, task, why);
  }
  return ok(undefined);
};

/** People were told all the same; that nobody is asked to handle it is for a person to mend. */
const raise = (work: Work, task: TaskRecord, { code, message }: EngineUseCaseRefusal): void => {
  const jobId = deadlineJobId(task.id);
  const { instanceId, definitionId, elementId } = task;
  work.put('incident', {
    id: incidentOfJob(jobId),
    code,
    message,
    instanceId,
    definitionId,
    elementId,
    jobId,
    createdAt: work.at,
  });
};

const putNext = (work: Work, task: TaskRecord, job: JobRecord): void => {
  const next = ladderAfter(task, work.at);
  if (next) work.put('job', { ...deadlineJob(work, task, next.at), id: job.id, createdAt: job.createdAt });
  else work.remove('job', job.id);
};

const tell = async (work: Work, about: About, moment: LadderMoment): Promise<void> => {
  const { task, trajectory } = about;
  if (moment.whenUnclaimed && task.assignee !== undefined) return;
  const heard = await whoHears(work, moment.notify, about);
  await notify(work, heard, {
    code: `TASK_${moment.code}`,
    channel: moment.channel,
    taskId: task.id,
    ...(trajectory && { trajectoryId: trajectory.id }),
  });
  if (trajectory) record(work, { task, trajectory }, moment, heard);
};

const record = (
  work: Work,
  { task, trajectory }: { readonly task: TaskRecord; readonly trajectory: TrajectoryRecord },
  moment: LadderMoment,
  heard: readonly string[],
): void =>
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: moment.code.startsWith('E0') ? 'TASK_REMINDED' : 'TASK_ESCALATED',
    elementId: task.elementId,
    ...(task.name !== undefined && { elementName: task.name }),
    taskId: task.id,
    details: {
      level: moment.code,
      at: moment.at,
      channel: moment.channel,
      heard,
      ...(moment.incident === true && { incident: true }),
    },
    onceAs: `${task.id}:${moment.code}`,
  });
