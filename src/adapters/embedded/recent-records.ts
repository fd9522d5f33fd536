import type { RecordKind } from '../../ports/records.js';

export interface WrittenRecord {
  readonly version: number;
  readonly body: string;
}

/** The texts of records written lately, by kind and id in stored form. */
export interface RecentRecords {
  get(kind: RecordKind, key: string): WrittenRecord | undefined;
  keep(kind: RecordKind, key: string, record: WrittenRecord): void;
  forget(kind: RecordKind, key: string): void;
  forgetAll(): void;
}

/** What the next command of an instance reads again; other kinds are written once and read much later. */
const readAgain: ReadonlySet<RecordKind> = new Set([
  'instance',
  'task',
  'historicActivity',
  'historicInstance',
]);

/** Together at most 64 MB, with records of the usual size about 2 MB, however many there are in the store. */
const mostRecords = 2_000;
const longestBody = 16_384;

/**
 * Remembers what was written, so that the next reader need not ask SQLite. True only because the file belongs to this
 * process alone and every write passes here; what is dropped is read from the file again.
 */
export const recentRecords = (): RecentRecords => {
  const records = new Map<string, WrittenRecord>();
  const nameOf = (kind: RecordKind, key: string): string => `${kind}/${key}`;
  return {
    get: (kind, key) => (readAgain.has(kind) ? records.get(nameOf(kind, key)) : undefined),
    keep(kind, key, record) {
      if (!readAgain.has(kind)) return;
      const name = nameOf(kind, key);
      records.delete(name);
      if (record.body.length > longestBody) return;
      records.set(name, record);
      const [oldest] = records.keys();
      if (records.size > mostRecords && oldest !== undefined) records.delete(oldest);
    },
    forget(kind, key) {
      if (readAgain.has(kind)) records.delete(nameOf(kind, key));
    },
    forgetAll: () => records.clear(),
  };
};
