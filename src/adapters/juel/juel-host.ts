import type { Circumstances, TaskField } from '../../engine/expression.js';
import type { Json } from '../../kernel/json.js';
import { failed, invalid } from './juel-failure.js';
import { kindOf } from './juel-operators.js';
import { findVariable, note, type JuelScope } from './juel-scope.js';

/*
 * `execution`, `task`, `now()` and `dateTime()` as Camunda 7 has them, by closed lists: what can be read, and what an
 * expression may ask to change. Nothing of the language that runs this can be reached through them.
 */

type Member = (scope: JuelScope, parameters: readonly Json[]) => Json;
type Members = Readonly<Record<string, Member>>;

const known = ({ circumstances }: JuelScope): Circumstances => {
  if (!circumstances) throw failed('Expected an expression that asks nothing of its execution, but it does');
  return circumstances;
};

const taskOf = (scope: JuelScope) => {
  const { task } = known(scope);
  if (!task) throw failed("Expected 'task' in a task listener only, but there is no task here");
  return task;
};

const nameIn = ([name]: readonly Json[]): string => {
  if (typeof name === 'string' && name !== '' && name.length <= 1_000) return name;
  throw failed(`Expected a name, but got ${kindOf(name ?? null)}`);
};

const settable = ([, value]: readonly Json[]): Json => {
  if (value !== undefined) return value;
  throw failed('Expected a name and a value, but there is no value');
};

const ofVariables: Members = {
  getVariable: (scope, parameters) => findVariable(scope, nameIn(parameters)) ?? null,
  hasVariable: (scope, parameters) => findVariable(scope, nameIn(parameters)) !== undefined,
  setVariable: (scope, parameters) =>
    note(scope, { on: 'variable', name: nameIn(parameters), value: settable(parameters), local: false }),
  setVariableLocal: (scope, parameters) =>
    note(scope, { on: 'variable', name: nameIn(parameters), value: settable(parameters), local: true }),
  removeVariable: (scope, parameters) =>
    note(scope, { on: 'removal', name: nameIn(parameters), local: false }),
  removeVariableLocal: (scope, parameters) =>
    note(scope, { on: 'removal', name: nameIn(parameters), local: true }),
};

const variablesIn = ({ variables, log }: JuelScope): Json => {
  const left = new Map<string, Json>(Object.entries(variables));
  for (const [name, value] of log?.changed ?? [])
    if (value === undefined) left.delete(name);
    else left.set(name, value);
  return Object.fromEntries(left);
};

const ofExecution: Members = {
  id: (scope) => known(scope).instance,
  processInstanceId: (scope) => known(scope).instance,
  processDefinitionId: (scope) => known(scope).definition,
  businessKey: (scope) => known(scope).businessKey ?? null,
  processBusinessKey: (scope) => known(scope).businessKey ?? null,
  currentActivityId: (scope) => known(scope).element,
  currentActivityName: (scope) => known(scope).elementName ?? null,
  eventName: (scope) => known(scope).event ?? null,
  variables: variablesIn,
};

const ofTask: Members = {
  id: (scope) => taskOf(scope).id,
  name: (scope) => taskOf(scope).name ?? null,
  description: (scope) => taskOf(scope).description ?? null,
  assignee: (scope) => taskOf(scope).assignee ?? null,
  owner: (scope) => taskOf(scope).owner ?? null,
  priority: (scope) => taskOf(scope).priority ?? 50,
  dueDate: (scope) => taskOf(scope).dueDate ?? null,
  followUpDate: (scope) => taskOf(scope).followUpDate ?? null,
  taskDefinitionKey: (scope) => known(scope).element,
  processInstanceId: (scope) => known(scope).instance,
  executionId: (scope) => known(scope).instance,
  processDefinitionId: (scope) => known(scope).definition,
  eventName: (scope) => known(scope).event ?? null,
  variables: variablesIn,
};

const setting =
  (field: TaskField): Member =>
  (scope, [value = null]) => {
    taskOf(scope);
    const fits = field === 'priority' ? typeof value === 'number' : typeof value === 'string';
    if (!fits && value !== null) throw failed(`Expected a value for '${field}', but got ${kindOf(value)}`);
    return note(scope, { on: 'task', field, value: value as string | number | null });
  };

const candidate =
  (kind: 'user' | 'group', isOne: boolean): Member =>
  (scope, parameters) => {
    taskOf(scope);
    return note(scope, { on: 'candidate', kind, name: nameIn(parameters), isOne });
  };

const onTask: Members = {
  setName: setting('name'),
  setDescription: setting('description'),
  setAssignee: setting('assignee'),
  setOwner: setting('owner'),
  setPriority: setting('priority'),
  setDueDate: setting('dueDate'),
  setFollowUpDate: setting('followUpDate'),
  addCandidateUser: candidate('user', true),
  addCandidateGroup: candidate('group', true),
  deleteCandidateUser: candidate('user', false),
  deleteCandidateGroup: candidate('group', false),
};

/** Every property can be asked by its getter too. */
const getters = (members: Members): Members =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      `get${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      member,
    ]),
  );

interface Host {
  readonly properties: Members;
  readonly methods: Members;
}

const hosts: ReadonlyMap<string, Host> = new Map([
  ['execution', { properties: ofExecution, methods: { ...getters(ofExecution), ...ofVariables } }],
  ['task', { properties: ofTask, methods: { ...getters(ofTask), ...ofVariables, ...onTask } }],
]);

export const hostNames: ReadonlySet<string> = new Set(hosts.keys());

/** What is behind `execution.` or `task.`; refused when it is read, where it is none of the lists. */
export const hostMember = (host: string, name: string, isCall: boolean): Member => {
  const members = hosts.get(host)?.[isCall ? 'methods' : 'properties'] ?? {};
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  if (member) return member;
  const mark = isCall ? '(…)' : '';
  throw invalid(`Expected one of ${Object.keys(members).join(', ')} of '${host}', but got '${name}${mark}'`);
};

const functions: Members = {
  now: (scope) => known(scope).at,
  dateTime: (scope) => known(scope).at,
};

export const functionNames: ReadonlySet<string> = new Set(Object.keys(functions));

export const callFunction = (scope: JuelScope, name: string, parameters: readonly Json[]): Json => {
  if (parameters.length > 0) throw failed(`Expected '${name}()' without parameters, but it has some`);
  return functions[name]?.(scope, []) ?? null;
};
