import type { Instant } from '../../kernel/instant.js';

export type Authority = 'yes' | 'no' | 'unknown' | 'suspended';

export interface PersonFacts {
  readonly id: string;
  readonly role: 'child' | 'adult' | 'network';
  /** `YYYY-MM-DD`. */
  readonly birthDate?: string;
  /** A recorded decision whether a child of 12 to 15 can weigh its interests; without one it can. */
  readonly weighs?: 'yes' | 'no';
}

/** Two people and what the law says between them (domain.md §2.1). */
export interface RelationshipFacts {
  readonly personA: string;
  readonly personB: string;
  /** The authority of A over B. */
  readonly parentalAuthority?: Authority;
  /** A ban on contact or a home ban between the two; without an end it holds until somebody ends it. */
  readonly contactBan?: { readonly from: Instant; readonly to?: Instant };
}

/** Everything outside an item that decides who may see it. */
export interface Circumstances {
  readonly persons: readonly PersonFacts[];
  readonly relationships: readonly RelationshipFacts[];
  readonly now: Instant;
  /** The day on the wall, `YYYY-MM-DD`. */
  readonly today: string;
  /** Values of secret and restricted places, with whose they are. */
  readonly secrets: readonly { readonly personId: string; readonly value: string }[];
}

export const personIn = ({ persons }: Circumstances, id: string): PersonFacts | undefined =>
  persons.find((person) => person.id === id);

/** Whole years today; `undefined` without a date of birth. */
export const ageOf = (
  { birthDate }: Pick<PersonFacts, 'birthDate'>,
  { today }: Pick<Circumstances, 'today'>,
): number | undefined => {
  if (birthDate === undefined) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

const between = (one: string, other: string, { personA, personB }: RelationshipFacts): boolean =>
  (personA === one && personB === other) || (personA === other && personB === one);

/** Whether a ban holds between two people now. */
export const areBanned = (one: string, other: string, { relationships, now }: Circumstances): boolean =>
  relationships.some(
    (relationship) =>
      between(one, other, relationship) &&
      relationship.contactBan !== undefined &&
      relationship.contactBan.from <= now &&
      (relationship.contactBan.to === undefined || now < relationship.contactBan.to),
  );

/** What is known of the authority of an adult over a child. */
export const authorityOver = (
  adult: string,
  child: string,
  { relationships }: Circumstances,
): Authority | undefined =>
  relationships.find(
    ({ personA, personB, parentalAuthority }) =>
      personA === adult && personB === child && parentalAuthority !== undefined,
  )?.parentalAuthority;
