import { fromEpochMs, isInstant, type Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';

type Values = Readonly<Record<string, Json>>;

/* Reads values that came from a process or a form: of the right type, or not there. */

const own = (values: Values, name: string): Json | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

export const textIn = (values: Values, name: string): string | undefined => {
  const value = own(values, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const numberIn = (values: Values, name: string): number | undefined => {
  const value = own(values, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

/** Said to be so: `true`, or the code `yes`. */
export const isYes = (values: Values, name: string): boolean => {
  const value = own(values, name);
  return value === true || value === 'yes';
};

/** A moment however it is written; of a date alone its first. */
export const momentIn = (values: Values, name: string): Instant | undefined => {
  const value = own(values, name);
  return value === undefined ? undefined : momentOf(value);
};

export const momentOf = (value: Json): Instant | undefined => {
  if (typeof value !== 'string') return undefined;
  if (isInstant(value)) return value;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : fromEpochMs(ms);
};

const isObject = (value: Json | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectIn = (values: Values, name: string): Values | undefined => {
  const value = own(values, name);
  return isObject(value) ? value : undefined;
};

/** The rows of a list; what is not a row is left out. */
export const rowsIn = (values: Values, name: string): readonly Values[] => {
  const value = own(values, name);
  return Array.isArray(value) ? value.filter((row: Json) => isObject(row)) : [];
};
