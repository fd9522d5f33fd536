import fc from 'fast-check';
import type { FactsOfSide } from '../../../src/application/care/household/facts-of-side.js';
import type { Instant } from '../../../src/kernel/instant.js';
import type {
  DossierItemRecord,
  PersonRecord,
  RelationshipRecord,
  SubmissionRecord,
} from '../../../src/ports/records.js';

/* Invented households for the laws of visibility: 0 to 100 years, bans, secret places, more households per person. */

export const now = '2027-03-01T09:00:00.000Z' as Instant;

/** A text that stands in one place of a dossier, so that it can be looked for in what somebody sees. */
export interface Marked {
  readonly of: string;
  readonly marker: string;
}

export interface GeneratedHousehold {
  readonly facts: FactsOfSide;
  /** Whatever tells where these people are, comes or can be reached. */
  readonly whereabouts: readonly { readonly of: readonly string[]; readonly marker: string }[];
  readonly privateWords: readonly Marked[];
}

const birthDate = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom('01-15', '03-01', '03-02', '12-31'))
  .map(([age, day]) => `${2027 - age}-${day}`);

/** Around the ages at which rights change more often than elsewhere. */
const childBirthDate = fc.oneof(
  fc.constantFrom('2015-03-01', '2015-03-02', '2011-03-01', '2011-03-02', '2009-03-01', '2009-03-02'),
  birthDate,
);

const person = (id: string): fc.Arbitrary<PersonRecord> =>
  fc
    .tuple(
      fc.constantFrom('child', 'adult', 'adult', 'network'),
      fc.option(childBirthDate, { freq: 8 }),
      fc.constantFrom('yes', 'no', undefined),
      fc.boolean(),
    )
    .map(([role, born, weighs, elsewhere]) => ({
      id,
      name: `${id} TEST`,
      role: role as PersonRecord['role'],
      ...(born !== null && { birthDate: born }),
      ...(weighs !== undefined && { weighs: weighs as 'yes' | 'no' }),
      householdIds: elsewhere ? ['H1', 'H2'] : ['H1'],
    }));

const ban = fc.option(
  fc
    .tuple(
      fc.constantFrom('2026-01-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z'),
      fc.option(fc.constantFrom('2027-02-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z')),
    )
    .map(([from, to]) => ({
      from: from as Instant,
      ...(to !== null && { to: to as Instant }),
      basis: 'TEST',
    })),
);

const relationship = (personA: string, personB: string): fc.Arbitrary<RelationshipRecord> =>
  fc
    .tuple(fc.option(fc.constantFrom('yes', 'no', 'unknown', 'suspended')), ban)
    .map(([authority, contactBan]) => ({
      id: `${personA}:${personB}`,
      personA,
      personB,
      type: 'parent' as const,
      ...(authority !== null && {
        parentalAuthority: authority as NonNullable<RelationshipRecord['parentalAuthority']>,
      }),
      ...(contactBan !== null && { contactBan }),
    }));

const some = (ids: readonly string[]) => fc.subarray([...ids]);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 6 });

/** An item that says anything of itself, but never denies that it tells where somebody is when it does. */
const item = (at: number, ids: readonly string[], secret: string): fc.Arbitrary<DossierItemRecord> =>
  fc
    .record({
      kind: fc.constantFrom('document', 'location', 'appointment', 'contact', 'own-words'),
      about: maybe(some(ids)),
      from: maybe(some(ids)),
      audience: maybe(some(ids)),
      sensitivity: maybe(fc.constantFrom('NORMAL', 'SENSITIVE', 'DANGER_IF_KNOWN')),
      place: maybe(fc.constantFrom('none', 'open', 'closed')),
      tellsWhere: maybe(fc.boolean()),
      helperOnly: maybe(fc.boolean()),
      childVersion: maybe(fc.boolean()),
      general: maybe(fc.boolean()),
      basisToShow: maybe(fc.constantFrom('B-JW')),
      slip: fc.boolean(),
    })
    .map(({ slip, ...said }) => ({
      ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Pick<
        DossierItemRecord,
        'kind'
      >),
      id: `item${at}`,
      trajectoryId: 'T1',
      // Somebody wrote a secret address into a text and did not say so.
      text: `item${at}-text${slip ? ` ${secret}` : ''}`,
      at: now,
      by: 'caseworker',
    }));

