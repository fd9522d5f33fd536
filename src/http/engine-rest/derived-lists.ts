import { rootVariablesOf } from '../../application/engine/view-variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Json } from '../../kernel/json.js';
import type { InstanceRecord } from '../../ports/records.js';
import type { Demand } from './demands.js';
import { invalid, type Fault } from './errors.js';
import { conditionsOf, type FilterContext, type ListSpecification } from './params.js';
import { count, text, type Given } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { sifted } from './sift.js';
import { sortingOf } from './sorting.js';

/*
 * Lists of what has no records of its own, because it is part of the state of running instances: executions and
 * variables. Filters of the instances narrow them in the store; the rest is decided on what the instances hold.
 */

export type ItemTest<Item> = (item: Item) => boolean;

export type ItemFilter<Item> = (
  value: Json,
  context: FilterContext,
) => Outcome<ItemTest<Item>, Fault> | Promise<Outcome<ItemTest<Item>, Fault>>;

export interface DerivedList<Item> {
  readonly path: string;
  /** Filters on the instances; sorting here is that of the items. */
  readonly instances: Pick<ListSpecification, 'filters' | 'unsupported'>;
  readonly filters: Readonly<Record<string, ItemFilter<Item>>>;
  readonly itemsOf: (instance: InstanceRecord) => readonly Item[];
  readonly sorts: Readonly<Record<string, (item: Item) => string>>;
  readonly view: (item: Item, context: FilterContext) => unknown;
}

/** As many instances are looked through for one answer, and as many items are kept to be put in order. */
const most = { instances: 10_000, items: 100_000 } as const;
const page = 500;

const tooMany: Outcome<never, Fault> = invalid(
  `Expected filters that narrow the process instances to at most ${most.instances}, but more are left`,
);

const testsOf = async <Item>(
  { filters }: DerivedList<Item>,
  context: FilterContext,
): Promise<Outcome<readonly ItemTest<Item>[], Fault>> => {
  const tests: ItemTest<Item>[] = [];
  for (const [name, value] of Object.entries(context.given)) {
    const make = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (!make || value === null) continue;
    const test = await make(value, context);
    if (!test.ok) return invalid(`Cannot set query parameter '${name}': ${test.reason.message}`);
    tests.push(test.value);
  }
  return ok(tests);
};

type InOrder<Item> = ((one: Item, other: Item) => number) | undefined;

const orderOf = <Item>({ sorts }: DerivedList<Item>, given: Given): Outcome<InOrder<Item>, Fault> => {
  const names = Object.fromEntries(Object.keys(sorts).map((name) => [name, name]));
  const sorting = sortingOf({ sorts: names }, given);
  if (!sorting.ok) return sorting;
  const [term] = sorting.value;
  const key = term && 'by' in term ? sorts[term.by] : undefined;
  if (!term || !key) return ok(undefined);
  return ok(term.descending === true ? (one, other) => byKey(key)(other, one) : byKey(key));
};

const byKey =
  <Item>(key: (item: Item) => string) =>
  (one: Item, other: Item): number => {
    const [left, right] = [key(one), key(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  };

/** Goes through the instances until enough items were found. */
const collect = async <Item>(
  list: DerivedList<Item>,
  call: Call,
  asked: {
    readonly where: readonly Demand[];
    readonly tests: readonly ItemTest<Item>[];
    readonly enough: number;
  },
): Promise<Outcome<readonly Item[], Fault>> => {
  const items: Item[] = [];
  const sifting = {
    store: call.ports.store,
    kind: 'instance' as const,
    look: (instances: readonly InstanceRecord[]) =>
      Promise.resolve(
        instances.map(
          ({ state }) =>
            () =>
              rootVariablesOf(state),
        ),
      ),
  };
  for (let offset = 0; items.length < asked.enough; offset += page) {
    const found = await sifted(sifting, { where: asked.where, sort: [{ by: 'id' }], offset, limit: page });
    if (!found.ok) return found;
    if (offset >= most.instances && found.value.length > 0) return tooMany;
    for (const instance of found.value)
      items.push(...list.itemsOf(instance).filter((item) => asked.tests.every((test) => test(item))));
    if (items.length > most.items) return tooMany;
    if (found.value.length < page) break;
  }
  return ok(items);
};

interface Asked<Item> {
  readonly where: readonly Demand[];
  readonly tests: readonly ItemTest<Item>[];
  readonly context: FilterContext;
}

const askedOf = async <Item>(
  list: DerivedList<Item>,
  { ports, user }: Call,
  given: Given,
): Promise<Outcome<Asked<Item>, Fault>> => {
  const context = { given, now: ports.clock.now(), ports, user };
  const where = await conditionsOf({ ...list.instances, sorts: {} }, context);
  if (!where.ok) return where;
  const tests = await testsOf(list, context);
  return tests.ok ? ok({ where: where.value, tests: tests.value, context }) : tests;
};

const listed =
  <Item>(list: DerivedList<Item>) =>
  async (call: Call, given: Given): Promise<Outcome<Answer, Fault>> => {
    const asked = await askedOf(list, call, given);
    if (!asked.ok) return asked;
    const order = orderOf(list, given);
    if (!order.ok) return order;
    const address = call.address();
    const first = count(address['firstResult'] ?? 0);
    if (!first.ok) return first;
    const size = count(address['maxResults'] ?? most.instances);
    if (!size.ok) return size;
    const end = first.value + size.value;
    const items = await collect(list, call, { ...asked.value, enough: order.value ? Infinity : end });
    if (!items.ok) return items;
    const sorted = order.value ? [...items.value].sort(order.value) : items.value;
    return answered(sorted.slice(first.value, end).map((item) => list.view(item, asked.value.context)));
  };

const counted =
  <Item>(list: DerivedList<Item>) =>
  async (call: Call, given: Given): Promise<Outcome<Answer, Fault>> => {
    const asked = await askedOf(list, call, given);
    if (!asked.ok) return asked;
    const items = await collect(list, call, { ...asked.value, enough: Infinity });
    return items.ok ? answered({ count: items.value.length }) : items;
  };

type Ask = (call: Call, given: Given) => Promise<Outcome<Answer, Fault>>;

const byAddress =
  (ask: Ask): RestRoute['handle'] =>
  (call) =>
    ask(call, call.address());

const byBody =
  (ask: Ask): RestRoute['handle'] =>
  async (call) => {
    const given = await call.body();
    return given.ok ? ask(call, given.value) : given;
  };

/** The list and its count, asked by address or by body. */
export const derivedLists = <Item>(list: DerivedList<Item>): readonly RestRoute[] => [
  { method: 'get', path: list.path, handle: byAddress(listed(list)) },
  { method: 'get', path: `${list.path}/count`, handle: byAddress(counted(list)) },
  { method: 'post', path: list.path, handle: byBody(listed(list)) },
  { method: 'post', path: `${list.path}/count`, handle: byBody(counted(list)) },
];

/** Items of which one property is the value given. */
export const itemIs =
  <Item>(property: (item: Item) => string | undefined): ItemFilter<Item> =>
  (value) => {
    const asked = text(value);
    return asked.ok ? ok((item) => property(item) === asked.value) : asked;
  };
