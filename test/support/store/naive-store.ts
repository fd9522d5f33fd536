import { recordKinds } from '../../../src/ports/record-kinds.js';
import type { RecordKind } from '../../../src/ports/records.js';
import type { Comparable, Condition, Query } from '../../../src/ports/store.js';

/*
 * What the port promises about questions, written down a second time as plainly as can be: no index, no stored form,
 * no shared code. Stores are held against it.
 */

type Body = { readonly id: string };

const fieldOf = (body: Body, name: string): unknown =>
  name.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.getOwnPropertyDescriptor(value, part)?.value as unknown;
  }, body);

/** The values a record can meet a condition with: none when it lacks the field, several for a list. */
const valuesOf = (body: Body, name: string): readonly Comparable[] => {
  const value = fieldOf(body, name);
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as Comparable[];
};

const codePoints = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);

export const compare = (one: Comparable, other: Comparable): number => {
  if (typeof one !== 'string' || typeof other !== 'string') return Number(one) - Number(other);
  const [left, right] = [codePoints(one), codePoints(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? -1) - (right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
};

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** `%` is anything: tried at every place, without a regular expression. */
const isLike = (text: string, pattern: string): boolean => {
  if (pattern === '') return text === '';
  if (pattern.startsWith('%')) {
    return isLike(text, pattern.slice(1)) || (text !== '' && isLike(text.slice(1), pattern));
  }
  return text.startsWith(pattern.charAt(0)) && isLike(text.slice(1), pattern.slice(1));
};

export const meets = (body: Body, condition: Condition): boolean => {
  if ('any' in condition) return condition.any.some((group) => group.every((part) => meets(body, part)));
  const values = valuesOf(body, condition.field);
  const some = (test: (value: Comparable) => boolean): boolean => values.some(test);
  if ('is' in condition) return condition.is === null ? values.length === 0 : values.includes(condition.is);
  if ('isNot' in condition) return !meets(body, { field: condition.field, is: condition.isNot });
  if ('in' in condition) return some((value) => condition.in.includes(value));
  if ('below' in condition) return some((value) => compare(value, condition.below) < 0);
  if ('upTo' in condition) return some((value) => compare(value, condition.upTo) <= 0);
  if ('from' in condition) return some((value) => compare(value, condition.from) >= 0);
  if ('above' in condition) return some((value) => compare(value, condition.above) > 0);
  return some((value) => isLike(asciiLower(String(value)), asciiLower(condition.like)));
};

/** The ids that a question must give, in order. */
export const answerTo = (kind: RecordKind, bodies: readonly Body[], query: Query): readonly string[] => {
  const terms = [...(query.sort ?? []), { by: 'id' }];
  const known = [...Object.keys(recordKinds[kind].fields), 'id'];
  const inOrder = (one: Body, other: Body): number => {
    for (const { by, descending = false } of terms) {
      if (!known.includes(by)) throw new Error(`Expected a field of '${kind}', but got '${by}'`);
      const [left] = valuesOf(one, by);
      const [right] = valuesOf(other, by);
      if (left === undefined && right === undefined) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      const difference = compare(left, right);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  };
  const { where = [], offset = 0, limit = 1000 } = query;
  return bodies
    .filter((body) => where.every((condition) => meets(body, condition)))
    .sort(inOrder)
    .slice(offset, offset + limit)
    .map(({ id }) => id);
};
