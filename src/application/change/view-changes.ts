import { elementOf } from '../../engine/migration/plan.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { BatchRecord, BatchResult } from '../../ports/records.js';
import type { CareRefusal } from '../care/refusals.js';
import { given } from '../engine/given.js';
import type { Ports, Work } from '../work.js';
import { changeRefused, type ChangeRefusal } from './refusals.js';
import { startBatch } from './start-batch.js';

type Refusal = ChangeRefusal | CareRefusal;

/** How far a change to many is. */
export const changeView = (batch: BatchRecord) => {
  const { id, type, state, createdAt, createdBy, reason, total, done, failed, undone, endedAt, leftOut } =
    batch;
  return {
    id,
    type,
    state,
    createdAt,
    createdBy,
    total,
    done,
    failed,
    undone,
    ...given({ reason, endedAt, leftOut }),
  };
};

export const changesOf = async ({ store }: Ports, key: string): Promise<ReturnType<typeof changeView>[]> => {
  const found = await store.find('batch', {
    where: [{ field: 'definitionKey', is: key }],
    sort: [{ by: 'createdAt', descending: true }],
    limit: 50,
  });
  return found.map(({ body }) => changeView(body));
};

const notFound = refused({ code: 'batch-not-found' as const });

export const changeNamed = async (
  { store }: Ports,
  id: string,
): Promise<Outcome<BatchRecord, ChangeRefusal>> => {
  const found = await store.get('batch', id);
  return found ? ok(found.body) : notFound;
};

interface Asked {
  readonly id: string;
  readonly state?: BatchResult['state'] | undefined;
  readonly offset: number;
}

const page = 200;

/** What became of each, in the order in which they were taken up. */
export const resultsOf = async (
  ports: Ports,
  { id, state, offset }: Asked,
): Promise<Outcome<BatchResult[], ChangeRefusal>> => {
  const batch = await changeNamed(ports, id);
  if (!batch.ok) return batch;
  const names = await namesFor(ports, batch.value);
  const all = await resultsIn(ports, id, state);
  return ok(
    all.slice(offset, offset + page).map(({ problems, ...result }) => ({
      ...result,
      ...(problems && {
        problems: problems.map((problem) => ({ ...problem, ...given({ name: names(problem.element) }) })),
      }),
    })),
  );
};

const resultsIn = async (
  { store }: Ports,
  batchId: string,
  state: BatchResult['state'] | undefined,
): Promise<readonly BatchResult[]> => {
  const parts = await store.find('batchPart', {
    where: [{ field: 'batchId', is: batchId }],
    sort: [{ by: 'number' }],
    limit: 10_000,
  });
  return parts.flatMap(({ body }) =>
    body.results.filter((result) => state === undefined || result.state === state),
  );
};

/** What elements are called in the diagram that is left. */
const namesFor = async (
  { definitions }: Ports,
  { configuration }: BatchRecord,
): Promise<(element: string) => string | undefined> => {
  const { plan } = configuration as { readonly plan?: { readonly sourceDefinitionId?: string } };
  const source =
    plan?.sourceDefinitionId === undefined ? undefined : await definitions.byId(plan.sourceDefinitionId);
  return (element) => source?.nodes.get(elementOf(element))?.name;
};

/** Starts to take back what a migration did, for those that have not moved on. */
export const undoChange = async (
  work: Work,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Outcome<BatchRecord, Refusal>> => {
  const batch = await work.get('batch', id);
  if (!batch) return notFound;
  if (batch.type !== 'instance-migration' || batch.endedAt === undefined)
    return changeRefused({ code: 'migration-not-undoable', message: 'Expected a migration that is over' });
  const done = await resultsIn(work.ports, id, 'DONE');
  return ok(
    await startBatch(work, {
      type: 'instance-migration-undo',
      subjects: done.map(({ subject }) => subject),
      reason,
      definitionKey: batch.definitionKey,
      configuration: { of: id },
    }),
  );
};
