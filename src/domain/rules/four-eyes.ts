/** The acts that need a second professional (domain.md §3.3), each with the roles that may be it. */
export const fourEyesRules = {
  /** Urgency lowered below what was proposed, or the acute state ended. */
  '4E-1': ['behavioural-scientist', 'rvt'],
  /** A report closed without follow-up. */
  '4E-2': ['behavioural-scientist'],
  /** The safety plan of phase 1 activated. */
  '4E-3': ['rvt', 'behavioural-scientist'],
  /** Escalation down, or the phase forward. */
  '4E-4': ['rvt', 'fixed-face'],
  /** A request for investigation sent, or advice on extending a home ban. */
  '4E-5': ['rvt', 'behavioural-scientist'],
  /** Information withheld from a household member. */
  '4E-6': ['privacy-officer'],
  /** Closing. */
  '4E-7': ['local-team-lead', 'rvt'],
  /** A process or decision table published. */
  '4E-8': ['process-designer'],
  /** Break glass, looked at afterwards. */
  '4E-9': ['privacy-officer'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FourEyesRule = keyof typeof fourEyesRules;

export interface Completion {
  readonly elementId: string;
  readonly completedBy?: string;
}

/** Who may not check an act: everybody who completed one of the elements that make it up, each once. */
export const excludedUsers = (
  elements: readonly string[],
  completions: readonly Completion[],
): readonly string[] => [
  ...new Set(
    completions.flatMap(({ elementId, completedBy }) =>
      completedBy !== undefined && elements.includes(elementId) ? [completedBy] : [],
    ),
  ),
];

export interface SecondEyes {
  readonly user: string;
  readonly groups: readonly string[];
  /** `fixed-face` is a place in a trajectory, not a group. */
  readonly isFixedFace?: boolean;
}

/** Why this person cannot be the second pair of eyes; nothing when they can. */
export const whyNotSecondEyes = (
  rule: FourEyesRule,
  second: SecondEyes,
  actedBefore: readonly string[],
): 'FOUR_EYES' | 'not-second-eyes' | undefined => {
  if (actedBefore.includes(second.user)) return 'FOUR_EYES';
  const mayCheck = fourEyesRules[rule].some(
    (role) => second.groups.includes(role) || (role === 'fixed-face' && second.isFixedFace === true),
  );
  return mayCheck ? undefined : 'not-second-eyes';
};
