import { toEpochMs, type Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord, TrajectoryRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Ports } from '../work.js';
import { derivationView } from './deadlines/deadline-view.js';
import { hasRole, type Identity } from './identity.js';
import { processNamesOf, recordsById } from './records-by-id.js';
import { refuse, type CareRefusal } from './refusals.js';
import { namesOf } from './users.js';
import type { OverdueItem, OverdueList } from './views.js';

/** Who steers on time: sees steps and how late they are, nothing of the dossier behind them (domain.md §10). */
const steering = ['manager', 'local-team-lead'];

/** What steering counts to; more than that is not a figure to steer by any more. */
const figuresTo = 10_000;

export interface OverduePage {
  readonly limit?: number;
  readonly offset?: number;
}

/** Everything past its due time: safety-critical first, then what is latest first (domain.md §10). */
export const listOverdue = async (
  ports: Ports,
  who: Identity,
  { limit = 50, offset = 0 }: OverduePage = {},
): Promise<Outcome<OverdueList, CareRefusal>> => {
  if (!hasRole(who, ...steering)) return refuse('not-allowed');
  const now = ports.clock.now();
  const late: Condition[] = [{ field: 'dueAt', below: now }];
  const [total, safetyCritical, breaches] = await Promise.all([
    ports.store.count('task', late, figuresTo),
    ports.store.count('task', [...late, onSafety], figuresTo),
    ports.store.count('timeline', [{ field: 'code', is: 'LEGAL_PERIOD_EXCEEDED' }], figuresTo),
  ]);
  const items = await itemsOf(ports, await latest(ports, late, { limit, offset, safetyCritical }), now);
  return ok({ items, total, safetyCritical, breaches, asOf: now });
};

const onSafety: Condition = { field: 'care.safetyCritical', is: true };

interface LatePage extends Required<OverduePage> {
  readonly safetyCritical: number;
}

/** Two questions, one after the other, so that each follows its index and reads no more than the page. */
const latest = async (
  { store }: Ports,
  late: readonly Condition[],
  { limit, offset, safetyCritical }: LatePage,
): Promise<readonly TaskRecord[]> => {
  const sort = [{ by: 'dueAt' }];
  const first = await store.find('task', { where: [...late, onSafety], sort, limit, offset });
  const others =
    first.length === limit
      ? []
      : await store.find('task', {
          where: [...late, { field: 'care.safetyCritical', isNot: true }],
          sort,
          limit: limit - first.length,
          offset: Math.max(0, offset - safetyCritical),
        });
  return [...first, ...others].map(({ body }) => body);
};

const itemsOf = async (ports: Ports, tasks: readonly TaskRecord[], now: Instant): Promise<OverdueItem[]> => {
  const trajectoryIds = tasks.map((task) => task.care?.trajectoryId);
  const [trajectories, nameOf, processNames, lastActions] = await Promise.all([
    recordsById(ports, 'trajectory', trajectoryIds),
    namesOf(
      ports,
      tasks.map((task) => task.assignee),
    ),
    processNamesOf(
      ports,
      tasks.map((task) => task.definitionId),
    ),
    lastActionsOf(ports, trajectoryIds),
  ]);
  const around = { trajectories, nameOf, processNames, lastActions, now };
  return tasks.flatMap((task) =>
    task.dueAt === undefined ? [] : [itemOf({ ...task, dueAt: task.dueAt }, around)],
  );
};

interface Surroundings {
  readonly trajectories: ReadonlyMap<string, TrajectoryRecord>;
  readonly nameOf: (user: string) => string;
  readonly processNames: ReadonlyMap<string, string>;
  readonly lastActions: LastActions;
  readonly now: Instant;
}

const itemOf = (task: TaskRecord & { readonly dueAt: Instant }, around: Surroundings): OverdueItem => {
  const { assignee } = task;
  const derivation = derivationView(task);
  return {
    taskId: task.id,
    step: task.name ?? task.elementId,
    processName: around.processNames.get(task.definitionId) ?? task.definitionKey,
    dueAt: task.dueAt,
    minutesLate: Math.floor((toEpochMs(around.now) - toEpochMs(task.dueAt)) / 60_000),
    ownerRole: task.candidateGroups[0] ?? 'assignee',
    ...(assignee !== undefined && { assigneeName: around.nameOf(assignee) }),
    ...careOf(task, around),
    ...(derivation && { derivation }),
  };
};

type CarePart = Pick<OverdueItem, 'trajectoryId' | 'safetyCritical' | 'urgency' | 'lastAction' | 'level'>;

const careOf = ({ care }: TaskRecord, { trajectories, lastActions }: Surroundings): CarePart => {
  if (!care) return { safetyCritical: false };
  const { trajectoryId = '', safetyCritical, reached } = care;
  const trajectory = trajectories.get(trajectoryId);
  const lastAction = lastActions.get(trajectoryId);
  const level = reached.filter((code) => /^E[1-9]/.test(code)).at(-1);
  return {
    safetyCritical,
    ...(trajectoryId !== '' && { trajectoryId }),
    ...(trajectory?.urgency && { urgency: trajectory.urgency }),
    ...(lastAction && { lastAction }),
    ...(level !== undefined && { level }),
  };
};

type LastActions = ReadonlyMap<string, { readonly code: string; readonly at: Instant }>;

const lastActionsOf = async (ports: Ports, ids: readonly (string | undefined)[]): Promise<LastActions> => {
  const trajectoryIds = [...new Set(ids.filter((id): id is string => id !== undefined))];
  const newest = await Promise.all(
    trajectoryIds.map((id) =>
      ports.store.find('timeline', {
        where: [{ field: 'trajectoryId', is: id }],
        sort: [{ by: 'at', descending: true }],
        limit: 1,
      }),
    ),
  );
  return new Map(newest.flat().map(({ body }) => [body.trajectoryId, { code: body.code, at: body.at }]));
};
