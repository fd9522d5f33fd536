import { givesAwayTo } from '../../../domain/visibility/visible-items.js';
import { visibilityOf } from '../../../domain/visibility/visibility.js';
import { answersFor } from '../../../domain/visibility/answers.js';
import type { DossierItem } from '../../../domain/visibility/item.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Ports } from '../../work.js';
import { openTo } from '../access.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { circumstancesOf, gatherDossier, type GatheredDossier } from './gathered.js';
import { itemsOfDossier } from './items-of-dossier.js';

export interface PrintView {
  /** Stands on every page (domain.md §4.4). */
  readonly recipient: { readonly personId: string; readonly name: string };
  readonly items: readonly Pick<DossierItem, 'id' | 'kind' | 'text' | 'at'>[];
}

export interface PrintAsked {
  readonly trajectoryId: string;
  readonly personId: string;
}

/**
 * The plan as it may be printed for one person: by the same rule as their own side. When something that would be in
 * it names a secret place, nothing is printed and whoever asked hears why (T07, post-check).
 */
export const printFor = async (
  ports: Ports,
  who: Identity,
  { trajectoryId, personId }: PrintAsked,
): Promise<Outcome<PrintView, CareRefusal>> => {
  const access = await openTo(ports, who, trajectoryId, 'dossier');
  if (!access.ok) return access;
  const dossier = await gatherDossier(ports, access.value);
  const recipient = dossier?.persons.find(({ id }) => id === personId);
  if (!dossier || !recipient) return notFound('person');
  const items = printed(personId, dossier, ports.clock.now());
  if (items === undefined) return refuse('secret-in-print');
  return ok({ recipient: { personId, name: recipient.name }, items });
};

/** Pure: what is printed for a person; nothing at all when it would give a secret place away. */
export const printed = (
  personId: string,
  dossier: GatheredDossier,
  now: Instant,
): PrintView['items'] | undefined => {
  const around = circumstancesOf(dossier, now);
  const items = itemsOfDossier(dossier).filter(
    (item) => visibilityOf(answersFor(personId, item, around)).visibility === 'SHOW',
  );
  const givesAway = givesAwayTo(personId, around);
  return items.some(({ text }) => givesAway(text))
    ? undefined
    : items.map(({ id, kind, text, at }) => ({ id, kind, text, at }));
};
