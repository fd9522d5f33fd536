import { mostForChange } from '../../application/change/ids-for.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { RecordKind, RecordKinds } from '../../ports/records.js';
import type { Demand } from './demands.js';
import { invalid, type Fault } from './errors.js';
import { conditionsOf, queryOf, type FilterContext, type ListSpecification } from './params.js';
import type { VariablesAround } from './meets.js';
import type { Given } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { sifted, siftedCount, type Sifting } from './sift.js';

/** A kind of record as this API lists it. */
export interface Listed<Kind extends RecordKind> extends ListSpecification {
  readonly kind: Kind;
  /** The address of the list, below /engine-rest. */
  readonly path: string;
  readonly view?: (record: RecordKinds[Kind], context: FilterContext) => unknown;
  /** In place of `view` where more must be asked to show them, once for the whole page. */
  readonly views?: (
    call: Call,
    records: readonly RecordKinds[Kind][],
    context: FilterContext,
  ) => Promise<readonly unknown[]>;
  /** What holds for all records of the list. */
  readonly always?: readonly Demand[];
  /** The variables around records, where the list can be asked or sorted by them. */
  readonly look?: (call: Call, records: readonly RecordKinds[Kind][]) => Promise<readonly VariablesAround[]>;
  /** Turns what the store cannot be asked into what it can: conditions, or a refusal. */
  readonly prepare?: (call: Call, given: Given) => Promise<Outcome<readonly Demand[], Fault>>;
}

const none = ok<readonly Demand[]>([]);

export const contextOf = ({ ports, user }: Call, given: Given): FilterContext => ({
  given,
  now: ports.clock.now(),
  ports,
  user,
});

const noVariables = (): Promise<readonly VariablesAround[]> => Promise.resolve([]);

const siftingOf = <Kind extends RecordKind>({ kind, look }: Listed<Kind>, call: Call): Sifting<Kind> => ({
  store: call.ports.store,
  kind,
  look: look ? (records) => look(call, records) : noVariables,
});

/** What holds beside the filters. */
const besides = async <Kind extends RecordKind>(
  { always = [], prepare }: Listed<Kind>,
  call: Call,
  given: Given,
): Promise<Outcome<readonly Demand[], Fault>> => {
  const more = prepare ? await prepare(call, given) : none;
  return more.ok ? ok([...always, ...more.value]) : more;
};

/** What a list answers to a question; the page is the address's. */
export const listed = async <Kind extends RecordKind>(
  of: Listed<Kind>,
  call: Call,
  given: Given,
): Promise<Outcome<Answer, Fault>> => {
  const context = contextOf(call, given);
  const query = await queryOf(of, context, call.address());
  if (!query.ok) return query;
  const more = await besides(of, call, given);
  if (!more.ok) return more;
  const where = [...query.value.where, ...more.value];
  const found = await sifted(siftingOf(of, call), { ...query.value, where });
  if (!found.ok) return found;
  if (of.views) return answered(await of.views(call, found.value, context));
  return answered(found.value.map((record) => of.view?.(record, context)));
};

const tooMany = invalid(
  `Expected a query that finds at most ${mostForChange} for one change, but it finds more: narrow it, and change them in several`,
);

/** All records a query in a body means, for a change to each of them. */
export const recordsFor = async <Kind extends RecordKind>(
  listed: Listed<Kind>,
  call: Call,
  given: Given,
): Promise<Outcome<readonly RecordKinds[Kind][], Fault>> => {
  const where = await conditionsOf(listed, contextOf(call, given));
  if (!where.ok) return where;
  const more = await besides(listed, call, given);
  if (!more.ok) return more;
  const demands = [...where.value, ...more.value];
  const found: RecordKinds[Kind][] = [];
  for (let offset = 0; ; offset += page) {
    const query = { where: demands, sort: [{ by: 'id' }], limit: page, offset };
    const records = await sifted(siftingOf(listed, call), query);
    if (!records.ok) return records;
    found.push(...records.value);
    if (found.length > mostForChange) return tooMany;
    if (records.value.length < page) return ok(found);
  }
};

const page = 5_000;

/** How many a question finds. */
export const counted = async <Kind extends RecordKind>(
  of: Listed<Kind>,
  call: Call,
  given: Given,
): Promise<Outcome<Answer, Fault>> => {
  const where = await conditionsOf(of, contextOf(call, given));
  if (!where.ok) return where;
  const more = await besides(of, call, given);
  if (!more.ok) return more;
  const count = await siftedCount(siftingOf(of, call), [...where.value, ...more.value]);
  return count.ok ? answered({ count: count.value }) : count;
};

type Ask = typeof listed;

const byAddress =
  <Kind extends RecordKind>(ask: Ask, of: Listed<Kind>): RestRoute['handle'] =>
  (call) =>
    ask(of, call, call.address());

const byBody =
  <Kind extends RecordKind>(ask: Ask, of: Listed<Kind>): RestRoute['handle'] =>
  async (call) => {
    const given = await call.body();
    return given.ok ? ask(of, call, given.value) : given;
  };

/** The list and its count, asked by address. */
export const getLists = <Kind extends RecordKind>(of: Listed<Kind>): readonly RestRoute[] => [
  { method: 'get', path: of.path, handle: byAddress(listed, of) },
  { method: 'get', path: `${of.path}/count`, handle: byAddress(counted, of) },
];

/** The list and its count, asked by address or by body. */
export const lists = <Kind extends RecordKind>(of: Listed<Kind>): readonly RestRoute[] => [
  ...getLists(of),
  { method: 'post', path: of.path, handle: byBody(listed, of) },
  { method: 'post', path: `${of.path}/count`, handle: byBody(counted, of) },
];
