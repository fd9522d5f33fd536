import type { InstanceRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { ValueTest } from './value-tests.js';

/** Whose variables are meant: those of the process instance as a whole, or those of the place alone. */
export type VariablePlace = 'instance' | 'local';

/** Looks at a variable, which only the state of an instance knows. */
export interface ValueDemand {
  readonly of: VariablePlace;
  readonly test: ValueTest;
}

/** Text that must not be like the pattern; records without the field do not meet it, as in SQL. */
export interface UnlikeDemand {
  readonly field: string;
  readonly notLike: string;
}

/** Something only the record as a whole tells. */
export interface WholeDemand {
  readonly holds: (body: object) => boolean;
}

/**
 * What a list demands of a record. A store can be asked conditions on the fields it knows; the rest is looked at record
 * by record (`sift.ts`).
 */
export type Demand = Condition | ValueDemand | UnlikeDemand | WholeDemand | AnyDemand;

/** Demands something that only the state of an instance tells. */
export const ofState = (holds: (instance: InstanceRecord) => boolean): Demand => ({
  holds: holds as (body: object) => boolean,
});

/** In at least one of the groups all demands are met. */
export interface AnyDemand {
  readonly any: readonly (readonly Demand[])[];
}

/** The order of a list: by a field, or by the value of a variable. */
export type SortTerm =
  | { readonly by: string; readonly descending?: boolean }
  | { readonly variable: string; readonly of: VariablePlace; readonly descending: boolean };

export const isValueDemand = (demand: Demand): demand is ValueDemand => 'test' in demand;

export const isValueTerm = (term: SortTerm): term is Extract<SortTerm, { readonly variable: string }> =>
  'variable' in term;

/** Whether a store whose records have these fields can be asked it. */
export const isCondition =
  (fields: ReadonlySet<string>) =>
  (demand: Demand): demand is Condition => {
    if ('any' in demand) return demand.any.every((group) => group.every(isCondition(fields)));
    return 'field' in demand && !('notLike' in demand) && fields.has(demand.field);
  };

/** A demand nobody meets. */
export const impossible: Demand = { field: 'id', in: [] };

const sizeOf = (demand: Demand): number =>
  'any' in demand ? 1 + demand.any.flat().reduce((sum, part) => sum + sizeOf(part), 0) : 1;

/** How many questions a list of demands comes down to. */
export const sizeOfAll = (demands: readonly Demand[]): number =>
  demands.reduce((sum, demand) => sum + sizeOf(demand), 0);

const most = { values: 10_000, likeLength: 1000 } as const;

/** Whether a store would refuse it for its length. */
export const isTooLong = (demand: Demand): boolean => {
  if ('any' in demand) return demand.any.flat().some(isTooLong);
  if ('in' in demand) return demand.in.length > most.values;
  if ('like' in demand) return demand.like.length > most.likeLength;
  return 'notLike' in demand && demand.notLike.length > most.likeLength;
};
