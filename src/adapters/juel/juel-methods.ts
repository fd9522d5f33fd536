import type { Json } from '../../kernel/json.js';
import { failed } from './juel-failure.js';
import { ofMoment } from './juel-moments.js';
import { equal, isEmpty, kindOf } from './juel-operators.js';

type Method = (parameters: readonly Json[]) => Json;
type Methods<Value> = Readonly<Record<string, (value: Value, parameters: readonly Json[]) => Json>>;

const textOf = (value: Json | undefined): string => {
  if (typeof value === 'string') return value;
  throw failed(`Expected a text, but got ${kindOf(value ?? null)}`);
};

const placeOf = (value: Json | undefined): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw failed(`Expected a place from 0 on, but got ${kindOf(value ?? null)}`);
};

const at = (values: readonly Json[], place: Json | undefined): Json => {
  const found = values[placeOf(place)];
  if (found === undefined) throw failed('Expected a place in the list, but it is behind its end');
  return found;
};

/** The value at an own name; nothing is inherited. */
export const entryOf = (value: Json, name: Json): Json => {
  if (Array.isArray(value)) return at(value as readonly Json[], name);
  if (typeof value !== 'object' || value === null)
    throw failed(`Expected a map or a list, but got ${kindOf(value)}`);
  const key = typeof name === 'number' ? String(name) : textOf(name);
  if (!Object.hasOwn(value, key))
    throw failed(`Expected '${key.slice(0, 100)}' in a map, but it is not there`);
  return (value as Readonly<Record<string, Json>>)[key] ?? null;
};

const ofText: Methods<string> = {
  ...ofMoment,
  length: (text) => text.length,
  isEmpty: (text) => text === '',
  contains: (text, [part]) => text.includes(textOf(part)),
  startsWith: (text, [part]) => text.startsWith(textOf(part)),
  endsWith: (text, [part]) => text.endsWith(textOf(part)),
  indexOf: (text, [part]) => text.indexOf(textOf(part)),
  equalsIgnoreCase: (text, [other]) => text.toLowerCase() === textOf(other).toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  toLowerCase: (text) => text.toLowerCase(),
  trim: (text) => text.trim(),
  substring: (text, [from, to]) => text.slice(placeOf(from), to === undefined ? undefined : placeOf(to)),
};

const ofList: Methods<readonly Json[]> = {
  size: (list) => list.length,
  isEmpty: (list) => list.length === 0,
  contains: (list, [value]) => list.some((element) => equal(element, value ?? null)),
  indexOf: (list, [value]) => list.findIndex((element) => equal(element, value ?? null)),
  get: (list, [place]) => at(list, place),
};

type JsonMap = Readonly<Record<string, Json>>;

const ofMap: Methods<JsonMap> = {
  size: (map) => Object.keys(map).length,
  isEmpty: (map) => isEmpty(map),
  containsKey: (map, [key]) => Object.hasOwn(map, textOf(key)),
  get: (map, [key]) => entryOf(map, textOf(key)),
};

const ofAny: Methods<Json> = {
  equals: (value, [other]) => equal(value, other ?? null),
  toString: (value: Json) => {
    if (value === null || typeof value === 'object')
      throw failed(`Expected a text, but got ${kindOf(value)}`);
    return String(value);
  },
};

/** Every method there is: harmless, and nothing of the language that runs this. */
export const methodNames: ReadonlySet<string> = new Set(
  [ofText, ofList, ofMap, ofAny].flatMap((methods) => Object.keys(methods)),
);

const own = <Value>(methods: Methods<Value>, name: string, value: Value): Method | undefined => {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method && ((parameters) => method(value, parameters));
};

const methodOf = (value: Json, name: string): Method | undefined => {
  if (typeof value === 'string') return own(ofText, name, value);
  if (Array.isArray(value)) return own(ofList, name, value as readonly Json[]);
  return typeof value === 'object' && value !== null ? own(ofMap, name, value as JsonMap) : undefined;
};

export const callMethod = (value: Json, name: string, parameters: readonly Json[]): Json => {
  const method = methodOf(value, name) ?? own(ofAny, name, value);
  if (!method) throw failed(`Expected a value with method '${name}', but got ${kindOf(value)}`);
  return method(parameters);
};
