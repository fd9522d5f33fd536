import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { openTo } from '../access.js';
import type { Identity } from '../identity.js';
import { notFound, type CareRefusal } from '../refusals.js';
import { gatherDossier, type GatheredDossier } from './gathered.js';
import { itemsOfDossier, type WrittenItem } from './items-of-dossier.js';

/**
 * The pieces of a dossier for whoever may see it. What a child said for its helper alone stays with the fixed face
 * and whoever heard it (domain.md §4.4 row 6); places stand in no list (§4.5).
 */
export const listItems = async (
  ports: Ports,
  who: Identity,
  trajectoryId: string,
): Promise<Outcome<{ readonly items: readonly WrittenItem[] }, CareRefusal>> => {
  const access = await openTo(ports, who, trajectoryId, 'dossier');
  if (!access.ok) return access;
  const dossier = await gatherDossier(ports, access.value);
  return dossier ? ok({ items: itemsForHelper(who, access.value, dossier) }) : notFound('trajectory');
};

/** Pure: what a professional reads of a dossier. */
export const itemsForHelper = (
  who: Identity,
  { fixedFace }: Pick<TrajectoryRecord, 'fixedFace'>,
  dossier: GatheredDossier,
): readonly WrittenItem[] =>
  itemsOfDossier(dossier)
    .filter(({ helperOnly, by }) => helperOnly !== true || by === who.user || who.user === fixedFace)
    .map((item) => (item.place === 'closed' ? { ...item, text: '' } : item));
