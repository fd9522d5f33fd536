import {
  proposeRedistribution,
  type Acquaintance,
  type Proposal,
} from '../../../domain/workload/redistribution.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord, TrajectoryRecord, Urgency, UserRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import { processNamesOf, recordsById } from '../records-by-id.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { awayNow } from './absences-of.js';
import { fullLoad, workingRoles } from './full-load.js';
import { loadOf } from './load-of.js';
import { mayDo } from './may-do.js';
import { maySteerWork } from './may-steer-work.js';
import { openTasksOf } from './open-tasks-of.js';

export interface ProposedMove extends Proposal {
  readonly step: string;
  readonly processName: string;
  readonly safetyCritical: boolean;
  readonly trajectoryId?: string;
  readonly urgency?: Urgency;
  readonly dueAt?: Instant;
  /** Everybody who may be given it. */
  readonly mayDo: readonly string[];
}

export interface ProposedWork {
  readonly user: string;
  readonly name: string;
  readonly moves: readonly ProposedMove[];
  readonly colleagues: readonly { readonly user: string; readonly name: string; readonly load: number }[];
  readonly full: number;
  readonly asOf: Instant;
}

/**
 * Proposes who takes over the open tasks of somebody who is away: by risk, by who knows the household and by load.
 * Steps and codes only; whoever steers decides on each.
 */
export const proposeWork = async (
  ports: Ports,
  who: Identity,
  userId: string,
): Promise<Outcome<ProposedWork, CareRefusal>> => {
  if (!maySteerWork(who)) return refuse('not-allowed');
  const absent = (await ports.store.get('user', userId))?.body;
  if (!absent) return notFound('user');
  const now = ports.clock.now();
  const tasks = await openTasksOf(ports.store, userId);
  const others = await colleaguesOf(ports, userId, now);
  const [loads, about] = await Promise.all([
    Promise.all(others.map(({ id }) => loadOf(ports.store, id, now))),
    aboutTasks(ports, tasks),
  ]);
  const colleagues = others.map(({ id, name, team }, at) => ({
    user: id,
    name,
    load: loads[at]?.weight ?? 0,
    ...(team !== undefined && { team }),
  }));
  const given = tasks.map((task) => ({ task, mayDo: idsOf(others.filter((user) => mayDo(task, user))) }));
  const proposals = proposeRedistribution({
    tasks: given.map(({ task, mayDo: able }) => ({
      id: task.id,
      urgencyRank: task.care?.urgencyRank ?? 2,
      safetyCritical: task.care?.safetyCritical === true,
      mayDo: able,
      ...(task.dueAt !== undefined && { dueAt: task.dueAt }),
      ...(task.care?.trajectoryId !== undefined && { trajectoryId: task.care.trajectoryId }),
    })),
    colleagues,
    acquaintances: about.acquaintances,
    full: fullLoad,
    ...(absent.team !== undefined && { team: absent.team }),
  });
  return ok({
    user: userId,
    name: absent.name,
    moves: proposals.flatMap((proposal) => {
      const found = given.find(({ task }) => task.id === proposal.taskId);
      return found ? [moveOf(proposal, found.task, found.mayDo, about)] : [];
    }),
    colleagues: colleagues.map(({ user, name, load }) => ({ user, name, load })),
    full: fullLoad,
    asOf: now,
  });
};

const idsOf = (users: readonly UserRecord[]): readonly string[] => users.map(({ id }) => id);

/** Whoever works here and is not away. */
const colleaguesOf = async (ports: Ports, userId: string, now: Instant): Promise<readonly UserRecord[]> => {
  const [users, away] = await Promise.all([
    ports.store.find('user', {
      where: [{ field: 'groups', in: workingRoles }],
      sort: [{ by: 'id' }],
      limit: 1000,
    }),
    awayNow(ports.store, now),
  ]);
  return users.map(({ body }) => body).filter(({ id }) => id !== userId && !away.has(id));
};

interface AboutTasks {
  readonly trajectories: ReadonlyMap<string, TrajectoryRecord>;
  readonly processNames: ReadonlyMap<string, string>;
  readonly acquaintances: ReadonlyMap<string, Acquaintance>;
}

const aboutTasks = async (ports: Ports, tasks: readonly TaskRecord[]): Promise<AboutTasks> => {
  const ids = tasks.map(({ care }) => care?.trajectoryId);
  const [trajectories, processNames] = await Promise.all([
    recordsById(ports, 'trajectory', ids),
    processNamesOf(
      ports,
      tasks.map(({ definitionId }) => definitionId),
    ),
  ]);
  const known = await Promise.all(
    [...trajectories.values()].map(
      async (trajectory) => [trajectory.id, await acquaintanceOf(ports, trajectory)] as const,
    ),
  );
  return { trajectories, processNames, acquaintances: new Map(known) };
};

/** Whoever filled in a form in a trajectory has met the household, or read about it. */
const acquaintanceOf = async (ports: Ports, { id, substitute }: TrajectoryRecord): Promise<Acquaintance> => {
  const forms = await ports.store.find('submission', {
    where: [{ field: 'trajectoryId', is: id }],
    sort: [{ by: 'submittedAt', descending: true }],
    limit: 200,
  });
  const tasksDone = new Map<string, number>();
  for (const { body } of forms) tasksDone.set(body.submittedBy, (tasksDone.get(body.submittedBy) ?? 0) + 1);
  return { tasksDone, ...(substitute !== undefined && { substitute }) };
};

const moveOf = (
  proposal: Proposal,
  task: TaskRecord,
  able: readonly string[],
  { trajectories, processNames }: AboutTasks,
): ProposedMove => {
  const trajectory = trajectories.get(task.care?.trajectoryId ?? '');
  return {
    ...proposal,
    step: task.name ?? task.elementId,
    processName: processNames.get(task.definitionId) ?? task.definitionKey,
    safetyCritical: task.care?.safetyCritical === true,
    mayDo: able,
    ...(trajectory && { trajectoryId: trajectory.id }),
    ...(trajectory?.urgency && { urgency: trajectory.urgency }),
    ...(task.dueAt !== undefined && { dueAt: task.dueAt }),
  };
};
