import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { RecordKind } from '../../ports/records.js';
import type { Stale } from '../../ports/store.js';
import type { CheckedChange } from '../../ports/checked-changes.js';
import type { Commit, WriteGroup } from './commit-queue.js';
import type { Connection } from './connection.js';
import { faultOf } from './faults.js';
import { tableFor } from './layout.js';
import type { RecentRecords } from './recent-records.js';
import { recordWriter, type RecordWriter, type Version } from './record-writer.js';

interface Written {
  readonly change: CheckedChange;
  readonly version: Version;
}

/** Writes groups of commits, each group in one transaction and so with one flush to disk. */
export const groupWriter = (connection: Connection, recent: RecentRecords): WriteGroup => {
  const writers = new Map<RecordKind, RecordWriter>();
  const writerFor = (kind: RecordKind): RecordWriter => {
    const writer = writers.get(kind) ?? recordWriter(connection, tableFor(kind));
    writers.set(kind, writer);
    return writer;
  };

  let written: Written[] = [];

  const apply = (commit: Commit): Outcome<void, Stale> => {
    const before = written.length;
    for (const change of commit) {
      const version = writerFor(change.kind).write(change);
      if (version === undefined) {
        written.length = before;
        return refused({ code: 'stale', kind: change.kind, id: change.id });
      }
      written.push({ change, version });
    }
    return ok(undefined);
  };

  const remember = ({ change: { kind, key, put }, version }: Written): void => {
    if (put && version !== 'unknown') recent.keep(kind, key, { version, body: put.body });
    else recent.forget(kind, key);
  };

  const prepared = (sql: string) => {
    const statement = connection.prepare(sql);
    return () => void statement.run([]);
  };
  const begin = prepared('BEGIN IMMEDIATE');
  const commit = prepared('COMMIT');
  const undoAll = prepared('ROLLBACK');
  const save = prepared('SAVEPOINT one');
  const keep = prepared('RELEASE one');
  const undo = prepared('ROLLBACK TO one');

  const applyAlone = (changes: Commit): Outcome<void, Stale> => {
    save();
    const outcome = apply(changes);
    if (!outcome.ok) undo();
    keep();
    return outcome;
  };

  /** Nearly always nothing is stale, and then no commit needs a way back of its own; otherwise nothing was done. */
  const applyAll = (commits: readonly Commit[]): readonly Outcome<void, Stale>[] | undefined => {
    const outcomes: Outcome<void, Stale>[] = [];
    for (const changes of commits) {
      const outcome = apply(changes);
      if (!outcome.ok) {
        undoAll();
        written = [];
        begin();
        return undefined;
      }
      outcomes.push(outcome);
    }
    return outcomes;
  };

  return (commits) => {
    try {
      written = [];
      begin();
      const outcomes = applyAll(commits) ?? commits.map(applyAlone);
      commit();
      written.forEach(remember);
      return outcomes;
    } catch (error) {
      // Whether it happened all the same is for the file to say.
      recent.forgetAll();
      if (connection.inTransaction()) connection.exec('ROLLBACK');
      throw faultOf(error);
    }
  };
};
