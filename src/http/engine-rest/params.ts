import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Ports } from '../../application/work.js';
import { isTooLong, isValueDemand, sizeOfAll, type Demand } from './demands.js';
import { invalid, type Fault } from './errors.js';
import { sortingOf, type Sort, type Sortable } from './sorting.js';
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
  readonly ports: Ports;
  /** Who asks. */
  readonly user: string;
}

type Demanded = Outcome<readonly Demand[], Fault>;

/** What a parameter demands of the records; some must look something up before they know. */
export type Filter = (value: Json, context: FilterContext) => Demanded | Promise<Demanded>;

/** How a resource can be asked for lists. Names are the API's; the conditions are the store's. */
export interface ListSpecification extends Sortable {
  readonly filters: Readonly<Record<string, Filter>>;
  /** Names the API has and this service cannot answer: ignoring them would answer another question. */
  readonly unsupported: ReadonlySet<string>;
  /** Whether the list can be asked with `orQueries`: in each of them one filter at least must hold. */
  readonly orQueries?: true;
}

export const filter =
  <Value>(
    read: Reader<Value>,
    conditions: (value: Value, context: FilterContext) => readonly Demand[],
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
export const flag = (conditions: (context: FilterContext) => readonly Demand[]): Filter =>
  filter(boolean, (isSet, context) => (isSet ? conditions(context) : []));

export const givenTrue = ({ given: all }: FilterContext, name: string): boolean =>
  Object.hasOwn(all, name) && (all[name] === true || all[name] === 'true');

/** What a question may come down to. */
const mostDemands = 1000;

const bounded = (demands: readonly Demand[]): Demanded => {
  if (sizeOfAll(demands) > mostDemands)
    return invalid(`Expected a query with at most ${mostDemands} conditions, but got more`);
  return demands.some(isTooLong)
    ? invalid('Expected patterns of at most 1000 characters and lists of at most 10000 values in a query')
    : ok(demands);
};

const demandsOf = async (
  { filters, unsupported }: ListSpecification,
  [name, value]: readonly [string, Json],
  context: FilterContext,
): Promise<Demanded> => {
  if (value === null) return none;
  if (unsupported.has(name)) return invalid(`Query parameter '${name}' is not supported by this service`);
  const apply = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (!apply) return none;
  const outcome = await apply(value, context);
  return outcome.ok
    ? outcome
    : refused({
        ...outcome.reason,
        message: `Cannot set query parameter '${name}' to value '${shown(value)}': ${outcome.reason.message}`,
      });
};

const none: Demanded = ok([]);

/** One of `orQueries`: a group per filter, and one per variable that is asked for. */
const alternatives = async (
  specification: ListSpecification,
  context: FilterContext,
): Promise<Outcome<readonly (readonly Demand[])[], Fault>> => {
  const groups: (readonly Demand[])[] = [];
  for (const entry of Object.entries(context.given)) {
    if (entry[0] === 'orQueries' || entry[0] === 'sorting')
      return invalid(`Expected '${entry[0]}' outside orQueries only`);
    const demands = await demandsOf(specification, entry, context);
    if (!demands.ok) return demands;
    if (demands.value.every(isValueDemand)) groups.push(...demands.value.map((demand) => [demand]));
    else groups.push(demands.value);
  }
  return ok(groups);
};

const orDemands = async (
  specification: ListSpecification,
  value: Json,
  context: FilterContext,
): Promise<Demanded> => {
  const queries = objects(value);
  if (!queries.ok) return queries;
  if (queries.value.length > mostDemands) return invalid('Expected fewer orQueries');
  const all: Demand[] = [];
  for (const given of queries.value) {
    const groups = await alternatives(specification, { ...context, given });
    if (!groups.ok) return groups;
    if (groups.value.length > 0) all.push({ any: groups.value });
  }
  return ok(all);
};

/** All that the filters given demand together. */
export const conditionsOf = async (
  specification: ListSpecification,
  context: FilterContext,
): Promise<Demanded> => {
  const where: Demand[] = [];
  for (const entry of Object.entries(context.given)) {
    const [name, value] = entry;
    const demands =
      specification.orQueries && name === 'orQueries' && value !== null
        ? await orDemands(specification, value, context)
        : await demandsOf(specification, entry, context);
    if (!demands.ok) return demands;
    where.push(...demands.value);
  }
  return bounded(where);
};

/** All there is, within what the store gives at once. */
const unlimited = 10_000;

export interface ListQuery {
  readonly where: readonly Demand[];
  readonly sort: Sort;
  readonly limit: number;
  readonly offset: number;
}

/** The question behind a list: filters and sorting from `all`, the page from the address. */
export const queryOf = async (
  specification: ListSpecification,
  context: FilterContext,
  address: Given,
): Promise<Outcome<ListQuery, Fault>> => {
  const where = await conditionsOf(specification, context);
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

/** Inherits nothing, so that every name is safe; unlike `Object.create(null)` it stays quick to fill and to read. */
const Bare = function () {} as unknown as new () => Record<string, string>;
Bare.prototype = Object.create(null) as object;

/** The parameters of an address; of a name given twice the first counts. */
export const addressOf = (url: string): Given => {
  const all = new Bare();
  const start = url.indexOf('?');
  if (start === -1) return all;
  const query = url.slice(start + 1);
  if (escaped.test(query)) for (const [name, value] of new URLSearchParams(query)) all[name] ??= value;
  else addPlainPairs(all, query);
  return all;
};

const escaped = /[%+]/;

/** As `URLSearchParams` reads what has nothing to decode, in a fraction of its time. */
const addPlainPairs = (all: Record<string, string>, query: string): void => {
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    if (equals === -1) all[pair] ??= '';
    else all[pair.slice(0, equals)] ??= pair.slice(equals + 1);
  }
};
