import type { Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { RecordKind } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { systemActor } from '../engine/attempts.js';
import type { Ports } from '../work.js';
import type { TooMuch } from './stories.js';

/** From the first moment on, and before the second. */
export interface Span {
  readonly from?: Instant | undefined;
  readonly before?: Instant | undefined;
}

interface Counted {
  readonly kind: RecordKind;
  /** When it happened. */
  readonly at: string;
  readonly where: readonly Condition[];
  /** How many records may be looked through: far fewer where no index leads to the moment. */
  readonly most: number;
}

const byIndex = 1_000_000;
const oneByOne = 200_000;

const began: Counted = {
  kind: 'eventBatch',
  at: 'at',
  where: [
    { field: 'command', is: 'StartProcess' },
    { field: 'followUp', is: null },
  ],
  most: byIndex,
};

const visited: Counted = { kind: 'historicActivity', at: 'startedAt', where: [], most: oneByOne };

/** By the names of Camunda 7; two of them have a second one there. */
const counted: ReadonlyMap<string, Counted> = new Map<string, Counted>([
  ['root-process-instance-start', began],
  ['process-instances', began],
  ['activity-instance-start', visited],
  ['flow-node-instances', visited],
  ['activity-instance-end', { ...visited, at: 'endedAt', where: [{ field: 'endedAt', isNot: null }] }],
  [
    'job-successful',
    {
      // What moves an instance on without a person is a job that was done; an incident is one that was not.
      kind: 'eventBatch',
      at: 'at',
      where: [
        { field: 'actor', is: systemActor },
        { field: 'followUp', is: null },
        { field: 'command', isNot: 'RaiseIncident' },
      ],
      most: byIndex,
    },
  ],
  [
    'job-failed',
    { kind: 'failedAttempt', at: 'at', where: [{ field: 'kind', isNot: 'external' }], most: byIndex },
  ],
]);

/** What is counted when nobody says what: each by its first name. */
export const metricNames: readonly string[] = [
  'activity-instance-end',
  'activity-instance-start',
  'executed-decision-instances',
  'job-failed',
  'job-successful',
  'root-process-instance-start',
];

const decisions: ReadonlySet<string> = new Set(['executed-decision-instances', 'decision-instances']);

/** What no index leads to is looked through each time that it is asked for one answer. */
const fewer = (times: number): number => Math.min(oneByOne, Math.floor((20 * oneByOne) / times));

const within = (field: string, { from, before }: Span): readonly Condition[] => [
  ...(from === undefined ? [] : [{ field, from }]),
  ...(before === undefined ? [] : [{ field, below: before }]),
];

/**
 * How often something happened, counted when it is asked from what history has of it: so nothing is written while work
 * goes on, and what history has forgotten is not counted any more. `times` is how often one answer asks it.
 */
export const countMetric = async (
  { store }: Pick<Ports, 'store'>,
  name: string,
  span: Span,
  times = 1,
): Promise<Outcome<number, 'not-recorded' | TooMuch>> => {
  if (decisions.has(name)) return countDecisions(store, span);
  const metric = counted.get(name);
  if (!metric) return refused('not-recorded');
  const { kind, at, where, most } = metric.most === byIndex ? metric : { ...metric, most: fewer(times) };
  const moments = within(at, span);
  const lookedThrough = await store.count(kind, most === byIndex ? moments : [], most + 1);
  if (lookedThrough > most) return refused('too-much-to-look-through');
  return ok(await store.count(kind, [...where, ...moments]));
};

const batchesAtATime = 500;
const mostBatches = 20_000;

/** Decisions that instances asked are in their events alone. */
const countDecisions = async (store: Ports['store'], span: Span): Promise<Outcome<number, TooMuch>> => {
  const where = [{ field: 'at', isNot: null }, ...within('at', span)];
  if ((await store.count('eventBatch', where, mostBatches + 1)) > mostBatches)
    return refused('too-much-to-look-through');
  let asked = await store.count('evaluation', where);
  for (let offset = 0; ; offset += batchesAtATime) {
    const sort = [{ by: 'at' }];
    const page = await store.find('eventBatch', { where, sort, limit: batchesAtATime, offset });
    for (const { body } of page)
      asked += body.events.filter(({ type }) => type === 'DecisionEvaluated').length;
    if (page.length < batchesAtATime) return ok(asked);
  }
};
