import { mongo } from 'mongoose';
import type { CheckedChange } from '../../ports/checked-changes.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Stale } from '../../ports/store.js';
import { byKind, documentOf, firstStale, foundBy, nameOf, type Found } from './changes-of.js';
import { durable, type Database } from './database.js';
import { busyFault, isCommitUnknown, isConflict } from './faults.js';
import type { RecordDocument } from './layout.js';
import { letGo } from './sees-conflicts.js';

type Answer = Outcome<void, Stale>;

/** Commits the changes of one command: all of them, or none. */
export type Committing = (changes: readonly CheckedChange[]) => Promise<Answer>;

/** A little longer each time and never twice the same, so that those who collided do not collide again. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * Math.min(2 ** attempt, 100));
  });

const attempts = 30;

/**
 * Commits in a transaction. It reads which versions are there, answers `stale` when one is not as expected, and
 * writes over those versions only. When somebody else writes the same meanwhile, it looks again; so a conflict ends
 * as `stale` or as success.
 */
export const inTransaction =
  (database: Database): Committing =>
  async (changes) => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const answer = await tryOnce(database, changes);
      if (answer) return answer;
      await pause(attempt);
    }
    throw busyFault();
  };

const tryOnce = async (
  database: Database,
  changes: readonly CheckedChange[],
): Promise<Answer | undefined> => {
  const session = database.startSession();
  try {
    session.startTransaction({
      readConcern: { level: 'snapshot' },
      writeConcern: new mongo.WriteConcern(durable.w, undefined, durable.j),
      readPreference: 'primary',
    });
    const found = await foundBy(database, changes, session);
    const stale = firstStale(changes, found);
    if (stale) return refused(stale);
    if (!(await writeAll(database, changes, found, session))) return undefined;
    await commitDurably(session);
    return ok(undefined);
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  } finally {
    await letGo(session);
  }
};

/** Whoever does not hear whether a commit arrived may ask again: a transaction is committed once. */
const commitDurably = async (session: mongo.ClientSession): Promise<void> => {
  try {
    await session.commitTransaction();
  } catch (error) {
    if (!isCommitUnknown(error)) throw error;
    await session.commitTransaction();
  }
};

/** `false` when a record is no longer in the version it was found in. */
const writeAll = async (
  database: Database,
  changes: readonly CheckedChange[],
  found: Found,
  session: mongo.ClientSession,
): Promise<boolean> => {
  for (const [kind, group] of byKind(changes)) {
    const writes = group.flatMap((change) => writesOf(change, found.get(nameOf(change))));
    if (writes.length === 0) continue;
    const result = await database.collection(kind).bulkWrite(writes, { session, ordered: true });
    const done = result.insertedCount + result.matchedCount + result.deletedCount;
    if (done !== writes.length) return false;
  }
  return true;
};

const writesOf = (
  change: CheckedChange,
  version: number | undefined,
): readonly mongo.AnyBulkWriteOperation<RecordDocument>[] => {
  const document = documentOf(change, version);
  const _id = change.key;
  if (!document) return version === undefined ? [] : [{ deleteOne: { filter: { _id, version } } }];
  return version === undefined
    ? [{ insertOne: { document } }]
    : [{ replaceOne: { filter: { _id, version }, replacement: document } }];
};
