import { ok, type Outcome } from '../../kernel/outcome.js';
import { recordKinds } from '../../ports/record-kinds.js';
import type { RecordKind, RecordKinds } from '../../ports/records.js';
import type { Condition, Query, Store } from '../../ports/store.js';
import { isCondition, isValueDemand, isValueTerm, type Demand, type SortTerm } from './demands.js';
import { invalid, type Fault } from './errors.js';
import { fieldIn, meets, type VariablesAround } from './meets.js';
import type { ListQuery } from './params.js';

/** Looks up the variables around records, for a page of them at once. */
export type LookAround<Kind extends RecordKind> = (
  records: readonly RecordKinds[Kind][],
) => Promise<readonly VariablesAround[]>;

export interface Sifting<Kind extends RecordKind> {
  readonly store: Store;
  readonly kind: Kind;
  readonly look: LookAround<Kind>;
}

/**
 * At most so many records are looked at one by one for one answer. What the store can be asked narrows them first; a
 * question that leaves more is refused, because an answer that leaves some out would be another question's.
 */
const mostLookedAt = 10_000;
const page = 500;

const tooMany: Outcome<never, Fault> = invalid(
  `Expected filters that narrow the records to at most ${mostLookedAt} before variables are compared, but more are left`,
);

interface Parted {
  readonly where: readonly Condition[];
  /** What must be looked at one by one. */
  readonly rest: readonly Demand[];
}

type IsCondition = ReturnType<typeof isCondition>;

/** Per kind, whether the store can be asked something. */
const asking = new Map<RecordKind, IsCondition>(
  Object.entries(recordKinds).map(([kind, { fields }]) => [
    kind as RecordKind,
    isCondition(new Set([...Object.keys(fields), 'id'])),
  ]),
);

const isAskedOf = (kind: RecordKind): IsCondition => asking.get(kind) ?? isCondition(new Set());

const parted = (kind: RecordKind, demands: readonly Demand[]): Parted => {
  const isAsked = isAskedOf(kind);
  return {
    where: demands.filter(isAsked),
    rest: demands.filter((demand) => !isAsked(demand)),
  };
};

const nothingAround: VariablesAround = () => ({ values: {} });

const looksAround = (demand: Demand): boolean =>
  'any' in demand ? demand.any.flat().some(looksAround) : isValueDemand(demand);

interface Seen<Kind extends RecordKind> {
  readonly body: RecordKinds[Kind];
  readonly around: VariablesAround;
}

/** The records of one page that meet what the store could not be asked. */
const sieve = async <Kind extends RecordKind>(
  { look }: Sifting<Kind>,
  bodies: readonly RecordKinds[Kind][],
  { rest, needsLook }: { readonly rest: readonly Demand[]; readonly needsLook: boolean },
): Promise<readonly Seen<Kind>[]> => {
  const around = needsLook ? await look(bodies) : [];
  return bodies
    .map((body, index) => ({ body, around: around[index] ?? nothingAround }))
    .filter((seen) => rest.every((demand) => meets(seen.body, seen.around, demand)));
};

/** Goes through what the store finds, in its order, until `enough` were kept. */
const siftAll = async <Kind extends RecordKind>(
  sifting: Sifting<Kind>,
  {
    where,
    rest,
    sort,
    enough,
    look,
  }: Parted & {
    readonly sort: NonNullable<Query['sort']>;
    readonly enough: number;
    readonly look: boolean;
  },
): Promise<Outcome<readonly Seen<Kind>[], Fault>> => {
  const kept: Seen<Kind>[] = [];
  const needsLook = look || rest.some(looksAround);
  for (let offset = 0; kept.length < enough; offset += page) {
    const found = await sifting.store.find(sifting.kind, { where, sort, offset, limit: page });
    if (offset >= mostLookedAt && found.length > 0) return tooMany;
    const bodies = found.map(({ body }) => body);
    kept.push(...(await sieve(sifting, bodies, { rest, needsLook })));
    if (found.length < page) break;
  }
  return ok(kept);
};

const keyOf = ({ body, around }: Seen<RecordKind>, term: SortTerm): unknown => {
  if (!isValueTerm(term)) return fieldIn(body, term.by);
  const { values } = around(term.of);
  return Object.hasOwn(values, term.variable) ? values[term.variable] : undefined;
};

const isComparable = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Numbers before texts where both occur; what has no such value comes last, in either direction. */
const inOrder = (one: unknown, other: unknown, descending: boolean): number => {
  if (!isComparable(one) || !isComparable(other))
    return Number(isComparable(other)) - Number(isComparable(one));
  const [left, right] = typeof one === typeof other ? [one, other] : [typeof one, typeof other];
  const difference = left < right ? -1 : left > right ? 1 : 0;
  return descending ? -difference : difference;
};

const byTerms =
  (terms: readonly SortTerm[]) =>
  (one: Seen<RecordKind>, other: Seen<RecordKind>): number => {
    for (const term of terms) {
      const difference = inOrder(keyOf(one, term), keyOf(other, term), term.descending === true);
      if (difference !== 0) return difference;
    }
    return one.body.id < other.body.id ? -1 : 1;
  };

/** The page of a list that is asked for, the store having been asked all that it can be asked. */
export const sifted = async <Kind extends RecordKind>(
  sifting: Sifting<Kind>,
  { where: demands, sort, limit, offset }: ListQuery,
): Promise<Outcome<readonly RecordKinds[Kind][], Fault>> => {
  const parts = parted(sifting.kind, demands);
  const isSortable = isAskedOf(sifting.kind);
  const plain = sort.filter((term) => !isValueTerm(term) && isSortable({ field: term.by, is: null }));
  const storeSort = plain as NonNullable<Query['sort']>;
  if (plain.length === sort.length && parts.rest.length === 0) {
    const found = await sifting.store.find(sifting.kind, {
      where: parts.where,
      sort: storeSort,
      limit,
      offset,
    });
    return ok(found.map(({ body }) => body));
  }
  const sortsHere = plain.length < sort.length;
  const kept = await siftAll(sifting, {
    ...parts,
    sort: sortsHere ? [] : storeSort,
    enough: sortsHere ? Infinity : offset + limit,
    look: sort.some(isValueTerm),
  });
  if (!kept.ok) return kept;
  const ordered = sortsHere ? [...kept.value].sort(byTerms(sort)) : kept.value;
  return ok(ordered.slice(offset, offset + limit).map(({ body }) => body));
};

/** How many records meet the demands. */
export const siftedCount = async <Kind extends RecordKind>(
  sifting: Sifting<Kind>,
  demands: readonly Demand[],
): Promise<Outcome<number, Fault>> => {
  const parts = parted(sifting.kind, demands);
  if (parts.rest.length === 0) return ok(await sifting.store.count(sifting.kind, parts.where));
  const kept = await siftAll(sifting, { ...parts, sort: [{ by: 'id' }], enough: Infinity, look: false });
  return kept.ok ? ok(kept.value.length) : kept;
};
