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
const mostInGeneration = 500;
const longestBody = 16_384;

type Generation = Map<string, WrittenRecord>;

/** Of one kind. */
interface Kept {
  young: Generation;
  old: Generation;
}

/**
 * Remembers what was written, so that the next reader need not ask SQLite. True only because the file belongs to this
 * process alone and every write passes here; what is dropped is read from the file again. Dropped are whole generations:
 * finding the oldest record each time would cost more than remembering saves.
 */
export const recentRecords = (): RecentRecords => {
  const kinds = new Map<RecordKind, Kept>();
  for (const kind of readAgain) kinds.set(kind, { young: new Map(), old: new Map() });
  const forget = ({ young, old }: Kept, key: string): void => {
    young.delete(key);
    old.delete(key);
  };
  return {
    get(kind, key) {
      const kept = kinds.get(kind);
      return kept && (kept.young.get(key) ?? kept.old.get(key));
    },
    keep(kind, key, record) {
      const kept = kinds.get(kind);
      if (!kept) return;
      if (record.body.length > longestBody) {
        forget(kept, key);
        return;
      }
      kept.young.set(key, record);
      if (kept.young.size < mostInGeneration) return;
      kept.old = kept.young;
      kept.young = new Map();
    },
    forget(kind, key) {
      const kept = kinds.get(kind);
      if (kept) forget(kept, key);
    },
    forgetAll() {
      for (const { young, old } of kinds.values()) {
        young.clear();
        old.clear();
      }
    },
  };
};
