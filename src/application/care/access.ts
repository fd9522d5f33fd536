import { accessLevel, type AccessLevel } from '../../domain/rules/access.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Ports } from '../work.js';
import { hasRole, type Identity } from './identity.js';
import { isNamedRole } from './side/people-of-task.js';
import { notFound, refuse, type CareRefusal } from './refusals.js';

/** How much of this trajectory this person may see now. */
export const accessTo = async (
  ports: Ports,
  who: Identity,
  trajectory: TrajectoryRecord,
): Promise<AccessLevel> => {
  const at = [{ field: 'trajectoryId', is: trajectory.id }];
  const [grants, tasks, handOvers] = await Promise.all([
    ports.store.find('grant', { where: at }),
    ports.store.find('task', {
      where: [{ field: 'care.trajectoryId', is: trajectory.id }, { any: linkingTasks(who) }],
    }),
    ports.store.find('handOver', { where: [...at, { field: 'state', in: ['OFFERED', 'ACCEPTED'] }] }),
  ]);
  return accessLevel({
    who: { user: who.user, groups: who.groups.filter((group) => !isNamedRole(group)) },
    trajectory,
    grants: grants.map(({ body }) => body),
    tasks: tasks.map(({ body }) => body),
    handOvers: handOvers.map(({ body }) => body),
    now: ports.clock.now(),
  });
};

const linkingTasks = (who: Identity): Condition[][] => [
  [{ field: 'assignee', is: who.user }],
  [{ field: 'candidateUsers', is: who.user }],
  ...who.groups.map((group): Condition[] => [{ field: 'candidateGroups', is: group }]),
];

/** The trajectory, when this person may see that much of it; refuses by default (domain.md §3.2). */
export const openTo = async (
  ports: Ports,
  who: Identity,
  trajectoryId: string,
  needed: Exclude<AccessLevel, 'none'>,
): Promise<Outcome<TrajectoryRecord, CareRefusal>> => {
  const trajectory = (await ports.store.get('trajectory', trajectoryId))?.body;
  if (!trajectory) return notFound('trajectory');
  const access = await accessTo(ports, who, trajectory);
  const enough = needed === 'header' ? access !== 'none' : access === 'dossier';
  return enough ? ok(trajectory) : refuse('not-allowed');
};

/** Which trajectories belong in somebody's list: one group of conditions per reason; none, nothing to list. */
export const visibleTrajectories = async (
  ports: Ports,
  who: Identity,
): Promise<readonly (readonly Condition[])[]> => {
  if (hasRole(who, 'local-team-lead')) return [[{ field: 'receivedAt', isNot: null }]];
  const linked = await linkedTrajectories(ports, who);
  return [
    [{ field: 'fixedFace', is: who.user }],
    [{ field: 'substitute', is: who.user }],
    [{ field: 'rvtProfessional', is: who.user }],
    ...(linked.length === 0 ? [] : [[{ field: 'id', in: linked }]]),
    ...(hasRole(who, 'vt-officer') ? [[{ field: 'state', in: ['SIGNAL', 'ASSESSMENT', 'ACUTE'] }]] : []),
    ...(hasRole(who, 'crisis-247') ? [[{ field: 'state', is: 'ACUTE' }]] : []),
  ];
};

/** Those that a grant or a task of one's own leads to, as far as they still do. */
const linkedTrajectories = async (ports: Ports, who: Identity): Promise<readonly string[]> => {
  const now = ports.clock.now();
  const [grants, tasks] = await Promise.all([
    ports.store.find('grant', {
      where: [
        {
          any: [
            [{ field: 'user', is: who.user }],
            ...who.groups.map((group) => [{ field: 'group', is: group }]),
          ],
        },
        { any: [[{ field: 'until', is: null }], [{ field: 'until', above: now }]] },
      ],
    }),
    ports.store.find('task', { where: [{ field: 'assignee', is: who.user }] }),
  ]);
  const ids = new Set([
    ...grants.map(({ body }) => body.trajectoryId),
    ...tasks.flatMap(({ body }) => body.care?.trajectoryId ?? []),
  ]);
  const found = await ports.store.getAll('trajectory', [...ids]);
  const visible = await Promise.all(
    found.map(async (stored) =>
      stored && (await accessTo(ports, who, stored.body)) !== 'none' ? [stored.body.id] : [],
    ),
  );
  return visible.flat();
};
