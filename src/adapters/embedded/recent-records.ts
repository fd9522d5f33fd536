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
const mostInGeneration = 1_000;
const longestBody = 16_384;

type Generation = Map<string, WrittenRecord>;

/**
 * Remembers what was written, so that the next reader need not ask SQLite. True only because the file belongs to this
 * process alone and every write passes here; what is dropped is read from the file again. Dropped are whole generations:
 * finding the oldest record each time would cost more than remembering saves.
 */
export const recentRecords = (): RecentRecords => {
  let young: Generation = new Map();
  let old: Generation = new Map();
  const nameOf = (kind: RecordKind, key: string): string => `${kind}/${key}`;
  const forget = (name: string): void => {
    young.delete(name);
    old.delete(name);
  };
  return {
    get(kind, key) {
      if (!readAgain.has(kind)) return undefined;
      const name = nameOf(kind, key);
      return young.get(name) ?? old.get(name);
    },
    keep(kind, key, record) {
      if (!readAgain.has(kind)) return;
      const name = nameOf(kind, key);
      if (record.body.length > longestBody) {
        forget(name);
        return;
      }
      young.set(name, record);
      if (young.size < mostInGeneration) return;
      old = young;
      young = new Map();
    },
    forget(kind, key) {
      if (readAgain.has(kind)) forget(nameOf(kind, key));
    },
    forgetAll() {
      young.clear();
      old.clear();
    },
  };
};
