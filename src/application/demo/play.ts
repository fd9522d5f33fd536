import type { TaskRecord, TrajectoryRecord } from '../../ports/records.js';
import { identityOf, type Identity } from '../care/identity.js';
import { isNamedRole } from '../care/side/people-of-task.js';
import { completeCareTask } from '../care/tasks/complete-care-task.js';
import { viewTask } from '../care/tasks/view-task.js';
import type { Fields } from '../care/views.js';
import { executeJob } from '../engine/execute-job.js';
import { leaseJobs } from '../engine/lease-jobs.js';
import { transact, type Ports } from '../work.js';
import { answers } from './answers.js';
import { demoUsers } from './users.js';

/** A story about one trajectory: colleagues do what is open, as they usually would, until it is far enough. */
export interface Story {
  readonly trajectoryId: string;
  readonly isThere: (trajectory: TrajectoryRecord, open: readonly TaskRecord[]) => boolean;
  /** Elements that nobody does in this story. */
  readonly leave?: readonly string[];
  /** Other answers than usual, by element. */
  readonly saying?: Readonly<Record<string, Fields>>;
}

/** More than any story needs; a story that goes in circles stops here. */
const mostTasks = 80;

/** Plays a story through the same use cases that people use. Answers whether it came where it should. */
export const play = async (ports: Ports, story: Story): Promise<boolean> => {
  for (let done = 0; done < mostTasks; done += 1) {
    await settle(ports);
    const [trajectory, open] = await Promise.all([trajectoryOf(ports, story), openTasks(ports, story)]);
    if (trajectory === undefined) return false;
    if (story.isThere(trajectory, open)) return true;
    const next = open.find(({ elementId }) => story.leave?.includes(elementId) !== true);
    if (!next || !(await doTask(ports, next, story.saying?.[next.elementId]))) return false;
  }
  return false;
};

const trajectoryOf = async (
  { store }: Ports,
  { trajectoryId }: Story,
): Promise<TrajectoryRecord | undefined> => (await store.get('trajectory', trajectoryId))?.body;

const openTasks = async ({ store }: Ports, { trajectoryId }: Story): Promise<readonly TaskRecord[]> => {
  const found = await store.find('task', {
    where: [{ field: 'care.trajectoryId', is: trajectoryId }],
    sort: [{ by: 'createdAt' }],
  });
  return found.map(({ body }) => body);
};

const doTask = async (ports: Ports, task: TaskRecord, saying: Fields = {}): Promise<boolean> => {
  const who = whoDoes(task);
  if (!who) return false;
  const viewed = await viewTask(ports, who, task.id);
  if (!viewed.ok) return false;
  const { members, prefill, form } = viewed.value;
  const usual = form && Object.hasOwn(answers, form.key) ? answers[form.key] : undefined;
  const data = { ...usual?.({ now: ports.clock.now(), members, prefill }), ...saying };
  const done = await transact(ports, who.user, (work) =>
    completeCareTask(work, who, { taskId: task.id, data }),
  );
  return done.ok;
};

/** Whoever has the task, or else the first of those who may take it and did not do what it checks. */
const whoDoes = (task: TaskRecord): Identity | undefined => {
  const groups = task.candidateGroups.filter((group) => !isNamedRole(group));
  const mayNot = new Set(task.care?.excludedUsers.map(({ user }) => user));
  const user = demoUsers.find(
    ({ id, groups: own }) =>
      !mayNot.has(id) &&
      (task.assignee === undefined
        ? task.candidateUsers.includes(id) || groups.some((group) => own.includes(group))
        : task.assignee === id),
  );
  return user && identityOf(user);
};

/** How long another worker may hold a job that this story waits for. */
const patience = { tries: 250, ms: 20 };

/** Lets the machines do their part, here or in another worker that was first. */
const settle = async (ports: Ports): Promise<void> => {
  for (let tries = 0; tries < patience.tries;) {
    const leased = await leaseJobs(ports, { owner: 'demo', leaseMs: 60_000, max: 50 });
    for (const job of leased) await executeJob(ports, job);
    if (leased.length > 0) continue;
    if ((await ports.store.count('job', [{ field: 'lease.owner', isNot: null }], 1)) === 0) return;
    tries += 1;
    await new Promise((resolve) => {
      setTimeout(resolve, patience.ms);
    });
  }
};
