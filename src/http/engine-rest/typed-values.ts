import { declaredType, type VariableSet } from '../../engine/variables.js';
import { isInstant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { withinBounds } from '../json-bounds.js';
import { instantOf, restDate } from './dates.js';
import { invalid, type Fault } from './errors.js';
import { object, shown, type Given } from './readers.js';

/*
 * Variables as this API writes them, `{ value, type, valueInfo }`, and as the engine keeps them: plain JSON, with
 * the type beside it where the value does not show it.
 */

/** More than this in one command is refused. */
const maxBytes = 1024 * 1024;
const maxNameLength = 255;
const maxTypeNameLength = 500;

interface Value {
  readonly value: Json;
  readonly type?: string;
}

type Convert = (value: Json, info: Given) => Value | undefined;

const numberIn = (value: Json): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)
    ? Number(value)
    : undefined;
};

const whole =
  (type: string | undefined, least: number, most: number): Convert =>
  (value) => {
    const number = numberIn(value);
    if (number === undefined || !Number.isInteger(number) || number < least || number > most)
      return undefined;
    return type === undefined ? { value: number } : { value: number, type };
  };

const double: Convert = (value) => {
  const number = numberIn(value);
  return number === undefined || !Number.isFinite(number) ? undefined : { value: number, type: 'Double' };
};

const parsed = (value: Json): Json | undefined => {
  if (typeof value !== 'string') return undefined;
  try {
    const content = withinBounds(JSON.parse(value) as Json);
    return content.ok ? content.value : undefined;
  } catch {
    return undefined;
  }
};

const jsonText: Convert = (value) => {
  const content = parsed(value);
  return content === undefined ? undefined : { value: content, type: 'Json' };
};

/** Kept as what it says; the name of the class goes along, for the clients that need it back. */
const serialised: Convert = (value, { objectTypeName }) => {
  const content = parsed(value);
  if (content === undefined) return undefined;
  const isNamed = typeof objectTypeName === 'string' && objectTypeName.length <= maxTypeNameLength;
  return { value: content, type: isNamed ? `Object:${objectTypeName}` : 'Object' };
};

const truth: Convert = (value) => {
  if (value === true || value === 'true') return { value: true };
  return value === false || value === 'false' ? { value: false } : undefined;
};

const moment: Convert = (value) => {
  const instant = typeof value === 'string' ? instantOf(value) : undefined;
  return instant === undefined ? undefined : { value: instant, type: 'Date' };
};

const plain: Convert = (value) => (typeof value === 'object' ? undefined : { value: String(value) });

const maxInt = 2_147_483_647;

