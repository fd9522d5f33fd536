import type { LadderRole } from '../../../domain/ladder/ladder.js';
import { ok } from '../../../kernel/outcome.js';
import type { NotificationRecord } from '../../../ports/records.js';
import { notify } from '../notify.js';
import { whoHears } from '../people/who-hears.js';
import { addToTimeline } from '../timeline-entry.js';
import { rowsIn, textIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

const roles: readonly LadderRole[] = [
  'assignee',
  'substitute',
  'team-lead',
  'manager',
  'director',
  'on-call',
  'fixed-face',
];
const channels: readonly NotificationRecord['channel'][] = ['in-app', 'phone', 'list', 'report'];

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

/**
 * Tells whoever the reminder table names beside those the ladder told already (D-06). A table that a designer
 * changed can tell more people, never fewer.
 */
export const tellOverdue = onTrajectory(async (work, { trajectory, variables }) => {
  const task = await work.get('task', textIn(variables, 'taskId') ?? '');
  if (!task) return ok({});
  const told = await work.find('notification', { where: [{ field: 'taskId', is: task.id }] });
  const known = new Set(told.filter(({ code }) => code === 'TASK_E1').map(({ recipient }) => recipient));
  const rows = rowsIn(variables, 'notices');
  for (const row of rows) {
    const role = oneOf(roles, textIn(row, 'notify'));
    if (!role) continue;
    const heard = await whoHears(work, [role], { task, trajectory });
    await notify(
      work,
      heard.filter((user) => !known.has(user)),
      {
        code: 'TASK_E1',
        channel: oneOf(channels, textIn(row, 'channel')) ?? 'in-app',
        taskId: task.id,
        trajectoryId: trajectory.id,
      },
    );
    for (const user of heard) known.add(user);
  }
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'OVERDUE_TOLD',
    taskId: task.id,
    elementId: task.elementId,
    ...(task.name !== undefined && { elementName: task.name }),
    details: { rows: rows.length },
  });
  return ok({});
});
