import { isStandalone } from '../../application/engine/open-task.js';
import { ownVariablesOf } from '../../application/engine/view-variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import { invalid, unknown, type Fault } from './errors.js';
import { lists, type Listed } from './lists.js';
import { givenTrue, type FilterContext } from './params.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { taskFilters, taskSorts, taskVariableSorts } from './task-filters.js';
import { deployedForm, formOf } from './task-forms.js';
import { identityLinks, taskView } from './task-view.js';
import { variablesAround } from './variables-around.js';

const commentedViews = async ({ ports }: Call, tasks: readonly TaskRecord[]) =>
  Promise.all(
    tasks.map(async (task) => {
      const ofTask = [{ field: 'taskId', is: task.id }];
      const comments = await ports.store.count('comment', ofTask, 1);
      const attachments = await ports.store.count('attachment', ofTask, 1);
      return { ...taskView(task), comment: comments > 0, attachment: attachments > 0 };
    }),
  );

const views = (call: Call, tasks: readonly TaskRecord[], context: FilterContext) =>
  givenTrue(context, 'withCommentAttachmentInfo')
    ? commentedViews(call, tasks)
    : Promise.resolve(tasks.map(taskView));

/** Open tasks, asked for by every filter of Camunda. */
export const taskListed: Listed<'task'> = {
  kind: 'task',
  path: '/task',
  filters: taskFilters,
  unsupported: new Set(['tenantIdIn']),
  sorts: taskSorts,
  variableSorts: taskVariableSorts,
  orQueries: true,
  look: ({ ports }, tasks) =>
    variablesAround(
      ports,
      tasks.map((task) => ({
        instanceId: task.instanceId,
        tokenName: task.id,
        ...(isStandalone(task) && { own: ownVariablesOf(task) }),
      })),
    ),
  views,
};

const taskOf = async ({ ports, param }: Call): Promise<Outcome<TaskRecord, Fault>> => {
  const found = await ports.store.get('task', param('id'));
  return found ? ok(found.body) : unknown(`No matching task with id ${param('id')}`);
};

const viewed =
  (view: (task: TaskRecord) => unknown) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const task = await taskOf(call);
    return task.ok ? answered(view(task.value)) : task;
  };

const view = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const task = await taskOf(call);
  if (!task.ok) return task;
  if (call.address()['withCommentAttachmentInfo'] !== 'true') return answered(taskView(task.value));
  return answered((await commentedViews(call, [task.value]))[0]);
};

/** How many tasks lie open for each group; those for no group come under null. */
const countByGroup = async ({ ports }: Call): Promise<Outcome<Answer, Fault>> => {
  const counts = new Map<string | null, number>();
  for (let offset = 0; ; offset += page) {
    const found = await ports.store.find('task', { sort: [{ by: 'id' }], limit: page, offset });
    for (const { body } of found)
      for (const group of body.candidateGroups.length === 0 ? [null] : body.candidateGroups)
        counts.set(group, (counts.get(group) ?? 0) + 1);
    if (found.length < page) break;
    if (offset >= mostCounted)
      return invalid(`Expected at most ${mostCounted} open tasks to count by group, but there are more`);
  }
  return answered([...counts].map(([groupName, taskCount]) => ({ groupName, taskCount })));
};

const page = 1000;
const mostCounted = 100_000;

/** Looking at tasks; doing them is in `task-commands`. */
export const taskRoutes: readonly RestRoute[] = [
  ...lists(taskListed),
  { method: 'get', path: '/task/report/candidate-group-count', handle: countByGroup },
  { method: 'get', path: '/task/:id', handle: view },
  { method: 'get', path: '/task/:id/form', handle: viewed(formOf) },
  {
    method: 'get',
    path: '/task/:id/deployed-form',
    async handle(call) {
      const task = await taskOf(call);
      return task.ok ? deployedForm(call, task.value) : task;
    },
  },
  { method: 'get', path: '/task/:id/identity-links', handle: viewed(identityLinks) },
];
