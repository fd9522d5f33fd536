import { mongo } from 'mongoose';
import type { Database } from './database.js';
import { isConflict } from './faults.js';

/**
 * Whether the server refuses two transactions that write the same document, as MongoDB does. Some that speak its
 * language do not, and would let one commit swallow another. Throws where there are no transactions at all, as on a
 * MongoDB that is not a replica set.
 */
export const seesConflicts = async (database: Database): Promise<boolean> => {
  const { turn } = database;
  const _id = `probe ${new mongo.UUID().toString()}`;
  await turn.insertOne({ _id, holder: '', until: 0, writes: [] });
  const [first, second] = [database.startSession(), database.startSession()];
  const touch = (session: mongo.ClientSession): Promise<unknown> =>
    turn.updateOne({ _id }, { $set: { holder: 'probe' } }, { session });
  try {
    first.startTransaction();
    second.startTransaction();
    await touch(first);
    await touch(second);
    await first.commitTransaction();
    await second.commitTransaction();
    return false;
  } catch (error) {
    if (isConflict(error)) return true;
    throw error;
  } finally {
    await Promise.all([letGo(first), letGo(second)]);
    await turn.deleteOne({ _id });
  }
};

/** Ends a session and whatever it had begun; what cannot be undone any more the server undoes by itself. */
export const letGo = async (session: mongo.ClientSession): Promise<void> => {
  if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
  await session.endSession();
};
