import type { Happening, StoryReport, StoryTask, TrajectoryStory } from '../../../domain/indicators/story.js';
import type {
  HandOverRecord,
  PersonRecord,
  ReportRecord,
  SubmissionRecord,
  TaskRecord,
  TimelineRecord,
  TrajectoryRecord,
} from '../../../ports/records.js';
import { systemActor } from '../../engine/attempts.js';
import { momentOf } from '../values.js';
import { saidIn } from './said-in.js';

/** Everything the store has about one trajectory that figures rest on; lists in order of time. */
export interface TrajectoryRecords {
  readonly trajectory: TrajectoryRecord;
  readonly members: readonly PersonRecord[];
  readonly timeline: readonly TimelineRecord[];
  readonly submissions: readonly SubmissionRecord[];
  readonly reports: readonly ReportRecord[];
  readonly handOvers: readonly HandOverRecord[];
  readonly openTasks: readonly TaskRecord[];
  readonly team: string;
}

const ofTasks = ['TASK_OPENED', 'TASK_COMPLETED', 'TASK_CANCELLED'];

/** Lines that people cause and by which nothing is done for a household yet. */
const noActs = ['ACCESS_DENIED', 'TASK_CLAIMED'];

/** Tells a trajectory from its records, for figures alone. */
export const storyOf = (records: TrajectoryRecords): TrajectoryStory => {
  const { trajectory, members, timeline, submissions, reports, handOvers, team } = records;
  const { urgency, fixedFace, legalDueAt, closedAt } = trajectory;
  return {
    id: trajectory.id,
    householdId: trajectory.householdId,
    municipality: trajectory.municipality,
    team,
    state: trajectory.state,
    phase: trajectory.phase,
    level: trajectory.escalationLevel,
    ...(urgency !== undefined && { urgency }),
    ...(fixedFace !== undefined && { fixedFace }),
    receivedAt: trajectory.receivedAt,
    ...(legalDueAt !== undefined && { legalDueAt }),
    ...(closedAt !== undefined && { closedAt }),
    members: members.map(({ id, role }) => ({ id, child: role === 'child' })),
    happenings: timeline.filter(({ code }) => !ofTasks.includes(code)).map(happeningOf),
    tasks: tasksOf(records),
    forms: submissions.map((submission) => ({
      key: submission.formKey,
      element: submission.elementId,
      taskId: submission.taskId,
      at: submission.submittedAt,
      by: submission.submittedBy,
      said: saidIn(submission),
    })),
    reports: reports.map(reportOf),
    handOvers: handOvers.map(({ kind, acceptedAt, warmTalkAt }) => ({
      kind,
      ...(acceptedAt !== undefined && { acceptedAt }),
      ...(warmTalkAt !== undefined && { warmTalkAt }),
    })),
  };
};

const happeningOf = ({ at, code, actor, details = {} }: TimelineRecord): Happening => ({
  at,
  code,
  byHand: actor !== systemActor && !noActs.includes(code),
  details,
});

const reportOf = ({ id, receivedAt, answers }: ReportRecord): StoryReport => ({
  id,
  receivedAt,
  unsafe: answers['acute'] === 'yes' || answers['structural'] === 'yes' || answers['dangerNow'] === 'yes',
});

const tasksOf = ({ timeline, openTasks }: TrajectoryRecords): readonly StoryTask[] => {
  const critical = new Set(openTasks.filter(({ care }) => care?.safetyCritical === true).map(({ id }) => id));
  const tasks = new Map<string, StoryTask>();
  for (const line of timeline) {
    const { taskId } = line;
    if (taskId === undefined || !ofTasks.includes(line.code)) continue;
    const task = tasks.get(taskId);
    if (line.code === 'TASK_OPENED') tasks.set(taskId, opened(line, taskId, critical.has(taskId)));
    else if (task) tasks.set(taskId, closed(task, line));
  }
  return [...tasks.values()];
};

const opened = (line: TimelineRecord, id: string, safetyCritical: boolean): StoryTask => {
  const { elementId = '', elementName = elementId, at, details = {} } = line;
  const dueAt = details['dueAt'] === undefined ? undefined : momentOf(details['dueAt']);
  return {
    id,
    element: elementId,
    name: elementName,
    openedAt: at,
    ...(dueAt !== undefined && { dueAt }),
    safetyCritical,
  };
};

const closed = (task: StoryTask, { code, at, actor }: TimelineRecord): StoryTask => ({
  ...task,
  closedAt: at,
  ...(code === 'TASK_COMPLETED' && { by: actor }),
});
