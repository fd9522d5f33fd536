import type { Json } from '../../kernel/json.js';
import { failed } from './juel-failure.js';

/*
 * As in Jakarta Expression Language 3 §1.6 to 1.12, but failing closed: what does not fit is a failure, where the
 * language would take `null` for 0, false or the empty text.
 */

export type Binary = (left: Json, right: Json) => Json;

const numeric = /^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/;

const numberOf = (value: Json): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.length < 100 && numeric.test(value) ? Number(value) : undefined;
};

export const truthOf = (value: Json): boolean => {
  if (typeof value === 'boolean') return value;
  throw failed(`Expected true or false, but got ${kindOf(value)}`);
};

export const kindOf = (value: Json): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
};

const calculating =
  (calculate: (left: number, right: number) => number): Binary =>
  (left, right) => {
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a === undefined || b === undefined)
      throw failed(`Expected two numbers, but got ${kindOf(left)} and ${kindOf(right)}`);
    const result = calculate(a, b);
    if (!Number.isFinite(result)) throw failed('Expected a number as result, but there is none');
    return result;
  };

const comparing =
  (compare: (order: number) => boolean): Binary =>
  (left, right) => {
    if (typeof left === 'string' && typeof right === 'string') return compare(orderOf(left, right));
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a === undefined || b === undefined)
      throw failed(`Expected two numbers or two texts, but got ${kindOf(left)} and ${kindOf(right)}`);
    return compare(orderOf(a, b));
  };

const orderOf = <Value extends string | number>(left: Value, right: Value): number => {
  if (left < right) return -1;
  return left > right ? 1 : 0;
};

/** Numbers and truth values equal their texts, lists and maps what holds the same. */
export const equal = (left: Json, right: Json): boolean => {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === 'object' || typeof right === 'object')
    return typeof left === typeof right && JSON.stringify(left) === JSON.stringify(right);
  return typeof left !== typeof right && equalAcross(left, right);
};

const equalAcross = (left: string | number | boolean, right: string | number | boolean): boolean => {
  if (typeof left === 'boolean' || typeof right === 'boolean') return String(left) === String(right);
  return numberOf(left) !== undefined && numberOf(left) === numberOf(right);
};

export const isEmpty = (value: Json): boolean => {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
};

export const minus = (value: Json): Json => calculating((zero, number) => zero - number)(0, value);

/** The operators that take both sides, from those that bind least to those that bind most. */
export const levels: readonly ReadonlyMap<string, Binary>[] = [
  new Map<string, Binary>([
    ['==', equal],
    ['!=', (left, right) => !equal(left, right)],
  ]),
  new Map([
    ['<', comparing((order) => order < 0)],
    ['>', comparing((order) => order > 0)],
    ['<=', comparing((order) => order <= 0)],
    ['>=', comparing((order) => order >= 0)],
  ]),
  new Map([
    ['+', calculating((left, right) => left + right)],
    ['-', calculating((left, right) => left - right)],
  ]),
  new Map([
    ['*', calculating((left, right) => left * right)],
    ['/', calculating((left, right) => left / right)],
    ['%', calculating((left, right) => left % right)],
  ]),
];
