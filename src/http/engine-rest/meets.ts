import type { VariableSet } from '../../engine/variables.js';
import type { Comparable, Condition } from '../../ports/store.js';
import { isValueDemand, type Demand, type VariablePlace } from './demands.js';
import { isLike } from './is-like.js';
import { meetsTest } from './value-tests.js';

/** The variables around a record, as far as they were looked up. */
export type VariablesAround = (place: VariablePlace) => VariableSet;

/** Reads a field as a store would; a dotted name reaches into the record. */
export const fieldIn = (body: object, name: string): unknown =>
  name.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[part];
  }, body);

/** What a record can be compared by: nothing when it lacks the field, several values for a list. */
const valuesIn = (body: object, name: string): readonly Comparable[] => {
  const value = fieldIn(body, name);
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as readonly Comparable[];
};

type FieldCondition = Exclude<Condition, { readonly any: unknown }>;

const meetsRange = (value: Comparable, condition: FieldCondition): boolean => {
  if ('below' in condition) return value < condition.below;
  if ('upTo' in condition) return value <= condition.upTo;
  if ('from' in condition) return value >= condition.from;
  return 'above' in condition && value > condition.above;
};

const meetsField = (values: readonly Comparable[], condition: FieldCondition): boolean => {
  if ('is' in condition) return condition.is === null ? values.length === 0 : values.includes(condition.is);
  if ('isNot' in condition)
    return condition.isNot === null ? values.length > 0 : !values.includes(condition.isNot);
  if ('in' in condition) return values.some((value) => condition.in.includes(value));
  if ('like' in condition) return values.some((value) => isLike(String(value), condition.like, true));
  return values.some((value) => meetsRange(value, condition));
};

/** Whether a record meets a demand, decided here instead of in the store. */
export const meets = (body: object, around: VariablesAround, demand: Demand): boolean => {
  if ('any' in demand) return demand.any.some((group) => group.every((part) => meets(body, around, part)));
  if (isValueDemand(demand)) return meetsTest(around(demand.of), demand.test);
  if ('holds' in demand) return demand.holds(body);
  const values = valuesIn(body, demand.field);
  if ('notLike' in demand)
    return values.length > 0 && !values.some((value) => isLike(String(value), demand.notLike, true));
  return meetsField(values, demand);
};
