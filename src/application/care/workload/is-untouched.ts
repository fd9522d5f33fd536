import type { Instant } from '../../../kernel/instant.js';
import type { TaskRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';

/** Whether whoever has a task has not begun it since they got it: nothing of what they typed may be lost to them. */
export const isUntouched = async (
  work: Work,
  { id, assignee }: TaskRecord,
  since: Instant,
): Promise<boolean> => {
  const draft = await work.get('draft', id);
  return !draft || draft.savedBy !== assignee || draft.savedAt < since;
};