const submissionsOf = (ids: readonly string[]): readonly SubmissionRecord[] =>
  ids.flatMap((id, at): SubmissionRecord[] => {
    const common = {
      trajectoryId: 'T1',
      instanceId: 'i',
      taskId: 't',
      elementId: 'e',
      formVersion: 1,
      submittedBy: 'caseworker',
      submittedAt: now,
    };
    return [
      {
        ...common,
        id: `child${at}`,
        formKey: 'F-CHILD',
        data: { person: id, worries: `private-${id}`, forHelperOnly: true },
      },
      {
        ...common,
        id: `talk${at}`,
        formKey: 'F-TALK',
        data: { person: id, worries: `where-${id}`, wantsNotShared: `never-${id}` },
      },
      {
        ...common,
        id: `plan${at}`,
        formKey: 'F-PLAN',
        data: {
          goals: [{ goal: `where-goal-${id}` }],
          actions: [{ what: `where-action-${id}`, person: id }],
          visibleTo: [...ids],
          ...(at % 2 === 0 && { tellsWhere: 'yes' }),
        },
      },
      { ...common, id: `invite${at}`, formKey: 'F-INVITE', data: { who: [id], place: `where-visit-${id}` } },
    ];
  });

export const household: fc.Arbitrary<GeneratedHousehold> = fc
  .integer({ min: 2, max: 5 })
  .chain((size) => {
    const ids = Array.from({ length: size }, (_, at) => `P${at}`);
    const pairs = ids.flatMap((one) =>
      ids.filter((other) => other !== one).map((other) => [one, other] as const),
    );
    const secrets = ids.map((id, at) => ({ personId: id, value: `Geheimelaan ${at + 10}${id} TEST` }));
    return fc.record({
      persons: fc.tuple(...ids.map(person)),
      relationships: fc
        .subarray(pairs)
        .chain((chosen) => fc.tuple(...chosen.map(([one, other]) => relationship(one, other)))),
      items: fc.tuple(
        ...Array.from({ length: 6 }, (_, at) => item(at, ids, secrets[at % size]?.value ?? '')),
      ),
      secrets: fc.subarray(secrets),
    });
  })
  .map(({ persons, relationships, items, secrets }): GeneratedHousehold => {
    const ids = persons.map(({ id }) => id);
    const facts: FactsOfSide = {
      dossier: {
        trajectory: {
          id: 'T1',
          householdId: 'H1',
          state: 'PLAN_ACTIVE',
          phase: 2,
          escalationLevel: 0,
          region: 'default',
          municipality: 'Teststad',
          receivedAt: now,
          breaches: [],
          reviews: [],
        },
        household: {
          id: 'H1',
          label: 'Huishouden TEST',
          region: 'default',
          municipality: 'Teststad',
          memberIds: ids,
          createdAt: now,
        },
        persons,
        relationships,
        secrets,
        submissions: submissionsOf(ids),
        items,
        marks: [],
      },
      consents: [],
      requests: [],
      looks: [],
      tasks: [],
      users: new Map(),
      now,
    };
    return {
      facts,
      whereabouts: [
        ...items.flatMap(({ id, about, tellsWhere }) =>
          about !== undefined && about.length > 0 && tellsWhere !== false
            ? [{ of: about, marker: `${id}-text` }]
            : [],
        ),
        ...ids.map((id) => ({ of: [id], marker: `where-${id}` })),
        ...ids.map((id) => ({ of: [id], marker: `where-action-${id}` })),
        ...ids.map((id) => ({ of: [id], marker: `where-visit-${id}` })),
        ...ids.map((id) => ({ of: ids, marker: `where-goal-${id}` })),
      ],
      privateWords: ids.flatMap((id) => [
        { of: id, marker: `private-${id}` },
        { of: id, marker: `never-${id}` },
      ]),
    };
  });
