import { isUrgency } from '../../../domain/urgency.js';
import type {
  CareOfTask,
  HandOverRecord,
  TaskRecord,
  TrajectoryRecord,
  Urgency,
} from '../../../ports/records.js';
import type { OpenedTask } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { dueOfTask, type DueSources } from '../deadlines/due-of-task.js';
import type { KeptDerivation } from '../deadlines/kept-derivation.js';
import { urgencyRank } from '../../../domain/rules/urgency-decision.js';
import { callFirst, isForOnCall } from '../on-call/call-first.js';
import { addToTimeline } from '../timeline-entry.js';
import { withStandIn } from '../workload/stand-in.js';
import { without } from '../without.js';
import { deadlineJob } from './deadline-job.js';
import { dueOf, fourEyesOf, groupsWithoutMandate } from './diagram-words.js';
import { excludedUsers, type Excluded } from './excluded-users.js';
import { excludedAsInvolved } from './independence.js';
import { ladderAfter } from './ladder-of-task.js';
import { offeredOnCall } from './offered-on-call.js';
import { isNamedRole, peopleOfTask, type PeopleOfTask } from './people-of-task.js';
import { handOverOf, trajectoryOf } from './trajectory-of.js';

/**
 * Completes a task that opened: who is meant by the roles in the diagram, who may not do it, how urgent it is, when
 * it is due and who hears of that. A task that has nothing to do with a trajectory stays as the diagram has it.
 */
export const taskOpened = async (
  work: Work,
  opened: OpenedTask,
  sources: Pick<DueSources, 'expressions'>,
): Promise<TaskRecord> => {
  const { node, instance, variables } = opened;
  const trajectory = await trajectoryOf(work, instance.businessKey, variables);
  if (!trajectory && !hasCare(opened)) return opened.task;
  const urgency = trajectory?.urgency ?? urgencyIn(variables['urgency']);
  const due = dueOf(node);
  const derivation =
    due && (await dueOfTask(due, { at: work.at, variables, urgency }, { ...sources, ports: work.ports }));
  const handOver = await handOverOf(work, variables);
  const excluded = [
    ...(await whoMayNot(work, opened)),
    ...notTheGiver(opened, handOver),
    ...(await excludedAsInvolved(work, opened.task.candidateGroups, trajectory)),
  ];
  const meant = offeredOnCall(peopleOfTask(opened.task, { trajectory, handOver }), derivation);
  const { people, absence } = await withStandIn(work, withoutExcluded(meant, excluded), {
    trajectory,
    excluded,
  });
  const task: TaskRecord = {
    ...dated(without(opened.task, 'assignee'), derivation),
    ...people,
    care: {
      ...(trajectory && { trajectoryId: trajectory.id }),
      urgencyRank: urgencyRank(urgency),
      safetyCritical: due?.safetyCritical === true,
      ...(derivation && { derivation, norm: { key: derivation.norm.key, version: derivation.norm.version } }),
      excludedUsers: excluded,
      ...withoutMandate(node),
      ...absence,
      reached: [],
    },
  };
  putDeadline(work, task);
  return tell(work, task, trajectory);
};

/** The trajectory remembers it, and whoever is on call hears of what cannot wait. */
const tell = async (
  work: Work,
  task: TaskRecord,
  trajectory: TrajectoryRecord | undefined,
): Promise<TaskRecord> => {
  if (trajectory) {
    holdOpen(work, trajectory, task);
    remember(work, trajectory, task);
  }
  return isForOnCall(task, work.at) ? callFirst(work, task, trajectory) : task;
};

/** Whether the diagram asks for something that only the case side can give. */
const hasCare = ({ node, task }: OpenedTask): boolean =>
  dueOf(node) !== undefined || fourEyesOf(node).length > 0 || task.candidateGroups.some(isNamedRole);

const urgencyIn = (value: unknown): Urgency | undefined => (isUrgency(value) ? value : undefined);

const whoMayNot = (work: Work, { definition, node, instance }: OpenedTask): Promise<readonly Excluded[]> =>
  excludedUsers(work, fourEyesOf(node), {
    definition,
    instanceId: instance.id,
    businessKey: instance.businessKey,
  });

const withoutMandate = (node: OpenedTask['node']): Pick<CareOfTask, 'groupsWithoutMandate'> => {
  const groups = groupsWithoutMandate(node);
  return groups.length === 0 ? {} : { groupsWithoutMandate: groups };
};

/** Nobody takes over from themselves (R-HAND-1). */
const notTheGiver = ({ task }: OpenedTask, handOver: HandOverRecord | undefined): readonly Excluded[] =>
  handOver && task.candidateGroups.includes('receiver') && !task.candidateGroups.includes('giver')
    ? [{ user: handOver.giver, rule: 'R-HAND-1' }]
    : [];

/** Nobody is given a task that they may not complete. */
const withoutExcluded = (
  { assignee, candidateUsers, candidateGroups }: PeopleOfTask,
  excluded: CareOfTask['excludedUsers'],
): PeopleOfTask => ({
  candidateUsers,
  candidateGroups,
  ...(assignee !== undefined && !excluded.some(({ user }) => user === assignee) && { assignee }),
});

/** A household is asked by a date, but never late: its tasks have no due date to be late for. */
const dated = (task: TaskRecord, derivation: KeptDerivation | undefined): TaskRecord =>
  derivation === undefined || derivation.ladder === 'HOUSEHOLD' ? task : { ...task, dueAt: derivation.due };

const putDeadline = (work: Work, task: TaskRecord): void => {
  const next = ladderAfter(task, work.at);
  if (next) work.put('job', deadlineJob(work, task, next.at));
};

/** Written unchanged, so that of closing and of a task on which safety rests one is decided after the other. */
const holdOpen = (work: Work, trajectory: TrajectoryRecord, { care }: TaskRecord): void => {
  if (care?.safetyCritical === true) work.put('trajectory', trajectory);
};

const remember = (work: Work, { id }: TrajectoryRecord, task: TaskRecord): void =>
  addToTimeline(work, {
    trajectoryId: id,
    code: 'TASK_OPENED',
    elementId: task.elementId,
    ...(task.name !== undefined && { elementName: task.name }),
    taskId: task.id,
    ...(task.dueAt !== undefined && { details: { dueAt: task.dueAt } }),
  });
