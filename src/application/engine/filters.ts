import { ok, type Outcome } from '../../kernel/outcome.js';
import type { FilterRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

/** What a filter says; whoever hands it in has seen to it that its query can be asked. */
export interface FilterContent extends Pick<FilterRecord, 'name' | 'query' | 'properties'> {
  readonly owner: string | undefined;
}

type Kept = Outcome<FilterRecord, EngineUseCaseRefusal>;

const put = async (
  work: Work,
  { name, owner, query, properties }: FilterContent,
  { id, operation }: { readonly id: string; readonly operation: string },
): Promise<Kept> => {
  const filter: FilterRecord = { id, name, query, properties, ...given({ owner }) };
  work.put('filter', filter);
  await logOperation(work, { operation, entityType: 'Filter', property: 'filterId', to: id });
  return ok(filter);
};

/** Keeps a question about tasks. */
export const createFilter = (work: Work, content: FilterContent): Promise<Kept> =>
  put(work, content, { id: work.ports.ids.next(), operation: 'Create' });

const noFilter = (id: string) => refuse('filter-not-found', `Filter with id '${id}' does not exist.`);

/** Replaces all that a filter says. */
export const changeFilter = async (
  work: Work,
  { id, ...content }: FilterContent & { readonly id: string },
): Promise<Kept> =>
  (await work.get('filter', id)) ? put(work, content, { id, operation: 'Update' }) : noFilter(id);

/** Takes a filter away. */
export const deleteFilter = async (
  work: Work,
  { id }: { readonly id: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  if (!(await work.get('filter', id))) return noFilter(id);
  work.remove('filter', id);
  await logOperation(work, { operation: 'Delete', entityType: 'Filter', property: 'filterId', to: id });
  return ok(undefined);
};
