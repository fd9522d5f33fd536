import { localDate } from '../../../kernel/amsterdam.js';
import type { DossierItem, ItemKind } from '../../../domain/visibility/item.js';
import { visibleItems } from '../../../domain/visibility/visible-items.js';
import type { AuditRecord, ConsentRecord, RightsRequestRecord } from '../../../ports/records.js';
import { circumstancesOf } from '../dossier/gathered.js';
import { itemsOfDossier } from '../dossier/items-of-dossier.js';
import { decisionsFor } from './decisions-for.js';
import type { FactsOfSide } from './facts-of-side.js';
import type { ConsentView, LookView, PieceView, RequestView, SideView } from './side.js';

export interface ComposedSide {
  readonly view: SideView;
  /** Not shown because something about them is not known; for the fixed face, never for the household. */
  readonly unclear: readonly DossierItem[];
}

const kinds = (...of: readonly ItemKind[]): ReadonlySet<string> => new Set(of);

const ofWhy = kinds('analysis-text', 'fact', 'danger-statement');
const ofPlan = kinds('goal', 'agreement', 'action', 'plan-text');
const ofWords = kinds('own-words', 'view', 'scaling');
const ofOther = kinds('appointment', 'document', 'location', 'contact');

/**
 * One person's side of a trajectory, from facts that were read together: everything of the dossier goes through the
 * rule of visibility, everything else is their own by name (domain.md §4.4, RT-1). Pure, so that it can be tried on
 * thousands of households.
 */
export const composeSide = (viewer: string, facts: FactsOfSide): ComposedSide => {
  const { dossier, now } = facts;
  const { trajectory } = dossier;
  const around = circumstancesOf(dossier, now);
  const { shown, unclear } = visibleItems(viewer, itemsOfDossier(dossier), around);
  const pieces = shown.map(pieceView);
  const among = (some: ReadonlySet<string>): readonly PieceView[] =>
    pieces.filter(({ kind }) => some.has(kind));
  const mine = facts.requests.filter(({ personId }) => personId === viewer);
  return {
    unclear,
    view: {
      trajectoryId: trajectory.id,
      state: stateFor(trajectory.state),
      phase: trajectory.phase,
      since: trajectory.receivedAt,
      next: nextFor(facts),
      people: peopleOf(facts),
      why: among(ofWhy),
      plan: among(ofPlan),
      words: among(ofWords),
      other: among(ofOther),
      consents: facts.consents.filter(({ personId }) => personId === viewer).map(consentView),
      decisions: decisionsFor(viewer, among(kinds('decision')), dossier.submissions),
      requests: mine.map(requestView),
      looks: looksFor(facts),
    },
  };
};

const pieceView = ({ id, kind, text, at }: DossierItem): PieceView => ({ id, kind, text, at });

/** That somebody is in acute danger is told by people, not by a page. */
const stateFor = (state: string): string => (state === 'ACUTE' || state === 'SIGNAL' ? 'ASSESSMENT' : state);

/** What comes next for a household, by the task that brings it. */
const steps: Readonly<Record<string, string>> = {
  firstContact: 'CONTACT',
  finishAnalysis: 'ANALYSIS',
  planPhase1: 'PLAN',
  planTogether: 'PLAN',
  closingTalk: 'CLOSING',
};

const nextFor = ({ dossier: { trajectory }, tasks }: FactsOfSide): SideView['next'] => {
  const open = tasks.flatMap(({ elementId, dueAt }) => {
    const code = Object.hasOwn(steps, elementId) ? steps[elementId] : undefined;
    return code === undefined ? [] : [{ code, ...(dueAt !== undefined && { by: dueAt }) }];
  });
  const assessed =
    trajectory.legalDueAt !== undefined && stateFor(trajectory.state) === 'ASSESSMENT'
      ? [{ code: 'ASSESSMENT', by: trajectory.legalDueAt }]
      : [];
  const review =
    trajectory.nextReviewAt === undefined ? [] : [{ code: 'REVIEW', by: trajectory.nextReviewAt }];
  return [...assessed, ...open, ...review];
};

const peopleOf = ({ dossier: { trajectory }, users }: FactsOfSide): SideView['people'] =>
  (['fixedFace', 'substitute', 'rvtProfessional'] as const).flatMap((role) => {
    const user = trajectory[role];
    return user === undefined ? [] : [{ role, name: users.get(user)?.name ?? user }];
  });

const consentView = ({
  id,
  purpose,
  recipients,
  givenAt,
  validUntil,
  withdrawnAt,
}: ConsentRecord): ConsentView => ({
  id,
  purpose,
  recipients,
  givenAt,
  ...(validUntil !== undefined && { validUntil }),
  ...(withdrawnAt !== undefined && { withdrawnAt }),
});

const requestView = ({
  id,
  kind,
  state,
  receivedAt,
  dueAt,
  late,
  outcome,
}: RightsRequestRecord): RequestView => ({
  id,
  kind,
  state,
  receivedAt,
  ...(dueAt !== undefined && { dueAt }),
  ...(late !== undefined && { late }),
  ...(outcome !== undefined && { outcome }),
});

/**
 * Who looked, a line per day and role. Names only of those who work with the household: which other colleague looked
 * could tell where somebody is helped. All names come with an access request (RT-9).
 */
const looksFor = (facts: FactsOfSide): readonly LookView[] => {
  const lines = new Map<string, LookView>();
  for (const look of facts.looks) {
    const line = lookView(look, facts);
    lines.set([line.day, line.role, line.name ?? ''].join('|'), line);
  }
  return [...lines.values()];
};

const lookView = ({ at, user, roles }: AuditRecord, { users }: FactsOfSide): LookView => {
  const name = users.get(user)?.name;
  return { day: localDate(at), role: roles[0] ?? 'system', ...(name !== undefined && { name }) };
};
