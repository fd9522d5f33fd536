import { refused, type Refused } from '../../kernel/outcome.js';

/** Every way the case side says no. Words for people, and numbers for HTTP, are chosen at the edge. */
export type CareRefusalCode =
  | 'not-allowed'
  | 'not-found'
  /** Another pair of eyes is needed (domain.md §3.3). */
  | 'FOUR_EYES'
  /** Their mandate does not reach this far: imposing may be mandated, extending and withdrawing not [S-25]. */
  | 'MANDATE'
  | 'ASSIGNED_TO_OTHER'
  | 'NOT_CANDIDATE'
  /** The record is no longer in the version the asker saw. */
  | 'version-mismatch'
  | 'form-invalid'
  | 'received-in-future'
  | 'hand-over-not-open'
  | 'trajectory-closed'
  /** Nothing in the running processes takes this action now. */
  | 'action-not-possible'
  | 'receiver-unknown'
  /** No home ban runs in this trajectory. */
  | 'home-ban-not-running'
  | 'home-ban-extended-already'
  | 'home-ban-extension-invalid'
  /** Ends before it begins, is over already, or lasts longer than a month. */
  | 'shift-invalid'
  /** It was published, retracted or overtaken by another change. */
  | 'norm-change-not-open'
  /** Only a clock that the law sets stands still or is extended; the acute clock never. */
  | 'clock-act-not-possible'
  | 'safety-task-open'
  | 'task-suspended'
  /** What would be printed or sent names a secret place (domain.md §4.5). */
  | 'secret-in-print'
  /** There is no formal decision to object to; a complaint is possible (domain.md §4.3). */
  | 'objection-not-possible'
  /** R-SHARE-1: no share without a basis that holds now. */
  | 'basis-not-valid'
  /** It was done, or cancelled, before this came. */
  | 'task-not-open'
  | 'engine-refused';

export interface FieldError {
  /** JSON Pointer into the submitted data. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export interface CareRefusal {
  readonly code: CareRefusalCode;
  /** `not-found`: which kind of thing. */
  readonly what?: string;
  /** `FOUR_EYES`: the rule of domain.md §3.3. */
  readonly rule?: string;
  readonly errors?: readonly FieldError[];
  readonly engine?: { readonly code: string; readonly message: string };
}

export const refuse = (code: CareRefusalCode, more: Omit<CareRefusal, 'code'> = {}): Refused<CareRefusal> =>
  refused({ code, ...more });

export const notFound = (what: string): Refused<CareRefusal> => refuse('not-found', { what });
