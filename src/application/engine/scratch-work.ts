import type { RecordKind, RecordKinds } from '../../ports/records.js';
import type { Work } from '../work.js';

export interface ScratchWork extends Work {
  /** Hands everything put and removed here on to the work beneath. */
  keep(): void;
  /** What was put and removed here so far. */
  changed(): readonly Pick<Change, 'kind' | 'id' | 'body'>[];
}

interface Change {
  readonly kind: RecordKind;
  readonly id: string;
  readonly body: RecordKinds[RecordKind] | undefined;
}

/** A work within a work, on the account of whom it is for: what is changed in it can be thrown away, and the work beneath goes on without it. */
export const scratchWork = (beneath: Work, actor = beneath.actor): ScratchWork => {
  const changes = new Map<string, Change>();
  const nameOf = (kind: RecordKind, id: string): string => `${kind}/${id}`;
  const change = (kind: RecordKind, id: string, body: Change['body']): void => {
    changes.set(nameOf(kind, id), { kind, id, body });
  };

  return {
    ports: beneath.ports,
    at: beneath.at,
    actor,
    async get(kind, id) {
      const changed = changes.get(nameOf(kind, id));
      return changed ? (changed.body as never) : beneath.get(kind, id);
    },
    async find(kind, query) {
      const found = await beneath.find(kind, query);
      return found.flatMap((body) => {
        const changed = changes.get(nameOf(kind, body.id));
        if (!changed) return [body];
        return changed.body === undefined ? [] : [changed.body as never];
      });
    },
    assume(kind, stored) {
      beneath.assume(kind, stored);
    },
    put(kind, body) {
      change(kind, body.id, body);
    },
    remove(kind, id) {
      change(kind, id, undefined);
    },
    versionOf: (kind, id) => beneath.versionOf(kind, id),
    changed: () => [...changes.values()],
    keep() {
      for (const { kind, id, body } of changes.values()) {
        if (body === undefined) beneath.remove(kind, id);
        else beneath.put(kind, body);
      }
      changes.clear();
    },
  };
};
