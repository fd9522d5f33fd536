import type { CheckedCondition } from '../../ports/checked-question.js';
import type { FieldValue } from '../../ports/record-fields.js';
import type { Comparable } from '../../ports/store.js';
import { compareValues } from './compare-values.js';

/** The value of a field of the record in question. */
export type ValueOf = (field: string) => FieldValue;

/** The values a record can meet a condition with: none when it lacks the field, several for a list. */
const valuesOf = (value: FieldValue): readonly Comparable[] => {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
};

export const meets = (valueOf: ValueOf, condition: CheckedCondition): boolean => {
  if (condition.test === 'any')
    return condition.groups.some((group) => group.every((part) => meets(valueOf, part)));
  return holdsFor(valuesOf(valueOf(condition.field)), condition);
};

type FieldCondition = Exclude<CheckedCondition, { readonly test: 'any' }>;

const holdsFor = (values: readonly Comparable[], condition: FieldCondition): boolean => {
  switch (condition.test) {
    case 'is':
      return isOne(values, condition.value);
    case 'isNot':
      return !isOne(values, condition.value);
    case 'in':
      return values.some((value) => condition.values.includes(value));
    case 'like':
      return values.some((value) => isLike(asciiLower(String(value)), asciiLower(condition.value)));
    case 'below':
    case 'upTo':
    case 'from':
    case 'above':
      return values.some((value) => isInOrder[condition.test](compareValues(value, condition.value)));
  }
};

const isOne = (values: readonly Comparable[], value: Comparable | null): boolean =>
  value === null ? values.length === 0 : values.includes(value);

const isInOrder = {
  below: (order: number) => order < 0,
  upTo: (order: number) => order <= 0,
  from: (order: number) => order >= 0,
  above: (order: number) => order > 0,
} as const;

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** `%` is anything: the pieces between are found one after the other, the first at the beginning, the last at the end. */
const isLike = (text: string, pattern: string): boolean => {
  const pieces = pattern.split('%');
  const first = pieces.shift() ?? '';
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
};
