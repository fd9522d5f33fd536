import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';
import { openPerson } from './of-person.js';

/** Records the decision whether a child of 12 to 15 can weigh its interests (domain.md §4.4 row 7, S-30). */
export const judgeWeighing = async (
  work: Work,
  who: Identity,
  { personId, weighs }: { readonly personId: string; readonly weighs: 'yes' | 'no' },
): Promise<Outcome<{ readonly personId: string }, CareRefusal>> => {
  const opened = await openPerson(work.ports, who, personId);
  if (!opened.ok) return opened;
  const { person, trajectory } = opened.value;
  work.put('person', { ...person, weighs });
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'WEIGHING_JUDGED', details: { personId } });
  return ok({ personId });
};
