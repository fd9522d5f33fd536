import { orderedText } from './ordered-text.js';
import type { FieldType } from './kind-specification.js';
import { fieldsOf } from './record-fields.js';
import { recordKinds } from './record-kinds.js';
import type { RecordKind } from './records.js';
import type { Comparable, Condition, Query } from './store.js';

/** A condition that makes sense for its kind, in one shape, with its texts in stored form. */
export type CheckedCondition =
  | {
      readonly test: 'is' | 'isNot';
      readonly field: string;
      readonly type: FieldType;
      readonly value: Comparable | null;
    }
  | {
      readonly test: 'in';
      readonly field: string;
      readonly type: FieldType;
      readonly values: readonly Comparable[];
    }
  | {
      readonly test: 'below' | 'upTo' | 'from' | 'above';
      readonly field: string;
      readonly type: FieldType;
      readonly value: string | number;
    }
  | { readonly test: 'like'; readonly field: string; readonly type: FieldType; readonly value: string }
  | { readonly test: 'any'; readonly groups: readonly (readonly CheckedCondition[])[] };

export interface CheckedSort {
  readonly by: string;
  readonly descending: boolean;
}

export interface CheckedQuery {
  readonly where: readonly CheckedCondition[];
  /** Without `id`: stores add it. */
  readonly sort: readonly CheckedSort[];
  /** How `id` is sorted, after all else. */
  readonly idDescending: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** Bounds on questions: what people and programs ask stays far below, what would choke a database lies above. */
const limits = {
  conditions: 2000,
  depth: 8,
  values: 10_000,
  likeLength: 1000,
  found: 10_000,
  foundByDefault: 1000,
} as const;

const mistake = (expected: string, but: string): never => {
  throw new Error(`Expected ${expected}, but ${but}`);
};

const typesByKind = new Map<RecordKind, ReadonlyMap<string, FieldType>>();

const typesOf = (kind: RecordKind): ReadonlyMap<string, FieldType> => {
  const known = typesByKind.get(kind);
  if (known) return known;
  const types = new Map<string, FieldType>([
    ['id', 'text'],
    ...fieldsOf(kind).map(({ name, type }) => [name, type] as const),
  ]);
  typesByKind.set(kind, types);
  return types;
};

const typeOf = (kind: RecordKind, field: string): FieldType =>
  typesOf(kind).get(field) ??
  mistake(`a field that records of kind '${kind}' can be asked by`, `got '${field}'`);

const valueTypes = { text: 'string', textList: 'string', number: 'number', boolean: 'boolean' } as const;

const checkedValue = <Value extends Comparable>(field: string, type: FieldType, value: Value): Value => {
  if (typeof value !== valueTypes[type])
    mistake(`field '${field}' to be compared with ${valueTypes[type]}`, `got ${typeof value}`);
  if (typeof value === 'number' && Number.isNaN(value))
    mistake(`field '${field}' to be compared with a number`, 'got NaN');
  return (typeof value === 'string' ? orderedText(value) : value) as Value;
};

/** Shared by a whole question, so that nesting cannot smuggle more conditions in. */
interface Budget {
  conditions: number;
}

const checkedGroup = (
  kind: RecordKind,
  where: readonly Condition[],
  budget: Budget,
  depth: number,
): CheckedCondition[] => {
  budget.conditions -= where.length;
  if (budget.conditions < 0) mistake(`at most ${limits.conditions} conditions`, 'got more');
  if (depth > limits.depth) mistake(`conditions at most ${limits.depth} deep`, 'got deeper ones');
  return where.flatMap((condition) =>
    'any' in condition
      ? [{ test: 'any', groups: condition.any.map((group) => checkedGroup(kind, group, budget, depth + 1)) }]
      : withinIds(kind, checkedCondition(kind, condition)),
  );
};

/** More values than this are compared one by one. */
const mostRanges = 64;

/** What is asked by the field that begins the ids is asked by a range of ids as well. */
const withinIds = (kind: RecordKind, condition: CheckedCondition): readonly CheckedCondition[] => {
  const { idsBegin } = recordKinds[kind];
  if (!idsBegin || condition.test === 'any' || condition.field !== idsBegin.with) return [condition];
  const { field, type } = condition;
  const within = (value: Comparable): readonly CheckedCondition[] => [
    { test: 'is', field, type, value },
    ...idRange(String(value), idsBegin.then),
  ];
  if (condition.test === 'is' && condition.value !== null) return within(condition.value);
  return condition.test === 'in' && condition.values.length > 0 && condition.values.length <= mostRanges
    ? [{ test: 'any', groups: condition.values.map(within) }]
    : [condition];
};

/** From what the ids begin with up to the next text of that length. */
const idRange = (value: string, then: string): readonly CheckedCondition[] => [
  { test: 'from', field: 'id', type: 'text', value: value + then },
  { test: 'below', field: 'id', type: 'text', value: value + String.fromCharCode(then.charCodeAt(0) + 1) },
];

type FieldCondition = Exclude<Condition, { readonly any: unknown }>;

const checkedCondition = (kind: RecordKind, condition: FieldCondition): CheckedCondition => {
  const { field } = condition;
  const type = typeOf(kind, field);
  if ('is' in condition) return checkedEquality('is', field, type, condition.is);
  if ('isNot' in condition) return checkedEquality('isNot', field, type, condition.isNot);
  if ('in' in condition) {
    if (condition.in.length > limits.values)
      mistake(`at most ${limits.values} values`, `got ${condition.in.length}`);
    return { test: 'in', field, type, values: condition.in.map((value) => checkedValue(field, type, value)) };
  }
  if ('like' in condition) return checkedLike(field, type, condition.like);
  if ('below' in condition) return checkedRange('below', field, type, condition.below);
  if ('upTo' in condition) return checkedRange('upTo', field, type, condition.upTo);
  if ('from' in condition) return checkedRange('from', field, type, condition.from);
  return checkedRange('above', field, type, condition.above);
};

const checkedEquality = (
  test: 'is' | 'isNot',
  field: string,
  type: FieldType,
  value: Comparable | null,
): CheckedCondition => ({
  test,
  field,
  type,
  value: value === null ? null : checkedValue(field, type, value),
});

const checkedRange = (
  test: 'below' | 'upTo' | 'from' | 'above',
  field: string,
  type: FieldType,
  value: string | number,
): CheckedCondition => {
  if (type === 'boolean') mistake(`field '${field}' to have an order`, 'it is boolean');
  return { test, field, type, value: checkedValue(field, type, value) };
};

const checkedLike = (field: string, type: FieldType, value: string): CheckedCondition => {
  if (type === 'number' || type === 'boolean') mistake(`field '${field}' to be text`, `it is ${type}`);
  if (value.length > limits.likeLength)
    mistake(`a pattern of at most ${limits.likeLength} characters`, `got ${value.length}`);
  return { test: 'like', field, type, value: checkedValue(field, type, value).replace(/%+/g, '%') };
};

/** The conditions in one shape, or an error that names the mistake. */
export const checkedWhere = (
  kind: RecordKind,
  where: readonly Condition[] = [],
): readonly CheckedCondition[] => checkedGroup(kind, where, { conditions: limits.conditions }, 0);

const wholeNumber = (name: string, value: number): number =>
  Number.isSafeInteger(value) && value >= 0
    ? value
    : mistake(`${name} to be a whole number from 0`, `got ${value}`);

/** How far to count, when there is an end to it. */
export const checkedAtMost = (atMost: number | undefined): number | undefined =>
  atMost === undefined ? undefined : wholeNumber('atMost', atMost);

/** The question in one shape, or an error that names the mistake. */
export const checkedQuery = (kind: RecordKind, { where, sort = [], limit, offset }: Query): CheckedQuery => {
  const terms = sort.map(({ by, descending = false }) => {
    if (typeOf(kind, by) === 'textList')
      mistake(`field '${by}' to have one value to sort by`, 'it is a list');
    return { by, descending };
  });
  const firstId = terms.findIndex(({ by }) => by === 'id');
  return {
    where: checkedWhere(kind, where),
    sort: firstId < 0 ? terms : terms.slice(0, firstId),
    idDescending: terms[firstId]?.descending ?? false,
    limit: Math.min(wholeNumber('limit', limit ?? limits.foundByDefault), limits.found),
    offset: wholeNumber('offset', offset ?? 0),
  };
};
