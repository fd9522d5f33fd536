import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { SortTerm, VariablePlace } from './demands.js';
import { invalid, type Fault } from './errors.js';
import { object, objects, shown, type Given } from './readers.js';

export interface Sortable {
  /** Field by `sortBy` value; `null` where all records are equal. */
  readonly sorts: Readonly<Record<string, string | null>>;
  /** `sortBy` values that mean the value of a variable, named beside it. */
  readonly variableSorts?: Readonly<Record<string, VariablePlace>>;
  /** The order when none is asked for. */
  readonly order?: readonly SortTerm[];
}

export type Sort = readonly SortTerm[];

const nameIn = <Value>(names: Readonly<Record<string, Value>>, by: Json): by is string =>
  typeof by === 'string' && Object.hasOwn(names, by);

const sortOf = ({ sorts, variableSorts = {} }: Sortable, term: Given): Outcome<Sort, Fault> => {
  const { sortBy = null, sortOrder = null } = term;
  if (!nameIn({ ...sorts, ...variableSorts }, sortBy))
    return invalid(`sortBy parameter has invalid value: ${shown(sortBy)}`);
  if (sortOrder !== 'asc' && sortOrder !== 'desc')
    return invalid(`sortOrder parameter has invalid value: ${shown(sortOrder)}`);
  const descending = sortOrder === 'desc';
  const of = variableSorts[sortBy];
  if (of !== undefined) return variableTerm(of, term['parameters'] ?? null, descending);
  const field = sorts[sortBy];
  return ok(typeof field === 'string' ? [{ by: field, descending }] : []);
};

const variableTerm = (of: VariablePlace, parameters: Json, descending: boolean): Outcome<Sort, Fault> => {
  const given = object(parameters ?? {});
  if (!given.ok) return given;
  const { variable = null } = given.value;
  return typeof variable === 'string'
    ? ok([{ variable, of, descending }])
    : invalid("Expected the name of a variable in 'parameters' to sort by, but there is none");
};

/** The order a list is asked in. */
export const sortingOf = (specification: Sortable, all: Given): Outcome<Sort, Fault> => {
  const { sortBy = null, sortOrder = null, sorting = null } = all;
  if (sortBy !== null && sortOrder !== null) return sortOf(specification, { sortBy, sortOrder });
  if (sortBy !== null || sortOrder !== null)
    return invalid('Only a single sorting parameter specified. sortBy and sortOrder required');
  return sorting === null ? ok(specification.order ?? []) : termsOf(specification, sorting);
};

const mostTerms = 10;

/** Several terms, as a body can give them. */
const termsOf = (specification: Sortable, given: Json): Outcome<Sort, Fault> => {
  const sorting = objects(given);
  if (!sorting.ok) return sorting;
  if (sorting.value.length > mostTerms) return invalid(`Expected at most ${mostTerms} terms to sort by`);
  const terms: SortTerm[] = [];
  for (const one of sorting.value) {
    const term = sortOf(specification, one);
    if (!term.ok) return term;
    terms.push(...term.value);
  }
  return ok(terms.length === 0 ? (specification.order ?? []) : terms);
};
