import { ok, type Outcome } from '../../kernel/outcome.js';
import type { OperationRecord } from '../../ports/records.js';
import { logOperation } from '../engine/log-operation.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import { without } from '../engine/without.js';
import type { Work } from '../work.js';
import { operationsOfBatches } from './operations-of-batches.js';

/** Notes something with all entries of an operation, or with no text takes the note away; which is an operation too. */
export const annotateOperation = async (
  work: Work,
  { operationId, annotation }: { readonly operationId: string; readonly annotation?: string | undefined },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const entries = await entriesOf(work, operationId);
  if (entries.length === 0)
    return refuse('operation-not-found', `Expected operation '${operationId}', but there is none`);
  for (const entry of entries) {
    const bare = without(entry, 'annotation') as OperationRecord;
    work.put('operation', annotation === undefined ? bare : { ...bare, annotation });
  }
  await logOperation(work, {
    operation: annotation === undefined ? 'ClearAnnotation' : 'SetAnnotation',
    entityType: 'OperationLog',
    property: 'operationId',
    to: operationId,
  });
  return ok(undefined);
};

const entriesOf = async (work: Work, operationId: string): Promise<readonly OperationRecord[]> => {
  const logged = await work.find('operation', { where: [{ field: 'operationId', is: operationId }] });
  if (logged.length > 0) return logged;
  const batch = await work.get('eventBatch', operationId);
  const told = batch ? await operationsOfBatches(work.ports, [batch]) : [];
  return told.map((operation) => ({ ...operation, ofBatch: true }));
};
