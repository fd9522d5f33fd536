import { isStandalone } from '../../application/engine/open-task.js';
import { setTaskVariables } from '../../application/engine/set-variables.js';
import { ownVariablesOf, variablesOfTask } from '../../application/engine/view-variables.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { unknown, type Fault } from './errors.js';
import type { Call, RestRoute } from './route.js';
import { localVariablesOf, tokenAt } from './token-variables.js';
import { variableRoutes, type VariableChanges } from './variable-routes.js';

const noTask = (id: string): Outcome<never, Fault> => unknown(`task ${id} doesn't exist: task is null`);

const visible = async ({ ports, param }: Call): Promise<Outcome<VariableSet, Fault>> => {
  const found = await variablesOfTask(ports, param('id'));
  return found ? ok(found) : noTask(param('id'));
};

const local = async ({ ports, param }: Call): Promise<Outcome<VariableSet, Fault>> => {
  const task = await ports.store.get('task', param('id'));
  if (task && isStandalone(task.body)) return ok(ownVariablesOf(task.body));
  const at = task && (await tokenAt(ports, param('id')));
  return at ? ok(localVariablesOf(at)) : noTask(param('id'));
};

const changing =
  (isLocal: boolean) =>
  ({ commit, param }: Call, changes: VariableChanges): Promise<Outcome<unknown, Fault>> =>
    commit((work) => setTaskVariables(work, { taskId: param('id'), local: isLocal, ...changes }));

/** The variables a task sees, and those that are its own; `form-variables` are what its form may show. */
export const taskVariableRoutes: readonly RestRoute[] = [
  ...variableRoutes({ path: '/task/:id/variables', owner: 'task', read: visible, change: changing(false) }),
  ...variableRoutes({ path: '/task/:id/localVariables', owner: 'task', read: local, change: changing(true) }),
  ...variableRoutes({
    path: '/task/:id/form-variables',
    owner: 'task',
    read: visible,
    change: changing(false),
  }).filter(({ method, path }) => method === 'get' && path.endsWith('/form-variables')),
];
