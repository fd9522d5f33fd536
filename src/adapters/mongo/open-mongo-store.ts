import { createConnection } from 'mongoose';
import { recordKinds } from '../../ports/record-kinds.js';
import type { RecordKind } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { databaseOf, type Database } from './database.js';
import { faultOf } from './faults.js';
import { indexesFor } from './layout.js';
import { mongoStore } from './mongo-store.js';
import { inTransaction } from './commit.js';
import { hasTurns, inTurn, prepareTurns } from './in-turn.js';
import { seesConflicts } from './sees-conflicts.js';

export interface MongoSettings {
  /** With the name of the database; a replica set, for there are no transactions without one. */
  readonly url: string;
  /** How long a server may be away before a question fails; 10 seconds when not given. */
  readonly patienceMs?: number;
}

/** Opens the store and brings its indexes up to date; throws when the server does not answer or has no transactions. */
export const openMongoStore = async ({ url, patienceMs = 10_000 }: MongoSettings): Promise<Store> => {
  const connection = await createConnection(url, {
    appName: 'koers',
    serverSelectionTimeoutMS: patienceMs,
    retryWrites: true,
    autoCreate: false,
    autoIndex: false,
  }).asPromise();
  try {
    const database = databaseOf(connection);
    await bringUpToDate(database);
    if (!(await hasTurns(database))) {
      if (await seesConflicts(database)) return mongoStore(database, inTransaction(database));
      await prepareTurns(database);
    }
    return mongoStore(database, inTurn(database));
  } catch (error) {
    await connection.close();
    throw faultOf(error);
  }
};

const bringUpToDate = async (database: Database): Promise<void> => {
  for (const kind of Object.keys(recordKinds) as RecordKind[]) {
    const indexes = indexesFor(kind);
    if (indexes.length > 0) await database.collection(kind).createIndexes([...indexes]);
  }
};
