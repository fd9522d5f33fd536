import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { RelationshipRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notFound, type CareRefusal } from '../refusals.js';
import { openPerson } from './of-person.js';

export type Relationship = Omit<RelationshipRecord, 'id'>;

/** One record for two people in this order. */
export const relationshipId = (personA: string, personB: string): string => `${personA}:${personB}`;

/** Keeps what the law says between two people; a ban holds for what may be seen from this commit on (T02). */
export const keepRelationship = async (
  work: Work,
  who: Identity,
  relationship: Relationship,
): Promise<Outcome<{ readonly relationshipId: string }, CareRefusal>> => {
  const opened = await openPerson(work.ports, who, relationship.personA);
  if (!opened.ok) return opened;
  if (!(await work.get('person', relationship.personB))) return notFound('person');
  const id = relationshipId(relationship.personA, relationship.personB);
  work.put('relationship', { ...relationship, id });
  return ok({ relationshipId: id });
};
