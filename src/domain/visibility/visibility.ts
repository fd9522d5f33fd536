import type { VisibilityAnswers } from './answers.js';

export type Visibility = 'SHOW' | 'CHILD_VERSION' | 'DENY';

export interface VisibilityRule {
  /** The row of domain.md §4.4, or what follows them: for this reader, not for this reader, not known. */
  readonly id: '1' | '2' | '3' | '4' | '5' | '6' | '7' | 'SHOWN' | 'NOT_FOR_READER' | 'NOT_KNOWN';
  readonly visibility: Visibility;
  readonly when: (answers: VisibilityAnswers) => boolean;
}

const otherVersion: ReadonlySet<VisibilityAnswers['reader']> = new Set([
  'child-under-12',
  'child-12-unable',
  'unknown',
]);

/**
 * D-11: the rows of domain.md §4.4 in their order, and what is left. The first that holds decides; an unknown answer
 * counts as the one that denies. `visibility.dmn` says the same and a test holds the two together.
 *
 * Row 6 denies to everybody but the child who said it (§3.2: own annex, own). Row 7 holds for children under 12 too,
 * who look along with an adult or a helper (§3.1).
 */
export const visibilityRules: readonly VisibilityRule[] = [
  {
    id: '1',
    visibility: 'DENY',
    when: ({ sensitivity, inAudience }) => sensitivity === 'DANGER_IF_KNOWN' && inAudience !== 'yes',
  },
  {
    id: '2',
    visibility: 'DENY',
    when: ({ place, aboutViewer }) => (place === 'closed' || place === 'unknown') && aboutViewer !== 'yes',
  },
  {
    id: '3',
    visibility: 'DENY',
    when: ({ banned, tellsWhere }) => banned !== 'no' && tellsWhere !== 'no',
  },
  {
    id: '4',
    visibility: 'DENY',
    when: ({ otherAdultOnly, basisToShow }) => otherAdultOnly !== 'no' && basisToShow !== 'yes',
  },
  {
    id: '5',
    visibility: 'DENY',
    when: ({ authority, general }) => (authority === 'no' || authority === 'unknown') && general !== 'yes',
  },
  {
    id: '6',
    visibility: 'DENY',
    when: ({ helperOnly, ownWords }) => helperOnly !== 'no' && ownWords !== 'yes',
  },
  {
    id: '7',
    visibility: 'CHILD_VERSION',
    when: ({ reader, childVersion }) => otherVersion.has(reader) && childVersion !== 'yes',
  },
  {
    id: 'SHOWN',
    visibility: 'SHOW',
    when: ({ inAudience, sensitivity }) => inAudience === 'yes' && sensitivity !== 'unknown',
  },
  { id: 'NOT_FOR_READER', visibility: 'DENY', when: ({ inAudience }) => inAudience === 'no' },
];

const notKnown: VisibilityRule = { id: 'NOT_KNOWN', visibility: 'DENY', when: () => true };

/** Which rule decides about these answers; never none, and in doubt the one that denies. */
export const visibilityOf = (answers: VisibilityAnswers): VisibilityRule =>
  visibilityRules.find(({ when }) => when(answers)) ?? notKnown;
