import type { Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { OperationRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { systemActor } from '../engine/attempts.js';
import { without } from '../engine/without.js';
import type { Ports } from '../work.js';
import { batchOperations, instanceIn, operationsOfBatches } from './operations-of-batches.js';

/** What an entry must be about. */
type Wanted = Partial<
  Pick<
    OperationRecord,
    | 'actor'
    | 'batchId'
    | 'definitionId'
    | 'definitionKey'
    | 'deploymentId'
    | 'executionId'
    | 'externalTaskId'
    | 'instanceId'
    | 'jobDefinitionId'
    | 'jobId'
    | 'operationId'
    | 'property'
    | 'taskId'
  >
>;

export interface OperationsAsked {
  /** Each of these must be so. */
  readonly wanted: Wanted;
  readonly operations?: readonly string[] | undefined;
  readonly entityTypes?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly after?: Instant | undefined;
  readonly before?: Instant | undefined;
}

export interface Page {
  readonly ascending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** More has to be looked through than one request may; a narrower question is answered. */
export type TooMuch = 'too-much-to-look-through';

type Reads = Pick<Ports, 'store'>;

const atATime = 500;
const mostLookedThrough = 20_000;
const mostAtOnce = 10_000;

/** Says nothing, but lets a store sort by its index. */
const hasMoment: Condition = { field: 'at', isNot: null };

const oneOf = (field: string, values: readonly string[] | undefined): readonly Condition[] =>
  values === undefined ? [] : [{ field, in: values }];

const within = ({ after, before }: OperationsAsked): readonly Condition[] => [
  ...(after === undefined ? [] : [{ field: 'at', above: after }]),
  ...(before === undefined ? [] : [{ field: 'at', below: before }]),
];

const recordConditions = (asked: OperationsAsked): readonly Condition[] => [
  hasMoment,
  { field: 'ofBatch', is: null },
  ...Object.entries(asked.wanted).map(([field, is]) => ({ field, is })),
  ...oneOf('operation', asked.operations),
  ...oneOf('entityType', asked.entityTypes),
  ...oneOf('category', asked.categories),
  ...within(asked),
];

const isAmong = (value: string, values: readonly string[] | undefined): boolean =>
  values === undefined || values.includes(value);

/** The commands whose batches can be among what is asked for. */
const commandsFor = ({ wanted, operations, entityTypes, categories }: OperationsAsked): string[] => {
  const meant = [...batchOperations].filter(
    ([, said]) =>
      isAmong(said.operation, operations) &&
      isAmong(said.entityType, entityTypes) &&
      isAmong(said.category, categories) &&
      (wanted.property === undefined || wanted.property === said.property),
  );
  return meant.map(([command]) => command);
};

interface BatchQuestion {
  readonly where: readonly Condition[];
  /** What only the batch itself and its instance can tell. */
  readonly more: Wanted;
}

/** `undefined` when no batch can be meant. */
const batchQuestion = (asked: OperationsAsked): BatchQuestion | undefined => {
  const { actor, instanceId, operationId, ...rest } = asked.wanted;
  const more = without(rest, 'property');
  if ([more.batchId, more.deploymentId, more.jobDefinitionId, more.jobId].some((id) => id !== undefined))
    return undefined;
  const commands = commandsFor(asked);
  if (commands.length === 0 || actor === systemActor) return undefined;
  const inside = [more.taskId, more.executionId, more.externalTaskId].filter((id) => id !== undefined);
  const instances = [instanceId, ...inside.map((id) => instanceIn(id) ?? id)].filter(
    (id) => id !== undefined,
  );
  return {
    where: [
      hasMoment,
      { field: 'command', in: commands },
      { field: 'followUp', is: null },
      actor === undefined ? { field: 'actor', isNot: systemActor } : { field: 'actor', is: actor },
      ...instances.map((id) => ({ field: 'instanceId', is: id })),
      ...(operationId === undefined ? [] : [{ field: 'id', is: operationId }]),
      ...within(asked),
    ],
    more,
  };
};

const fits = (operation: OperationRecord, more: Wanted): boolean =>
  Object.entries(more).every(([field, value]) => operation[field as keyof Wanted] === value);

/** The first `most` operations that batches tell of, in order of time. */
const operationsInBatches = async (
  ports: Reads,
  { where, more }: BatchQuestion,
  { ascending, most }: { readonly ascending: boolean; readonly most: number },
): Promise<Outcome<readonly OperationRecord[], TooMuch>> => {
  const sort = [
    { by: 'at', descending: !ascending },
    { by: 'id', descending: !ascending },
  ];
  const found: OperationRecord[] = [];
  for (let offset = 0; found.length < most; offset += atATime) {
    if (offset >= mostLookedThrough) return refused('too-much-to-look-through');
    const page = await ports.store.find('eventBatch', { where, sort, limit: atATime, offset });
    const operations = await operationsOfBatches(
      ports,
      page.map(({ body }) => body),
    );
    found.push(...operations.filter((operation) => fits(operation, more)));
    if (page.length < atATime) break;
  }
  return ok(found.slice(0, most));
};

const inOrder =
  (ascending: boolean) =>
  (one: OperationRecord, other: OperationRecord): number => {
    const order = one.at === other.at ? compared(one.id, other.id) : compared(one.at, other.at);
    return ascending ? order : -order;
  };

const compared = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * Who did what by hand, in order of time: the entries of the operation log, and what event batches tell of. Looks
 * through a bounded number of batches.
 */
export const findOperations = async (
  ports: Reads,
  asked: OperationsAsked,
  { ascending, offset, limit }: Page,
): Promise<Outcome<readonly OperationRecord[], TooMuch>> => {
  const most = Math.min(offset + limit, mostAtOnce);
  const question = batchQuestion(asked);
  const [logged, told] = await Promise.all([
    ports.store.find('operation', {
      where: recordConditions(asked),
      sort: [
        { by: 'at', descending: !ascending },
        { by: 'id', descending: !ascending },
      ],
      limit: most,
    }),
    question ? operationsInBatches(ports, question, { ascending, most }) : ok([]),
  ]);
  if (!told.ok) return told;
  const all = [...logged.map(({ body }) => body), ...told.value].sort(inOrder(ascending));
  return ok(all.slice(offset, offset + limit));
};

/** How many there are; where only the batches themselves can tell, a bounded number is looked through. */
export const countOperations = async (
  ports: Reads,
  asked: OperationsAsked,
): Promise<Outcome<number, TooMuch>> => {
  const logged = await ports.store.count('operation', recordConditions(asked));
  const question = batchQuestion(asked);
  if (!question) return ok(logged);
  if (Object.keys(question.more).length === 0)
    return ok(logged + (await ports.store.count('eventBatch', question.where)));
  const told = await operationsInBatches(ports, question, { ascending: false, most: mostLookedThrough });
  return told.ok ? ok(logged + told.value.length) : told;
};
