import { globalName, localName, type Scope } from '../../engine/instance.js';
import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { InstanceRecord } from '../../ports/records.js';
import { derivedLists, itemIs, type DerivedList, type ItemFilter } from './derived-lists.js';
import { unknown, type Fault } from './errors.js';
import { isLike } from './is-like.js';
import { filter, nothing, oneOf, type Filter } from './params.js';
import { boolean, text, texts } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { typedValueOf } from './typed-values.js';
import { meetsTest, valueTests } from './value-tests.js';

interface VariableInstance {
  readonly id: string;
  readonly name: string;
  readonly value: Json;
  readonly type: string | undefined;
  readonly instance: InstanceRecord;
  /** Whose variable it is: the instance as a whole, or the token that holds its scope. */
  readonly executionId: string;
  /** Where the scope belongs to a task. */
  readonly taskId: string | null;
}

/** The token that holds a scope; of a scope nobody holds by name, the instance. */
const holderOf = ({ state }: InstanceRecord, scope: Scope): string =>
  scope.kind === 'process' || scope.token === undefined ? state.id : globalName(state.id, scope.token);

/** The token inside a scope that is an open task: the scope was made for it. */
const taskIn = ({ state }: InstanceRecord, scope: Scope): string | null => {
  if (scope.kind !== 'activity' && scope.kind !== 'iteration') return null;
  const task = Object.values(state.tokens).find(
    (token) => token.waiting === 'userTask' && (token.scope === scope.id || token.inner === scope.id),
  );
  return task ? globalName(state.id, task.id) : null;
};

/** The variables of an instance as a whole have ids as in history; those of inner scopes name the scope as well. */
const variablesIn = (instance: InstanceRecord, scope: Scope): readonly VariableInstance[] => {
  const [executionId, taskId] = [holderOf(instance, scope), taskIn(instance, scope)];
  const prefix = scope.kind === 'process' ? instance.id : globalName(instance.state.id, scope.id);
  return Object.entries(scope.variables).map(([name, value]) => ({
    id: `${prefix}.${name}`,
    name,
    value,
    type: scope.types?.[name],
    instance,
    executionId: taskId ?? executionId,
    taskId,
  }));
};

const variablesOf = (instance: InstanceRecord): readonly VariableInstance[] =>
  Object.values<Scope>(instance.state.scopes).flatMap((scope) => variablesIn(instance, scope));

const viewOf = (
  { id, name, value, type, instance, executionId, taskId }: VariableInstance,
  deserialize: boolean,
) => ({
  ...typedValueOf(value, type, deserialize),
  id,
  name,
  processDefinitionId: instance.definitionId,
  processInstanceId: instance.id,
  executionId,
  caseInstanceId: null,
  caseExecutionId: null,
  taskId,
  batchId: null,
  activityInstanceId: executionId,
  errorMessage: null,
  tenantId: null,
});

/** The instances that hold these executions, or are them. */
const holders: Filter = filter(texts, (ids) => [
  { field: 'id', in: [...new Set(ids.flatMap((id) => [id, localName(id)?.instance ?? id]))] },
]);

const among =
  (property: (variable: VariableInstance) => string | null): ItemFilter<VariableInstance> =>
  (value) => {
    const ids = texts(value);
    return ids.ok ? ok((variable) => ids.value.includes(property(variable) ?? '')) : ids;
  };

const none: ItemFilter<VariableInstance> = () => ok(() => false);

const withValues: ItemFilter<VariableInstance> = (value, { given }) => {
  const tests = valueTests(value, given);
  if (!tests.ok) return tests;
  return ok(({ name, value: known, type }) =>
    tests.value.every((test) =>
      meetsTest({ values: { [name]: known }, ...(type !== undefined && { types: { [name]: type } }) }, test),
    ),
  );
};

const list: DerivedList<VariableInstance> = {
  path: '/variable-instance',
  instances: {
    filters: {
      processInstanceIdIn: oneOf('id'),
      executionIdIn: holders,
      taskIdIn: holders,
      activityInstanceIdIn: holders,
      variableScopeIdIn: holders,
      withoutTenantId: nothing,
    },
    unsupported: new Set(['tenantIdIn']),
  },
  filters: {
    variableName: itemIs(({ name }) => name),
    variableNameLike(value) {
      const pattern = text(value);
      return pattern.ok ? ok(({ name }) => isLike(name, pattern.value, false)) : pattern;
    },
    executionIdIn: among(({ executionId }) => executionId),
    variableScopeIdIn: among(({ executionId }) => executionId),
    activityInstanceIdIn: among(({ executionId }) => executionId),
    taskIdIn: among(({ taskId }) => taskId),
    variableValues: withValues,
    caseInstanceIdIn: none,
    caseExecutionIdIn: none,
    batchIdIn: none,
  },
  itemsOf: variablesOf,
  sorts: {
    variableName: ({ name }) => name,
    variableType: ({ value, type }) => typedValueOf(value, type).type,
    activityInstanceId: ({ executionId }) => executionId,
    tenantId: () => '',
  },
  view: (variable, { given }) => viewOf(variable, given['deserializeValues'] !== 'false'),
};

const mostParts = 20;

/** Names may have dots, as ids do: the instance is found by trying. */
const variableAt = async ({ ports }: Call, id: string): Promise<VariableInstance | undefined> => {
  const parts = id.split('.').slice(0, mostParts);
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  const found = await ports.store.getAll('instance', prefixes);
  return found
    .flatMap((stored) => (stored ? variablesOf(stored.body) : []))
    .find((variable) => variable.id === id);
};

const view = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const id = call.param('id');
  const deserialize = boolean(call.address()['deserializeValue'] ?? true);
  if (!deserialize.ok) return deserialize;
  const variable = await variableAt(call, id);
  return variable
    ? answered(viewOf(variable, deserialize.value))
    : unknown(`Variable instance with Id '${id}' does not exist.`);
};

export const variableInstanceRoutes: readonly RestRoute[] = [
  ...derivedLists(list),
  { method: 'get', path: '/variable-instance/:id', handle: view },
];
