import type { Json } from '../../kernel/json.js';
import type { Given } from './readers.js';

/** Lists of conditions hold together with those that were there; of everything else the newer counts. */
const gathered: ReadonlySet<string> = new Set([
  'processVariables',
  'taskVariables',
  'caseInstanceVariables',
  'orQueries',
  'sorting',
]);

const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** A query with another on top of it, as Camunda extends the query of a filter. */
export const extendedQuery = (query: Given, extending: Given): Given => {
  const lists = [...gathered]
    .filter((name) => Object.hasOwn(query, name) && Array.isArray(extending[name]))
    .map((name) => [name, [...listIn(query[name]), ...listIn(extending[name])]] as const);
  const said = Object.entries(extending).filter(([, value]) => value !== null);
  return Object.fromEntries([...Object.entries(query), ...said, ...lists]);
};
