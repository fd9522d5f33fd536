import type { BatchPartRecord } from '../../ports/records.js';
import type { Work } from '../work.js';

/** What a batch did to one subject was taken back: its list says so, in the same commit. */
export const markUndone = async (
  work: Work,
  { batchId, subject }: { readonly batchId: string; readonly subject: string },
): Promise<void> => {
  const batch = await work.get('batch', batchId);
  const part = batch && (await partWith(work, batchId, subject));
  if (!batch || !part) return;
  work.put('batchPart', {
    ...part,
    results: part.results.map((result) =>
      result.subject === subject && result.state === 'DONE' ? { subject, state: 'UNDONE' } : result,
    ),
  });
  work.put('batch', { ...batch, undone: batch.undone + 1 });
};

const page = 100;

const partWith = async (
  work: Work,
  batchId: string,
  subject: string,
): Promise<BatchPartRecord | undefined> => {
  for (let offset = 0; ; offset += page) {
    const parts = await work.find('batchPart', {
      where: [{ field: 'batchId', is: batchId }],
      sort: [{ by: 'number' }],
      limit: page,
      offset,
    });
    const found = parts.find(({ results }) => results.some((result) => result.subject === subject));
    if (found || parts.length < page) return found;
  }
};
