import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { DossierItemRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { openTo } from '../access.js';
import type { Identity } from '../identity.js';
import { notFound, type CareRefusal } from '../refusals.js';

export type NewItem = Omit<DossierItemRecord, 'id' | 'at' | 'by'>;

const peopleIn = ({ about = [], from = [], audience = [] }: NewItem): readonly string[] => [
  ...about,
  ...from,
  ...audience,
];

/** Adds a document, place, appointment or contact to a dossier; what is not said of it stays unknown, so unseen. */
export const addItem = async (
  work: Work,
  who: Identity,
  item: NewItem,
): Promise<Outcome<{ readonly itemId: string }, CareRefusal>> => {
  const access = await openTo(work.ports, who, item.trajectoryId, 'dossier');
  if (!access.ok) return access;
  const household = await work.get('household', access.value.householdId);
  if (peopleIn(item).some((person) => household?.memberIds.includes(person) !== true))
    return notFound('person');
  const id = work.ports.ids.next();
  work.put('dossierItem', { ...item, id, at: work.at, by: who.user });
  return ok({ itemId: id });
};
