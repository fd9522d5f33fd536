import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Condition, Query } from '../../ports/store.js';
import { invalid, type Fault } from './errors.js';
import {
  boolean,
  count,
  date,
  integer,
  objects,
  shown,
  text,
  texts,
  type Given,
  type Reader,
} from './readers.js';

export interface FilterContext {
  /** All that was given: some filters mean something else beside another. */
  readonly given: Given;
  readonly now: Instant;
}

/** What a parameter demands of the records. */
export type Filter = (value: Json, context: FilterContext) => Outcome<readonly Condition[], Fault>;

/** How a resource can be asked for lists. Names are the API's; the conditions are the store's. */
export interface ListSpecification {
  readonly filters: Readonly<Record<string, Filter>>;
  /** Names the API has and this service cannot answer: ignoring them would answer another question. */
  readonly unsupported: ReadonlySet<string>;
  /** Field by `sortBy` value; `null` where all records are equal. */
  readonly sorts: Readonly<Record<string, string | null>>;
  /** The order when none is asked for. */
  readonly order?: Query['sort'];
}

export const filter =
  <Value>(
    read: Reader<Value>,
    conditions: (value: Value, context: FilterContext) => readonly Condition[],
  ): Filter =>
  (value, context) => {
    const outcome = read(value);
    return outcome.ok ? ok(conditions(outcome.value, context)) : outcome;
  };

export const is = (field: string): Filter => filter(text, (value) => [{ field, is: value }]);
export const isNumber = (field: string): Filter => filter(integer, (value) => [{ field, is: value }]);
export const isDate = (field: string): Filter => filter(date, (value) => [{ field, is: value }]);
export const like = (field: string): Filter => filter(text, (value) => [{ field, like: value }]);
export const oneOf = (field: string): Filter => filter(texts, (values) => [{ field, in: values }]);
export const noneOf = (field: string): Filter =>
  filter(texts, (values) => values.map((value) => ({ field, isNot: value })));
export const before = (field: string): Filter => filter(date, (value) => [{ field, below: value }]);
export const after = (field: string): Filter => filter(date, (value) => [{ field, above: value }]);
export const atMost = (field: string): Filter => filter(integer, (value) => [{ field, upTo: value }]);
export const atLeast = (field: string): Filter => filter(integer, (value) => [{ field, from: value }]);
export const nothing: Filter = () => ok([]);

/** Demands something when `true`; `false` demands nothing, as in Camunda. */
export const flag = (conditions: (context: FilterContext) => readonly Condition[]): Filter =>
  filter(boolean, (isSet, context) => (isSet ? conditions(context) : []));

export const given = (context: FilterContext, name: string): boolean =>
  Object.hasOwn(context.given, name) && context.given[name] !== null;

export const givenTrue = ({ given: all }: FilterContext, name: string): boolean =>
  Object.hasOwn(all, name) && (all[name] === true || all[name] === 'true');

/** All that the filters given demand together. */
export const conditionsOf = (
  { filters, unsupported }: ListSpecification,
  context: FilterContext,
): Outcome<readonly Condition[], Fault> => {
  const where: Condition[] = [];
  for (const [name, value] of Object.entries(context.given)) {
    if (value === null) continue;
    if (unsupported.has(name)) return invalid(`Query parameter '${name}' is not supported by this service`);
    const apply = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (!apply) continue;
    const outcome = apply(value, context);
    if (!outcome.ok)
      return refused({
        ...outcome.reason,
        message: `Cannot set query parameter '${name}' to value '${shown(value)}': ${outcome.reason.message}`,
      });
    where.push(...outcome.value);
  }
  return ok(where);
};

type Sort = NonNullable<Query['sort']>;

const sortOf = (sorts: ListSpecification['sorts'], by: Json, order: Json): Outcome<Sort, Fault> => {
  if (typeof by !== 'string' || !Object.hasOwn(sorts, by))
    return invalid(`sortBy parameter has invalid value: ${shown(by)}`);
  if (order !== 'asc' && order !== 'desc')
    return invalid(`sortOrder parameter has invalid value: ${shown(order)}`);
  const field = sorts[by] ?? null;
  return ok(field === null ? [] : [{ by: field, descending: order === 'desc' }]);
};

const sortingOf = ({ sorts, order = [] }: ListSpecification, all: Given): Outcome<Sort, Fault> => {
  const { sortBy = null, sortOrder = null, sorting = null } = all;
  if (sortBy !== null && sortOrder !== null) return sortOf(sorts, sortBy, sortOrder);
  if (sortBy !== null || sortOrder !== null)
    return invalid('Only a single sorting parameter specified. sortBy and sortOrder required');
  return sorting === null ? ok(order) : termsOf(sorts, sorting, order);
};

/** Several terms, as a body can give them. */
const termsOf = (sorts: ListSpecification['sorts'], given: Json, order: Sort): Outcome<Sort, Fault> => {
  const sorting = objects(given);
  if (!sorting.ok) return sorting;
  const terms: Sort[number][] = [];
  for (const { sortBy = null, sortOrder = null } of sorting.value) {
    const term = sortOf(sorts, sortBy, sortOrder);
    if (!term.ok) return term;
    terms.push(...term.value);
  }
  return ok(terms.length === 0 ? order : terms);
};

/** All there is, within what the store gives at once. */
const unlimited = 10_000;

/** The question behind a list: filters and sorting from `all`, the page from the address. */
export const queryOf = (
  specification: ListSpecification,
  context: FilterContext,
  address: Given,
): Outcome<Query, Fault> => {
  const where = conditionsOf(specification, context);
  if (!where.ok) return where;
  const sort = sortingOf(specification, context.given);
  if (!sort.ok) return sort;
  const offset = count(address['firstResult'] ?? 0);
  if (!offset.ok) return offset;
  const limit = count(address['maxResults'] ?? unlimited);
  return limit.ok
    ? ok({ where: where.value, sort: sort.value, offset: offset.value, limit: limit.value })
    : limit;
};

/** The parameters of an address; of a name given twice the first counts. */
export const addressOf = (url: string): Given => {
  const all: Record<string, string> = Object.create(null) as Record<string, string>;
  const start = url.indexOf('?');
  if (start === -1) return all;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) all[name] ??= value;
  return all;
};
