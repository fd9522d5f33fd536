import type { Instant } from '../../kernel/instant.js';

/** Where a temporary home ban stands (domain.md P10). */
export type HomeBanState =
  | 'NEEDED'
  | 'IMPOSED'
  | 'EXTENDED'
  | 'NOT_IMPOSED'
  /** Ended before its time, by the mayor or by the court. */
  | 'ENDED_EARLY'
  | 'ENDED';

export interface RunningHomeBan {
  readonly state: HomeBanState;
  readonly expiresAt?: Instant;
  /** Four weeks after it was imposed (Wet tijdelijk huisverbod art. 9) [S-24]. */
  readonly maxAt?: Instant;
}

export type ExtensionRefusal =
  /** There is no home ban that runs now. */
  | 'home-ban-not-running'
  /** It was extended before: once, to four weeks in all (T02). */
  | 'home-ban-extended-already'
  /** Later than four weeks after it was imposed, or no later than it ends already. */
  | 'home-ban-extension-invalid';

/** Why a home ban cannot be extended until a moment; nothing when it can. */
export const whyNotExtend = (
  { state, expiresAt, maxAt }: RunningHomeBan,
  until: Instant,
  now: Instant,
): ExtensionRefusal | undefined => {
  if (state === 'EXTENDED') return 'home-ban-extended-already';
  if (state !== 'IMPOSED' || expiresAt === undefined || maxAt === undefined) return 'home-ban-not-running';
  if (expiresAt <= now) return 'home-ban-not-running';
  return until <= expiresAt || until > maxAt ? 'home-ban-extension-invalid' : undefined;
};

/** Whoever acts in the mayor's name may impose a home ban; extending and withdrawing stay with the mayor [S-25]. */
export const mandateOnlyToImpose = 'hovj';

export const mayDecideOnHomeBan = (groups: readonly string[]): boolean =>
  groups.includes('mayor-mandate') && !groups.includes(mandateOnlyToImpose);
