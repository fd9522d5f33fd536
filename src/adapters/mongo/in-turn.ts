import { mongo } from 'mongoose';
import { ok, refused } from '../../kernel/outcome.js';
import { byKind, documentOf, firstStale, foundBy, nameOf } from './changes-of.js';
import type { Committing } from './commit.js';
import type { Database, Write } from './database.js';
import { isConflict } from './faults.js';

/*
 * For servers that speak MongoDB's language but let two transactions write the same. There, writers go one after
 * another, over all processes. The turn is one document, and taking it, saying what will be written and giving it
 * back are single writes, which such servers do keep apart. What was said but not all written, because the process
 * ended, is written by whoever has the next turn.
 */

/** Who holds the turn without giving it back loses it after this. */
const leaseMs = 5000;
const pollMs = 3;
const free = { holder: '', until: 0, writes: [] };

/** Commits in turn. */
export const inTurn = (database: Database): Committing => {
  const holder = new mongo.UUID().toString();
  const mine = { _id: 'turn', holder };
  let last: Promise<unknown> = Promise.resolve();

  const take = async (): Promise<void> => {
    for (;;) {
      const now = Date.now();
      const taken = await database.turn.updateOne(
        { _id: 'turn', until: { $lt: now } },
        { $set: { holder, until: now + leaseMs } },
      );
      if (taken.matchedCount === 1) return;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  };

  const commit: Committing = async (changes) => {
    await take();
    try {
      await writeAll(database, (await database.turn.findOne(mine))?.writes ?? []);
      const found = await foundBy(database, changes);
      const stale = firstStale(changes, found);
      if (stale) return refused(stale);
      const writes = changes.map((change): Write => {
        const document = documentOf(change, found.get(nameOf(change)));
        return { kind: change.kind, key: change.key, ...(document && { document }) };
      });
      const said = await database.turn.updateOne(mine, { $set: { writes, until: Date.now() + leaseMs } });
      if (said.matchedCount === 0)
        throw new Error('Expected to keep the turn while writing, but it was lost');
      await writeAll(database, writes);
      return ok(undefined);
    } finally {
      await database.turn.updateOne(mine, { $set: free });
    }
  };

  return (changes) => {
    const next = last.then(() => commit(changes));
    last = next.catch(() => undefined);
    return next;
  };
};

/** Writing the same twice leaves the same. */
const writeAll = async (database: Database, writes: readonly Write[]): Promise<void> => {
  for (const [kind, group] of byKind(writes)) {
    await database.collection(kind).bulkWrite(
      group.map(({ key, document }) =>
        document
          ? { replaceOne: { filter: { _id: key }, replacement: document, upsert: true } }
          : { deleteOne: { filter: { _id: key } } },
      ),
      { ordered: true },
    );
  }
};

/** Whether writers already take turns here. */
export const hasTurns = async ({ turn }: Database): Promise<boolean> =>
  (await turn.findOne({ _id: 'turn' })) !== null;

/** Makes the turn for who comes first. */
export const prepareTurns = async ({ turn }: Database): Promise<void> => {
  try {
    await turn.insertOne({ _id: 'turn', ...free });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
};