const conversions: Readonly<Record<string, Convert>> = {
  String: plain,
  Boolean: truth,
  Integer: whole(undefined, -maxInt - 1, maxInt),
  Short: whole('Short', -32_768, 32_767),
  Long: whole('Long', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  Double: double,
  Number: double,
  Date: moment,
  Null: () => undefined,
  Json: jsonText,
  Object: serialised,
};

const refusedTypes: ReadonlySet<string> = new Set(['Bytes', 'File', 'Xml']);

const isJavaSerialised = (info: Given): boolean => {
  const format = info['serializationDataFormat'];
  return format !== undefined && format !== null && format !== 'application/json';
};

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Refuses a name an object could mistake for its own machinery, and one that nobody could store. */
export const variableName = (name: string): Outcome<string, Fault> =>
  name.length > 0 && name.length <= maxNameLength && !/^(?:__proto__|constructor|prototype)$/.test(name)
    ? ok(name)
    : invalid(`'${shown(name)}' cannot be the name of a variable`, 422);

interface Named {
  readonly name: string;
  readonly convert: Convert;
}

const conversionOf = (type: Json): Outcome<Named, Fault> => {
  const name = typeof type === 'string' ? capitalised(type) : '';
  if (refusedTypes.has(name))
    return invalid(
      `Variables of type '${name}' are not kept by this service: refer to the document by its id`,
    );
  const convert = Object.hasOwn(conversions, name) ? conversions[name] : undefined;
  return convert ? ok({ name, convert }) : invalid(`Unsupported value type '${shown(type)}'`);
};

const converted = ({ name, convert }: Named, value: Json, valueInfo: Json): Outcome<Value, Fault> => {
  const info = object(valueInfo ?? {});
  if (!info.ok) return info;
  if (name === 'Object' && isJavaSerialised(info.value))
    return invalid('Objects are taken with serializationDataFormat application/json only');
  const read = convert(value, info.value);
  return read === undefined ? invalid(`Cannot convert value '${shown(value)}' of type '${name}'`) : ok(read);
};

const typedValue = ({ value = null, type = null, valueInfo = null }: Given): Outcome<Value, Fault> => {
  if (type === null) return ok({ value });
  const conversion = conversionOf(type);
  if (!conversion.ok) return conversion;
  return value === null ? ok({ value }) : converted(conversion.value, value, valueInfo);
};

const none: VariableSet = { values: {} };

/** Reads one variable that is named elsewhere, as in an address. */
export const variableOf = (name: string, given: Given): Outcome<VariableSet, Fault> => {
  const known = variableName(name);
  if (!known.ok) return known;
  return variables({ [name]: given as Json });
};

/** Reads the variables of a body, by name. */
export const variables = (value: Json): Outcome<VariableSet, Fault> => {
  const all = object(value);
  if (!all.ok) return all;
  const entries = Object.entries(all.value);
  if (entries.length === 0) return ok(none);
  const values: Record<string, Json> = {};
  const types: Record<string, string> = {};
  for (const [name, given] of entries) {
    const known = variableName(name);
    if (!known.ok) return known;
    const typed = object(given);
    if (!typed.ok) return typed;
    const read = typedValue(typed.value);
    if (!read.ok) return read;
    values[name] = read.value.value;
    if (read.value.type !== undefined) types[name] = read.value.type;
  }
  if (Buffer.byteLength(JSON.stringify(values)) > maxBytes)
    return invalid('The variables of one request may take at most 1 MB', 413);
  return ok({ values, types });
};

export interface TypedValue {
  readonly type: string;
  readonly value: Json;
  readonly valueInfo: Given;
}

const shownType = (value: Json): string => {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value !== 'number') return value === null ? 'Null' : 'Json';
  if (!Number.isInteger(value)) return 'Double';
  return Math.abs(value) <= maxInt ? 'Integer' : 'Long';
};

const objectTypeName = (type: string, value: Json): string => {
  const named = type.slice('Object:'.length);
  if (named !== '') return named;
  return Array.isArray(value) ? 'java.util.ArrayList' : 'java.util.LinkedHashMap';
};

/** As this API answers a variable. With `deserialize`, objects come as JSON instead of as text. */
export const typedValueOf = (value: Json, declared: string | undefined, deserialize = true): TypedValue => {
  const type = value === null ? 'Null' : (declared ?? shownType(value));
  if (type === 'Json') return { type, value: JSON.stringify(value), valueInfo: {} };
  if (type === 'Date' && typeof value === 'string' && isInstant(value))
    return { type, value: restDate(value), valueInfo: {} };
  if (!type.startsWith('Object')) return { type, value, valueInfo: {} };
  return {
    type: 'Object',
    value: deserialize ? value : JSON.stringify(value),
    valueInfo: {
      objectTypeName: objectTypeName(type, value),
      serializationDataFormat: 'application/json',
    },
  };
};

/** All variables, or those among `names`. */
export const typedValuesOf = (
  { values, types }: VariableSet,
  { names, deserialize = true }: { readonly names?: readonly string[]; readonly deserialize?: boolean } = {},
): Readonly<Record<string, TypedValue>> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => names === undefined || names.includes(name))
      .map(([name, value]) => [name, typedValueOf(value, declaredType(types, name), deserialize)]),
  );
