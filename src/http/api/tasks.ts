import { countTasks } from '../../application/care/tasks/count-tasks.js';
import { listTasks } from '../../application/care/tasks/list-tasks.js';
import { viewTask } from '../../application/care/tasks/view-task.js';
import { ok } from '../../kernel/outcome.js';
import { taskCounts, taskDetail, taskList, taskQuery } from '../contract/v1.js';
import { defined } from './defined.js';
import { lookInAnswer } from './looks.js';
import { workers } from './roles.js';
import { route } from './route.js';

const subject = 'Tasks';

/** Looking at tasks; doing them is in `task-commands`. */
export const taskRoutes = [
  route({
    method: 'get',
    path: '/tasks',
    name: 'listTasks',
    summary: 'My tasks and those I may take, most urgent first',
    subject,
    access: workers,
    query: taskQuery,
    answer: { status: 200, body: taskList },
    handle: async ({ house, who, query: { overdue, ...query } }) => {
      const late = overdue === undefined ? {} : { overdue: overdue === 'true' };
      const listed = await listTasks(house.ports, who, { ...defined(query), ...late });
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'get',
    path: '/task-counts',
    name: 'countTasks',
    summary: 'How many tasks are mine, available and late',
    subject,
    access: workers,
    answer: { status: 200, body: taskCounts },
    handle: async ({ house, who }) => {
      const counted = await countTasks(house.ports, who);
      return counted.ok ? ok({ body: counted.value }) : counted;
    },
  }),
  route({
    method: 'get',
    path: '/tasks/{id}',
    name: 'viewTask',
    summary: 'One task with its form, what is known already, and its deadline with derivation',
    subject,
    access: workers,
    answer: { status: 200, body: taskDetail },
    versioned: true,
    refusals: ['not-found'],
    looked: lookInAnswer('task'),
    handle: async ({ house, who, param }) => {
      const viewed = await viewTask(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value, version: viewed.value.version }) : viewed;
    },
  }),
];
