import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notify } from '../notify.js';
import { notFound, type CareRefusal } from '../refusals.js';
import { personOf } from './portal.js';

export interface OwnWords {
  readonly trajectoryId: string;
  readonly text: string;
  /** A child, or anybody: only for my helper. */
  readonly onlyForHelper: boolean;
}

/** Somebody adds their view in their own words: theirs to read, and for whoever helps (RT-4). */
export const addWords = async (
  work: Work,
  who: Identity,
  { trajectoryId, text, onlyForHelper }: OwnWords,
): Promise<Outcome<{ readonly itemId: string }, CareRefusal>> => {
  const person = await personOf(work.ports, who);
  if (!person) return notFound('household');
  const trajectory = await work.get('trajectory', trajectoryId);
  if (!trajectory || !person.householdIds.includes(trajectory.householdId)) return notFound('trajectory');
  const id = work.ports.ids.next();
  work.put('dossierItem', {
    id,
    trajectoryId,
    kind: 'own-words',
    text,
    at: work.at,
    by: who.user,
    about: [person.id],
    from: [person.id],
    audience: [person.id],
    sensitivity: 'SENSITIVE',
    place: 'none',
    helperOnly: onlyForHelper,
    childVersion: true,
  });
  if (trajectory.fixedFace !== undefined) {
    await notify(work, [trajectory.fixedFace], {
      code: 'HOUSEHOLD_WROTE',
      channel: 'in-app',
      trajectoryId,
      occasion: id,
    });
  }
  return ok({ itemId: id });
};
