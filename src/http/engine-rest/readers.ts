import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { instantOf } from './dates.js';
import { invalid, type Fault } from './errors.js';

/** Names with values as a request gave them: texts of an address, or the JSON of a body. */
export type Given = Readonly<Record<string, Json>>;

/** Makes something of a value; like Camunda's it also takes a text that says it (`"5"`, `"true"`). */
export type Reader<Value> = (value: Json) => Outcome<Value, Fault>;

const shownLength = 200;

/** A value as it can be named in a message. */
export const shown = (value: Json): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, shownLength);

const notA =
  (javaType: string) =>
  (value: Json): Outcome<never, Fault> =>
    invalid(`Cannot convert value "${shown(value)}" to java type ${javaType}`);

const noText = notA('java.lang.String');
const noBoolean = notA('java.lang.Boolean');
const noInteger = notA('java.lang.Integer');
const noDate = notA('java.util.Date');
const noList = notA('java.util.List');
const noObject = notA('java.util.Map');

export const text: Reader<string> = (value) => {
  if (typeof value === 'string') return ok(value);
  return typeof value === 'number' || typeof value === 'boolean' ? ok(String(value)) : noText(value);
};

export const boolean: Reader<boolean> = (value) => {
  if (value === true || value === 'true') return ok(true);
  return value === false || value === 'false' ? ok(false) : noBoolean(value);
};

export const integer: Reader<number> = (value) => {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? ok(number) : noInteger(value);
};

export const count: Reader<number> = (value) => {
  const number = integer(value);
  return !number.ok || number.value >= 0
    ? number
    : invalid(`Expected a number from 0, but got ${number.value}`);
};

export const date: Reader<Instant> = (value) => {
  const instant = typeof value === 'string' ? instantOf(value) : undefined;
  return instant === undefined ? noDate(value) : ok(instant);
};

/** No store takes many more at once. */
const mostTexts = 10_000;

/** A JSON list, or texts with commas between them. */
export const texts: Reader<readonly string[]> = (value) => {
  const list: Json = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value;
  if (!Array.isArray(list) || !list.every((part) => typeof part === 'string')) return noList(value);
  return list.length <= mostTexts
    ? ok(list as readonly string[])
    : invalid(`Expected at most ${mostTexts} entries, but got ${list.length}`);
};

export const object: Reader<Given> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? ok(value as Given) : noObject(value);

export const objects: Reader<readonly Given[]> = (value) =>
  Array.isArray(value) && value.every((part) => object(part as Json).ok)
    ? ok(value as readonly Given[])
    : noList(value);

type Shape = Readonly<Record<string, Reader<unknown>>>;
type Fields<Wanted extends Shape> = {
  readonly [Name in keyof Wanted]?: Wanted[Name] extends Reader<infer Value> ? Value : never;
};

/** Reads the fields of an object by name. `null` counts as absent, other names are left alone. */
export const fieldsOf = <const Wanted extends Shape>(
  given: Given,
  wanted: Wanted,
): Outcome<Fields<Wanted>, Fault> => {
  const fields: Record<string, unknown> = {};
  for (const name in wanted) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const read = wanted[name];
    if (value === undefined || value === null || read === undefined) continue;
    const outcome = read(value);
    if (!outcome.ok) return outcome;
    fields[name] = outcome.value;
  }
  return ok(fields as Fields<Wanted>);
};
