import type { Outcome } from '../kernel/outcome.js';
import type { RecordKind, RecordKinds } from './records.js';

/** A record with the version the store gave it; versions count the commits that changed it, from 1. */
export interface Stored<Body> {
  readonly body: Body;
  readonly version: number;
}

/**
 * One change of a commit. `expected` is the version the record must have for the commit to happen:
 * 0 means that it must not exist yet; left out, any version will do and the last writer wins
 * (only for records that one writer owns, such as history).
 */
export type Change = { readonly [Kind in RecordKind]: ChangeOf<Kind> }[RecordKind];

type ChangeOf<Kind extends RecordKind> =
  | { readonly kind: Kind; readonly put: RecordKinds[Kind]; readonly expected?: number }
  | { readonly kind: Kind; readonly remove: string; readonly expected?: number };

/** The first record found in another version than expected. */
export interface Stale {
  readonly code: 'stale';
  readonly kind: RecordKind;
  readonly id: string;
}

export type Comparable = string | number | boolean;

/**
 * What to look for, as data: values are always bound, never read as part of the question. A value has the type
 * of its field. Text is compared by code point.
 *
 * A `textList` meets a condition when one of its values does; an empty list counts as absent.
 */
export type Condition =
  /** `null`: the record does not have the field. */
  | { readonly field: string; readonly is: Comparable | null }
  /** The opposite of `is`, so records without the field meet it unless the value is `null`. */
  | { readonly field: string; readonly isNot: Comparable | null }
  | { readonly field: string; readonly in: readonly Comparable[] }
  | { readonly field: string; readonly below: string | number }
  | { readonly field: string; readonly upTo: string | number }
  | { readonly field: string; readonly from: string | number }
  | { readonly field: string; readonly above: string | number }
  /** Text with `%` for any characters; case-insensitive for ASCII letters. */
  | { readonly field: string; readonly like: string }
  /** In at least one of the groups all conditions hold. */
  | { readonly any: readonly (readonly Condition[])[] };

export interface Query {
  /** All must hold. The field `id` is always there. */
  readonly where?: readonly Condition[];
  /** Ends with `id` by itself, so that paging is stable. Records without the field come last. */
  readonly sort?: readonly { readonly by: string; readonly descending?: boolean }[];
  /** Default 1000; more than 10,000 is taken as 10,000. */
  readonly limit?: number;
  readonly offset?: number;
}

/**
 * The store could not do what was asked, through no fault of who asked: disk full, connection lost, closed.
 * When `commit` fails this way it may still have happened; with `retryable` it is worth asking again later.
 */
export class StoreFault extends Error {
  readonly retryable: boolean;

  constructor(
    message: string,
    { retryable, cause }: { readonly retryable: boolean; readonly cause?: unknown },
  ) {
    super(message, { cause });
    this.name = 'StoreFault';
    this.retryable = retryable;
  }
}

/**
 * Keeps records, each of a kind under its id. A question that makes no sense (an unknown field, a value of another
 * type) is a mistake in the program and throws; trouble of the store itself is a `StoreFault`.
 *
 * The whole of a commit lasts or none of it does, and when `commit` answers, what it holds
 * survives the loss of process and power.
 */
export interface Store {
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<Stored<RecordKinds[Kind]> | undefined>;
  /** In the order of `ids`; `undefined` where there is none. */
  getAll<Kind extends RecordKind>(
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly (Stored<RecordKinds[Kind]> | undefined)[]>;
  find<Kind extends RecordKind>(kind: Kind, query: Query): Promise<readonly Stored<RecordKinds[Kind]>[]>;
  /** With `atMost`, stops counting there: an answer in bounded time to "how many, or very many". */
  count(kind: RecordKind, where?: readonly Condition[], atMost?: number): Promise<number>;
  /**
   * Applies all changes at once, or none. Refuses as `stale` when a record is not in its expected version.
   * A record may occur once in a commit. Reads after the answer see it, in this process and in every other.
   * Bodies are kept as JSON: a property that is `undefined` is left out.
   */
  commit(changes: readonly Change[]): Promise<Outcome<void, Stale>>;
  /** Stops taking commits, finishes those under way, lets go of files and connections. Idempotent. */
  close(): Promise<void>;
}
