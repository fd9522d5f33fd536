import { storiesOf, type Story } from '../../../application/history/stories.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Comparable, Condition } from '../../../ports/store.js';
import { isCondition, isValueTerm, type Demand, type SortTerm } from '../demands.js';
import { invalid, unknown, type Fault } from '../errors.js';
import { contextOf } from '../lists.js';
import { fieldIn, meets, type VariablesAround } from '../meets.js';
import { conditionsOf, queryOf, type ListSpecification } from '../params.js';
import type { Given } from '../readers.js';
import { answered, type Answer, type Call, type RestRoute } from '../route.js';

/** Something that is in no record of its own, but told by the events of instances. */
interface Told {
  readonly id: string;
}

/** How what events tell is listed. Fields are those of the entries. */
export interface ToldLists<Entry extends Told> extends ListSpecification {
  /** The address of the list, below /engine-rest. */
  readonly path: string;
  /** What holds for all entries of the list. */
  readonly always?: (given: Given) => readonly Demand[];
  readonly tell: (call: Call, story: Story) => Promise<readonly Entry[]>;
  /** Entries of which no instance tells. */
  readonly more?: (call: Call, where: readonly Demand[]) => Promise<readonly Entry[]>;
  /** Whether no instance tells of what is asked for. */
  readonly isElsewhere?: (given: Given) => boolean;
  readonly view: (entry: Entry, given: Given) => unknown;
}

const tooMuch = invalid(
  'Expected a narrower question: name process instances, or a process definition with few of them',
);

/** Calls nest no deeper than this, and each adds a part to the name. */
const mostParts = 200;

/** Names of what is inside an instance begin with its own, and the name of a called one with that of its caller. */
const instancesIn = (name: Comparable): readonly string[] => {
  const [inside = ''] = String(name).split('@', 1);
  const parts = inside.split('.', mostParts);
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
};

const inside: ReadonlySet<string> = new Set([
  'id',
  'executionId',
  'jobId',
  'operationId',
  'taskId',
  'tokenId',
  'variableId',
]);
const ofInstance: ReadonlySet<string> = new Set(['definitionId', 'definitionKey', 'rootInstanceId']);

const isNarrowing = isCondition(new Set([...inside, ...ofInstance, 'instanceId']));

/** The condition on instances that follows from one on entries. */
const narrowing = (condition: Demand): readonly Condition[] => {
  if (!isNarrowing(condition) || 'any' in condition) return [];
  const { field } = condition;
  if (ofInstance.has(field)) return [condition];
  if (field === 'instanceId') return [{ ...condition, field: 'id' }];
  if (!inside.has(field)) return [];
  if ('is' in condition && condition.is !== null) return [{ field: 'id', in: instancesIn(condition.is) }];
  return 'in' in condition ? [{ field: 'id', in: condition.in.flatMap(instancesIn) }] : [];
};

const nothingAround: VariablesAround = () => ({ values: {} });

const entriesOf = async <Entry extends Told>(
  lists: ToldLists<Entry>,
  call: Call,
  { given, asked }: { readonly given: Given; readonly asked: readonly Demand[] },
): Promise<Outcome<readonly Entry[], Fault>> => {
  const where = [...asked, ...(lists.always?.(given) ?? [])];
  const more = (await lists.more?.(call, where)) ?? [];
  const stories =
    lists.isElsewhere?.(given) === true ? ok([]) : await storiesOf(call.ports, where.flatMap(narrowing));
  if (!stories.ok) return tooMuch;
  const told = await Promise.all(stories.value.map((story) => lists.tell(call, story)));
  return ok(
    [...told.flat(), ...more].filter((entry) => where.every((demand) => meets(entry, nothingAround, demand))),
  );
};

const compared = (one: unknown, other: unknown, descending: boolean): number => {
  if (one === other) return 0;
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  const order = (one as Comparable) < (other as Comparable) ? -1 : 1;
  return descending ? -order : order;
};

/** Entries that are equal keep their order, which is that of time. */
const inOrder =
  (sort: readonly SortTerm[]) =>
  (one: object, other: object): number => {
    for (const term of sort) {
      if (isValueTerm(term)) continue;
      const order = compared(fieldIn(one, term.by), fieldIn(other, term.by), term.descending === true);
      if (order !== 0) return order;
    }
    return 0;
  };

const list = async <Entry extends Told>(
  lists: ToldLists<Entry>,
  call: Call,
  given: Given,
): Promise<Outcome<Answer, Fault>> => {
  const query = await queryOf(lists, contextOf(call, given), call.address());
  if (!query.ok) return query;
  const { where, sort, offset, limit } = query.value;
  const found = await entriesOf(lists, call, { given, asked: where });
  if (!found.ok) return found;
  const sorted = [...found.value].sort(inOrder(sort));
  return answered(sorted.slice(offset, offset + limit).map((entry) => lists.view(entry, given)));
};

const counted = async <Entry extends Told>(
  lists: ToldLists<Entry>,
  call: Call,
  given: Given,
): Promise<Outcome<Answer, Fault>> => {
  const where = await conditionsOf(lists, contextOf(call, given));
  if (!where.ok) return where;
  const found = await entriesOf(lists, call, { given, asked: where.value });
  return found.ok ? answered({ count: found.value.length }) : found;
};

/** The list and its count, asked by address or by body. */
export const toldLists = <Entry extends Told>(lists: ToldLists<Entry>): readonly RestRoute[] => {
  const byBody =
    (ask: typeof list<Entry>): RestRoute['handle'] =>
    async (call) => {
      const body = await call.body();
      return body.ok ? ask(lists, call, body.value) : body;
    };
  return [
    { method: 'get', path: lists.path, handle: (call) => list(lists, call, call.address()) },
    { method: 'get', path: `${lists.path}/count`, handle: (call) => counted(lists, call, call.address()) },
    { method: 'post', path: lists.path, handle: byBody(list) },
    { method: 'post', path: `${lists.path}/count`, handle: byBody(counted) },
  ];
};

/** One entry by its id, which names the instance that tells of it. */
export const toldEntry = async <Entry extends Told>(
  { tell, more }: Pick<ToldLists<Entry>, 'tell' | 'more'>,
  call: Call,
  { id, missing }: { readonly id: string; readonly missing: string },
): Promise<Outcome<Entry, Fault>> => {
  const outside = (await more?.(call, [{ field: 'id', is: id }])) ?? [];
  const stories = await storiesOf(call.ports, [{ field: 'id', in: instancesIn(id) }]);
  if (!stories.ok) return tooMuch;
  const told = await Promise.all(stories.value.map((story) => tell(call, story)));
  const found = [...outside, ...told.flat()].find((entry) => entry.id === id);
  return found ? ok(found) : unknown(missing);
};
