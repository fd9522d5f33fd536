import type { Instant } from '../kernel/instant.js';
import { ok, type Outcome } from '../kernel/outcome.js';
import type { Clock, Ids } from '../ports/clock.js';
import type { JobRecord, RecordKind, RecordKinds } from '../ports/records.js';
import type { Change, Query, Stale, Store, Stored } from '../ports/store.js';
import type { Seal } from '../ports/seal.js';
import type { WakeUp } from '../ports/wake-up.js';
import type { Definitions } from './definitions.js';
import type { CaseSide } from './engine/case-side.js';

/** What use cases need from the world. */
export interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wakeUp: WakeUp;
  readonly definitions: Definitions;
  readonly caseSide: CaseSide;
  /** Without one, secret places are neither kept nor read. */
  readonly seal?: Seal;
}

/**
 * Gathers everything one command changes, so that it is committed in one piece.
 *
 * Records read here are expected unchanged at the commit: a record read in version 3 is written only over
 * version 3, one that was looked for and not found only when there still is none. A record put without having
 * been read is written whatever is there; that is for records with fresh ids and for history.
 */
export interface Work {
  readonly ports: Ports;
  /** One moment for the whole command. */
  readonly at: Instant;
  /** The user or system part on whose account this happens. */
  readonly actor: string;
  /** Sees this work's own changes. */
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordKinds[Kind] | undefined>;
  /** The store's answer with this work's own changes to the records found; not records only put here. */
  find<Kind extends RecordKind>(kind: Kind, query: Query): Promise<readonly RecordKinds[Kind][]>;
  put<Kind extends RecordKind>(kind: Kind, body: RecordKinds[Kind]): void;
  remove(kind: RecordKind, id: string): void;
  /** Goes by a record as somebody read it before; should it be another by now, nothing is committed. */
  assume<Kind extends RecordKind>(kind: Kind, stored: Stored<RecordKinds[Kind]>): void;
  /** The version a record had when this work read it; 0 when it was not there, `undefined` when not read. */
  versionOf(kind: RecordKind, id: string): number | undefined;
}

interface Entry {
  readonly kind: RecordKind;
  readonly id: string;
  /** As read; 0 when looked for in vain, `undefined` when never read. */
  readonly version: number | undefined;
  readonly body: RecordKinds[RecordKind] | undefined;
  readonly changed: boolean;
}

/** What a commit must do about a record; nothing when it stays as it was, or was never there. */
const changeOf = ({ kind, id, version, body, changed }: Entry): Change | undefined => {
  if (!changed || (body === undefined && version === 0)) return undefined;
  const expectation = version === undefined ? {} : { expected: version };
  return (
    body === undefined ? { kind, remove: id, ...expectation } : { kind, put: body, ...expectation }
  ) as Change;
};

interface OpenWork extends Work {
  changes(): readonly Change[];
}

const openWork = (ports: Ports, actor: string, at: Instant): OpenWork => {
  const entries = new Map<RecordKind, Map<string, Entry>>();
  const entryOf = (kind: RecordKind, id: string): Entry | undefined => entries.get(kind)?.get(id);
  const keep = (entry: Entry): void => {
    const ofKind = entries.get(entry.kind);
    if (ofKind) ofKind.set(entry.id, entry);
    else entries.set(entry.kind, new Map([[entry.id, entry]]));
  };

  const remember = <Kind extends RecordKind>(
    kind: Kind,
    id: string,
    version: number,
    body: RecordKinds[Kind] | undefined,
  ): RecordKinds[Kind] | undefined => {
    const known = entryOf(kind, id);
    if (known) return known.body as RecordKinds[Kind] | undefined;
    keep({ kind, id, version, body, changed: false });
    return body;
  };

  const change = (kind: RecordKind, id: string, body: RecordKinds[RecordKind] | undefined): void => {
    keep({ kind, id, version: entryOf(kind, id)?.version, body, changed: true });
  };

  return {
    ports,
    at,
    actor,
    async get(kind, id) {
      const known = entryOf(kind, id);
      if (known) return known.body as never;
      const stored = await ports.store.get(kind, id);
      return remember(kind, id, stored?.version ?? 0, stored?.body);
    },
    async find(kind, query) {
      const found = await ports.store.find(kind, query);
      return found
        .map(({ body, version }) => remember(kind, body.id, version, body))
        .filter((body) => body !== undefined);
    },
    assume(kind, { body, version }) {
      remember(kind, body.id, version, body);
    },
    put(kind, body) {
      change(kind, body.id, body);
    },
    remove(kind, id) {
      change(kind, id, undefined);
    },
    versionOf: (kind, id) => entryOf(kind, id)?.version,
    changes() {
      const changes: Change[] = [];
      for (const ofKind of entries.values())
        for (const entry of ofKind.values()) {
          const change = changeOf(entry);
          if (change) changes.push(change);
        }
      return changes;
    },
  };
};

/** How often a command is decided anew when somebody else changed what it rests on. */
const attempts = 32;

/**
 * Runs a use case and commits what it changed, in one piece. A refusal changes nothing.
 *
 * When a record it read was changed meanwhile, the use case is decided again on what is there now; only when
 * that keeps happening the answer is `stale`. A use case must therefore do nothing but read and put.
 */
export const transact = async <Value, Reason>(
  ports: Ports,
  actor: string,
  useCase: (work: Work) => Promise<Outcome<Value, Reason>>,
): Promise<Outcome<Value, Reason | Stale>> => {
  for (let attempt = 1; ; attempt += 1) {
    const work = openWork(ports, actor, ports.clock.now());
    const outcome = await useCase(work);
    if (!outcome.ok) return outcome;
    const changes = work.changes();
    if (changes.length === 0) return outcome;
    const committed = await ports.store.commit(changes);
    if (committed.ok) {
      wake(ports.wakeUp, changes);
      return ok(outcome.value);
    }
    if (attempt === attempts) return committed;
  }
};

const externalTopic = ({ kind, topic }: JobRecord): { readonly topic?: string } =>
  kind === 'external' && topic !== undefined ? { topic } : {};

const wake = (wakeUp: WakeUp, changes: readonly Change[]): void => {
  const moments = changes.flatMap((change) =>
    change.kind === 'job' && 'put' in change && change.put.retries > 0 && !change.put.suspended
      ? [{ job: change.put.id, at: change.put.runnableAt, ...externalTopic(change.put) }]
      : [],
  );
  if (moments.length > 0) wakeUp.jobsAt(moments);
};
