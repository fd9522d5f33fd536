import Database from 'libsql';
import { logSync } from './log-sync.js';

export type Bound = string | number | null;
type Row = readonly unknown[];

export interface Statement {
  /** How many rows it changed. */
  run(values: readonly Bound[]): number;
  get(values: readonly Bound[]): Row | undefined;
  all(values: readonly Bound[]): readonly Row[];
}

/** One open SQLite file, held by this process alone. */
export interface Connection {
  prepare(sql: string): Statement;
  /** Like `prepare`, for texts that come back: kept until others have pushed them out. */
  cached(sql: string): Statement;
  exec(sql: string): void;
  inTransaction(): boolean;
  /** Resolves when everything committed before survives a loss of power. */
  sync(): Promise<void>;
  /** Writes everything into the main file and lets go of it, also for this process. */
  release(): void;
}

/** Enough for every question the application asks in its own words. */
const cachedStatements = 500;

/**
 * Values go to the driver as one array and rows come back raw: it adds a property of its own to row objects, and
 * ends the process when it is handed a boolean, which `Bound` rules out.
 */
const statementOf = (database: Database.Database, sql: string): Statement => {
  const statement = database.prepare(sql);
  let raw: Database.Statement | undefined;
  const rows = (): Database.Statement => (raw ??= statement.raw());
  return {
    run: (values) => statement.run(values).changes,
    get: (values) => rows().get(values) as Row | undefined,
    all: (values) => rows().all(values) as readonly Row[],
  };
};

/** Dropped are those not used since half as many others were. */
const recentlyUsed = (prepare: (sql: string) => Statement): ((sql: string) => Statement) => {
  let young = new Map<string, Statement>();
  let old = young;
  return (sql) => {
    const known = young.get(sql);
    if (known) return known;
    const statement = old.get(sql) ?? prepare(sql);
    young.set(sql, statement);
    if (young.size >= cachedStatements / 2) {
      old = young;
      young = new Map();
    }
    return statement;
  };
};

/**
 * Opens a file and locks it for this process; throws SQLite's errors, `SQLITE_BUSY` when it is held elsewhere.
 *
 * The lock is the operating system's on the file itself, taken by the switch to WAL in exclusive mode, so that it
 * ends with the process however that ends.
 */
export const openConnection = (file: string): Connection => {
  const database = new Database(file, { timeout: 0 });
  // Not through a statement: some of these answer with rows and some with nothing.
  const pragma = (text: string): void => void database.pragma(text);
  try {
    pragma('locking_mode = EXCLUSIVE');
    pragma('journal_mode = WAL');
    for (const setting of settings) pragma(setting);
    database.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    database.close();
    throw error;
  }
  const prepare = (sql: string): Statement => statementOf(database, sql);
  const log = logSync(`${file}-wal`, () => pragma('wal_checkpoint(TRUNCATE)'));
  return {
    prepare,
    cached: recentlyUsed(prepare),
    exec: (sql) => void database.exec(sql),
    inTransaction: () => database.inTransaction,
    sync: log.sync,
    release() {
      // `close` alone keeps the lock as long as any prepared statement is not collected as garbage.
      pragma('journal_mode = DELETE');
      pragma('locking_mode = NORMAL');
      pragma('user_version');
      database.close();
      log.close();
    },
  };
};

const settings = [
  // SQLite itself flushes around checkpoints only; the log is flushed by `sync` before any commit is answered.
  'synchronous = NORMAL',
  'cache_size = -65536',
  'temp_store = MEMORY',
  'mmap_size = 268435456',
  'wal_autocheckpoint = 4000',
  'journal_size_limit = 67108864',
  'trusted_schema = OFF',
];
