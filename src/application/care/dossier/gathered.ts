import { localDate } from '../../../kernel/amsterdam.js';
import type { Circumstances, RelationshipFacts } from '../../../domain/visibility/circumstances.js';
import type {
  AddressRecord,
  ContactBanRecord,
  DossierItemRecord,
  HouseholdRecord,
  PersonRecord,
  SubmissionRecord,
  TrajectoryRecord,
  VisibilityMarkRecord,
} from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { recordsById } from '../records-by-id.js';

/** Everything that decides what may be read in one dossier, read at one moment. */
export interface GatheredDossier {
  readonly trajectory: TrajectoryRecord;
  readonly household: HouseholdRecord;
  readonly persons: readonly PersonRecord[];
  /** What the law says between them, bans that came with a home ban included. */
  readonly relationships: readonly RelationshipFacts[];
  readonly secrets: Circumstances['secrets'];
  readonly submissions: readonly SubmissionRecord[];
  readonly items: readonly DossierItemRecord[];
  readonly marks: readonly VisibilityMarkRecord[];
}

/** More than any dossier has; a bound, so that one page never reads without end. */
const most = 5000;

export const gatherDossier = async (
  ports: Ports,
  trajectory: TrajectoryRecord,
): Promise<GatheredDossier | undefined> => {
  const household = (await ports.store.get('household', trajectory.householdId))?.body;
  if (!household) return undefined;
  const of = { where: [{ field: 'trajectoryId', is: trajectory.id }], limit: most };
  const [persons, relationships, submissions, items, marks] = await Promise.all([
    recordsById(ports, 'person', household.memberIds),
    relationshipsOf(ports, household.memberIds),
    ports.store.find('submission', { ...of, sort: [{ by: 'submittedAt' }] }),
    ports.store.find('dossierItem', { ...of, sort: [{ by: 'at' }] }),
    ports.store.find('visibilityMark', of),
  ]);
  return {
    trajectory,
    household,
    persons: [...persons.values()],
    relationships,
    secrets: await secretsOf(ports, household.memberIds),
    submissions: submissions.map(({ body }) => body),
    items: items.map(({ body }) => body),
    marks: marks.map(({ body }) => body),
  };
};

const relationshipsOf = async (
  { store }: Ports,
  persons: readonly string[],
): Promise<readonly RelationshipFacts[]> => {
  if (persons.length === 0) return [];
  const either = [[{ field: 'personA', in: persons }], [{ field: 'personB', in: persons }]];
  const [relationships, bans] = await Promise.all([
    store.find('relationship', { where: [{ any: either }], limit: most }),
    store.find('contactBan', { where: [{ field: 'persons', in: persons }], limit: most }),
  ]);
  return [...relationships.map(({ body }) => body), ...bans.flatMap(({ body }) => factsOfBan(body))];
};

/** A ban that ran out hides as before until somebody lifts it. */
const factsOfBan = ({ persons, from, liftedAt }: ContactBanRecord): readonly RelationshipFacts[] =>
  persons.flatMap((personA, at) =>
    persons.slice(at + 1).map((personB) => ({
      personA,
      personB,
      contactBan: { from, ...(liftedAt !== undefined && { to: liftedAt }) },
    })),
  );

/** Values of places that are not open, for the post-check only (domain.md §4.5). */
const secretsOf = async (
  { store, seal }: Ports,
  persons: readonly string[],
): Promise<Circumstances['secrets']> => {
  if (persons.length === 0) return [];
  const found = await store.find('address', { where: [{ field: 'personId', in: persons }], limit: most });
  return found.flatMap(({ body }) => secretIn(body, seal));
};

const secretIn = (
  { personId, secrecy, sealed, kind }: AddressRecord,
  seal: Ports['seal'],
): Circumstances['secrets'] => {
  if (secrecy === 'OPEN' && kind === 'home') return [];
  const value = seal?.open(sealed);
  return value === undefined ? [] : [{ personId, value }];
};

/** What the rule of visibility knows of the people of this dossier. */
export const circumstancesOf = (
  { persons, relationships, secrets }: Pick<GatheredDossier, 'persons' | 'relationships' | 'secrets'>,
  now: Circumstances['now'],
): Circumstances => ({ persons, relationships, secrets, now, today: localDate(now) });
