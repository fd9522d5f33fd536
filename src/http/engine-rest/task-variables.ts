import { shownIn } from '../../application/engine/form-fields.js';
import { isStandalone } from '../../application/engine/open-task.js';
import { setTaskVariables } from '../../application/engine/set-variables.js';
import { ownVariablesOf, variablesOfTask } from '../../application/engine/view-variables.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { unknown, type Fault } from './errors.js';
import { texts } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { fieldsOfTask } from './task-forms.js';
import { localVariablesOf, tokenAt } from './token-variables.js';
import { typedValuesOf } from './typed-values.js';
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

/** The fields that are drawn in the model, with what is known of them, and whatever else the task sees. */
const formVariables = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const names = texts(call.address()['variableNames'] ?? []);
  if (!names.ok) return names;
  const known = await visible(call);
  if (!known.ok) return known;
  const shown = shownIn(
    await fieldsOfTask(call, call.param('id')),
    known.value,
    call.ports.definitions.readers.expressions,
  );
  const all = {
    values: { ...known.value.values, ...shown.values },
    types: { ...known.value.types, ...shown.types },
  };
  return answered(typedValuesOf(all, names.value.length === 0 ? {} : { names: names.value }));
};

/** The variables a task sees, and those that are its own; `form-variables` are what its form may show. */
export const taskVariableRoutes: readonly RestRoute[] = [
  ...variableRoutes({ path: '/task/:id/variables', owner: 'task', read: visible, change: changing(false) }),
  ...variableRoutes({ path: '/task/:id/localVariables', owner: 'task', read: local, change: changing(true) }),
  { method: 'get', path: '/task/:id/form-variables', handle: formVariables },
];
