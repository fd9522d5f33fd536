import { answersFor } from '../../../domain/visibility/answers.js';
import type { Circumstances } from '../../../domain/visibility/circumstances.js';
import type { DossierItem } from '../../../domain/visibility/item.js';
import { givesAwayTo } from '../../../domain/visibility/visible-items.js';
import { visibilityOf } from '../../../domain/visibility/visibility.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { AuditRecord, RightsRequestRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { circumstancesOf, gatherDossier } from '../dossier/gathered.js';
import { itemsOfDossier } from '../dossier/items-of-dossier.js';
import { hasRole, type Identity } from '../identity.js';
import { accessTo } from '../access.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { namesOf } from '../users.js';

export interface AccessFile {
  readonly request: Pick<RightsRequestRecord, 'id' | 'kind' | 'personId' | 'receivedAt' | 'dueAt'>;
  readonly included: readonly Pick<DossierItem, 'id' | 'kind' | 'text' | 'at'>[];
  /** What is left out, each with the rule; for whoever redacts, never for the person. */
  readonly removed: readonly { readonly id: string; readonly kind: string; readonly rule: string }[];
  readonly looks: readonly {
    readonly at: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly what: string;
  }[];
}

/**
 * What an access request gives: everything about the person, working notes included, less what the rule of visibility
 * takes out; and who looked, by name (domain.md §4.3, T10). For the privacy officer and whoever has the dossier.
 */
export const viewAccessFile = async (
  ports: Ports,
  who: Identity,
  requestId: string,
): Promise<Outcome<AccessFile, CareRefusal>> => {
  const request = (await ports.store.get('rightsRequest', requestId))?.body;
  const trajectory = request && (await ports.store.get('trajectory', request.trajectoryId))?.body;
  if (!trajectory) return notFound('request');
  const isOfficer = hasRole(who, 'privacy-officer') && request.kind === 'ACCESS' && request.state !== 'DONE';
  if (!isOfficer && (await accessTo(ports, who, trajectory)) !== 'dossier') return refuse('not-allowed');
  const dossier = await gatherDossier(ports, trajectory);
  if (!dossier) return notFound('request');
  const [looks, reports] = await Promise.all([
    ports.store.find('audit', {
      where: [{ field: 'trajectoryId', is: trajectory.id }],
      sort: [{ by: 'at' }],
    }),
    ports.store.find('report', { where: [{ field: 'trajectoryId', is: trajectory.id }] }),
  ]);
  const around = circumstancesOf(dossier, ports.clock.now());
  const judged = itemsOfDossier(dossier).map((item) => judge(request.personId, item, around));
  const protectedReporters = reports.filter(({ body }) => body.reporterId !== undefined);
  return ok({
    request: requestView(request),
    included: judged.flatMap(({ item, rule }) =>
      rule === undefined ? [{ id: item.id, kind: item.kind, text: item.text, at: item.at }] : [],
    ),
    removed: [
      ...judged.flatMap(({ item, rule }) =>
        rule === undefined ? [] : [{ id: item.id, kind: item.kind, rule }],
      ),
      ...protectedReporters.map(({ body }) => ({ id: body.id, kind: 'reporter', rule: 'REPORTER' })),
    ],
    looks: await looksView(
      ports,
      looks.map(({ body }) => body),
    ),
  });
};

const requestView = ({
  id,
  kind,
  personId,
  receivedAt,
  dueAt,
}: RightsRequestRecord): AccessFile['request'] => ({
  id,
  kind,
  personId,
  receivedAt,
  ...(dueAt !== undefined && { dueAt }),
});

/** What a professional noted about somebody is theirs to read, whoever it was written for; danger is not. */
const forAccess = (personId: string, item: DossierItem): DossierItem =>
  item.about?.includes(personId) === true && item.sensitivity !== 'DANGER_IF_KNOWN'
    ? { ...item, audience: [...(item.audience ?? []), personId] }
    : item;

const judge = (
  personId: string,
  item: DossierItem,
  around: Circumstances,
): { readonly item: DossierItem; readonly rule?: string } => {
  const { visibility, id } = visibilityOf(answersFor(personId, forAccess(personId, item), around));
  if (visibility !== 'SHOW') return { item, rule: id };
  return givesAwayTo(personId, around)(item.text) ? { item, rule: '2' } : { item };
};

const looksView = async (ports: Ports, looks: readonly AuditRecord[]): Promise<AccessFile['looks']> => {
  const nameOf = await namesOf(
    ports,
    looks.map(({ user }) => user),
  );
  return looks.map(({ at, user, roles, what }) => ({ at, name: nameOf(user), roles, what }));
};
