import type { mongo } from 'mongoose';
import type { CheckedCondition, CheckedQuery, CheckedSort } from '../../ports/checked-question.js';
import type { Comparable } from '../../ports/store.js';
import { fieldPath, lackPath, type RecordDocument } from './layout.js';

type Filter = mongo.Filter<RecordDocument>;
type FieldCondition = Exclude<CheckedCondition, { readonly test: 'any' }>;

/** All conditions as one filter. Names come from declared fields and values stand behind operators: neither is read as more. */
export const filterOf = (conditions: readonly CheckedCondition[]): Filter =>
  conditions.length === 0 ? {} : { $and: conditions.map(partOf) };

const partOf = (condition: CheckedCondition): Filter => {
  if (condition.test === 'any') {
    return condition.groups.length === 0 ? nothing : { $or: condition.groups.map(filterOf) };
  }
  return { [fieldPath(condition.field)]: testOf(condition) };
};

const nothing: Filter = { _id: { $in: [] } };

const comparisons = { below: '$lt', upTo: '$lte', from: '$gte', above: '$gt' } as const;

/** On a list each of these looks for one value that meets it; `$ne` for none that is equal. */
const testOf = (condition: FieldCondition): Record<string, unknown> => {
  switch (condition.test) {
    case 'is':
    case 'isNot':
      return equalityOf(condition.test, condition.value);
    case 'in':
      return { $in: condition.values };
    case 'like':
      return { $regex: patternOf(condition.value) };
    case 'below':
    case 'upTo':
    case 'from':
    case 'above':
      return { [comparisons[condition.test]]: condition.value };
  }
};

const equalityOf = (test: 'is' | 'isNot', value: Comparable | null): Record<string, unknown> => {
  if (value === null) return { $exists: test === 'isNot' };
  return test === 'is' ? { $eq: value } : { $ne: value };
};

/** Anything, as short as it can be, up to what follows; closed, so that no pattern makes the server try twice. */
const upTo = (text: string): string => `(?>[\\s\\S]*?${text})`;

/** A pattern with `%` as an expression; only ASCII letters match in either case. */
const patternOf = (like: string): string => {
  const [first = '', ...others] = like.split('%').map(literal);
  const last = others.pop();
  if (last === undefined) return `^${first}(?![\\s\\S])`;
  return `^${first}${others.map(upTo).join('')}[\\s\\S]*${last}(?![\\s\\S])`;
};

const literal = (text: string): string =>
  text.replace(/[A-Za-z]|[^A-Za-z0-9\s\u0080-\u{10FFFF}]/gu, (character) =>
    /[A-Za-z]/.test(character) ? `[${character.toLowerCase()}${character.toUpperCase()}]` : `\\${character}`,
  );

/**
 * The order of an answer. A field that a condition says is there sorts by itself, so that plain indexes serve; any
 * other after whether it is lacking, which puts records without it last.
 */
export const orderOf = (
  { sort, where, idDescending }: Pick<CheckedQuery, 'sort' | 'where' | 'idDescending'>,
  listed: (field: string) => boolean,
): Map<string, 1 | -1> => {
  const terms = sort.filter(isFirst).flatMap(({ by, descending }): [string, 1 | -1][] => {
    const own: [string, 1 | -1] = [fieldPath(by), descending ? -1 : 1];
    return !listed(by) && where.some((condition) => impliesPresence(condition, by))
      ? [own]
      : [[lackPath(by), 1], own];
  });
  return new Map([...terms, ['_id', idDescending ? -1 : 1]]);
};

/** A field orders once: what comes later by the same field has nothing left to order. */
const isFirst = ({ by }: CheckedSort, at: number, sort: readonly CheckedSort[]): boolean =>
  sort.findIndex((other) => other.by === by) === at;

const impliesPresence = (condition: CheckedCondition, field: string): boolean => {
  if (condition.test === 'any' || condition.field !== field) return false;
  if (condition.test === 'is') return condition.value !== null;
  return condition.test !== 'isNot' || condition.value === null;
};
