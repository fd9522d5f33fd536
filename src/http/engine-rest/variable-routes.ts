import { declaredType, type VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import { invalid, unknown, type Fault } from './errors.js';
import { boolean, fieldsOf, texts } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { typedValueOf, typedValuesOf, variableName, variableOf, variables } from './typed-values.js';

/** Variables to set, and names of variables to take away. */
export interface VariableChanges {
  readonly variables: VariableSet;
  readonly remove: readonly string[];
}

/** The variables of something, as this API reads and changes them. */
export interface VariableOwner {
  /** The address of its variables, below /engine-rest; with a part `:id`. */
  readonly path: string;
  /** What owns them, in Camunda's words. */
  readonly owner: string;
  readonly read: (call: Call) => Promise<Outcome<VariableSet, Fault>>;
  readonly change: (call: Call, changes: VariableChanges) => Promise<Outcome<unknown, Fault>>;
}

const none: VariableSet = { values: {} };

const deserialised = (call: Call, name: string): Outcome<boolean, Fault> =>
  boolean(call.address()[name] ?? true);

const all =
  ({ read }: VariableOwner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const deserialize = deserialised(call, 'deserializeValues');
    if (!deserialize.ok) return deserialize;
    const names = texts(call.address()['variableNames'] ?? []);
    if (!names.ok) return names;
    const found = await read(call);
    if (!found.ok) return found;
    const wanted = names.value.length === 0 ? {} : { names: names.value };
    return answered(typedValuesOf(found.value, { ...wanted, deserialize: deserialize.value }));
  };

const one =
  ({ read, owner }: VariableOwner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const name = call.param('name');
    const deserialize = deserialised(call, 'deserializeValue');
    if (!deserialize.ok) return deserialize;
    const found = await read(call);
    if (!found.ok) return found;
    const { values, types } = found.value;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined
      ? unknown(`${owner} variable with name ${name} does not exist`)
      : answered(typedValueOf(value, declaredType(types, name), deserialize.value));
  };

const put =
  ({ change }: VariableOwner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    if (!body.ok) return body;
    const given = variableOf(call.param('name'), body.value);
    return given.ok ? silently(change(call, { variables: given.value, remove: [] })) : given;
  };

const remove =
  ({ change }: VariableOwner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const name = variableName(call.param('name'));
    return name.ok ? silently(change(call, { variables: none, remove: [name.value] })) : name;
  };

const modify =
  ({ change }: VariableOwner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    if (!body.ok) return body;
    const given = fieldsOf(body.value, { modifications: variables, deletions: texts });
    if (!given.ok) return given;
    const { modifications = none, deletions = [] } = given.value;
    if (deletions.some((name) => !variableName(name).ok))
      return invalid('A name in deletions cannot be the name of a variable', 422);
    return silently(change(call, { variables: modifications, remove: deletions }));
  };

/** Reading and changing the variables of one thing, all at once or by name. */
export const variableRoutes = (owner: VariableOwner): readonly RestRoute[] => [
  { method: 'get', path: owner.path, handle: all(owner) },
  { method: 'post', path: owner.path, handle: modify(owner) },
  { method: 'get', path: `${owner.path}/:name`, handle: one(owner) },
  { method: 'put', path: `${owner.path}/:name`, handle: put(owner) },
  { method: 'delete', path: `${owner.path}/:name`, handle: remove(owner) },
];
