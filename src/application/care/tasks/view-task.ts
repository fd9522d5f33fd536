import type { AccessLevel } from '../../../domain/rules/access.js';
import { viewOf, type FormView } from '../../../domain/forms/view-of.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { DrawnElement } from '../../../engine/drawn.js';
import type { ElementId } from '../../../engine/instance.js';
import type { TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { accessTo } from '../access.js';
import { possibleActs } from '../clock/clock-acts.js';
import { normOfTask } from '../clock/norm-of-task.js';
import { prefillFor } from '../forms/prefill-for.js';
import { readFormOfTask, type TaskForm } from '../forms/read-form-of-task.js';
import type { Identity } from '../identity.js';
import { membersOfHousehold } from '../members.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import type { MemberView, TaskDetail } from '../views.js';
import { isCandidate, whyNotActOnClock } from './may-complete.js';
import { proposalsFor } from './proposals-for.js';
import { summariseTasks } from './summarise-tasks.js';

/**
 * One task with its form and what is known already. Whoever may do it sees what is filled in; others only when the
 * trajectory's dossier is open to them.
 */
export const viewTask = async (
  ports: Ports,
  who: Identity,
  taskId: string,
): Promise<Outcome<TaskDetail<FormView>, CareRefusal>> => {
  const stored = await ports.store.get('task', taskId);
  if (!stored) return notFound('task');
  const task = stored.body;
  const trajectory = await trajectoryOf(ports, task);
  const access = trajectory ? await accessTo(ports, who, trajectory) : 'none';
  const own = task.assignee === who.user || isCandidate(task, who);
  if (!own && access === 'none') return refuse('not-allowed');
  const [summary] = await summariseTasks(ports, who, [task]);
  if (!summary) return notFound('task');
  const form = await formOf(ports, task);
  const filled = own || access === 'dossier' ? await filledIn(ports, task, form) : nothingFilledIn;
  return ok({
    ...summary,
    version: stored.version,
    ...(await describedBy(ports, task)),
    ...(form && { form: viewOf(form.definition, form.version) }),
    ...filled,
    members: await membersFor(ports, trajectory, access),
    clockActs: await clockActsFor(ports, who, task),
  });
};

/** What this person may do to the clock of this task. */
const clockActsFor = async (ports: Ports, who: Identity, task: TaskRecord): Promise<string[]> =>
  whyNotActOnClock(task, who) === undefined ? [...possibleActs(task, await normOfTask(ports, task))] : [];

const trajectoryOf = async (ports: Ports, { care }: TaskRecord): Promise<TrajectoryRecord | undefined> =>
  care?.trajectoryId === undefined
    ? undefined
    : (await ports.store.get('trajectory', care.trajectoryId))?.body;

type Filled = Pick<TaskDetail<FormView>, 'prefill' | 'draft' | 'proposals'>;

const nothingFilledIn: Filled = { prefill: {}, proposals: [] };

const formOf = async (ports: Ports, task: TaskRecord): Promise<TaskForm | undefined> => {
  const form = await readFormOfTask(ports, task);
  return form.ok ? form.value : undefined;
};

const describedBy = async (
  ports: Ports,
  task: TaskRecord,
): Promise<Pick<TaskDetail<FormView>, 'documentation' | 'explanation'>> => {
  const definition = await ports.definitions.byId(task.definitionId);
  const node = definition?.nodes.get(task.elementId as ElementId);
  const documentation = node?.documentation;
  const nl = node?.extensions.find(isDutchExplanation)?.text;
  return {
    ...(documentation !== undefined && { documentation }),
    ...(nl !== undefined && { explanation: { nl } }),
  };
};

const isDutchExplanation = ({ type, attributes }: DrawnElement): boolean =>
  type === 'koers:explanation' && attributes['lang'] === 'nl';

const filledIn = async (ports: Ports, task: TaskRecord, form: TaskForm | undefined): Promise<Filled> => {
  const [draft, prefill, proposals] = await Promise.all([
    ports.store.get('draft', task.id),
    form ? prefillFor(ports, task, form) : {},
    proposalsFor(ports, task),
  ]);
  return {
    prefill,
    ...(draft && {
      draft: { data: draft.body.data, savedBy: draft.body.savedBy, savedAt: draft.body.savedAt },
    }),
    proposals,
  };
};

/** Names of people only for whoever may know whom this is about. */
const membersFor = async (
  ports: Ports,
  trajectory: TrajectoryRecord | undefined,
  access: AccessLevel,
): Promise<MemberView[]> => {
  if (!trajectory || access === 'none') return [];
  const household = await ports.store.get('household', trajectory.householdId);
  return household ? membersOfHousehold(ports, household.body) : [];
};
