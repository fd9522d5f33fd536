import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, mongo } from 'mongoose';
import { inTransaction } from '../../../../src/adapters/mongo/commit.js';
import { databaseOf, type Database } from '../../../../src/adapters/mongo/database.js';
import { faultOf } from '../../../../src/adapters/mongo/faults.js';
import { mongoStore } from '../../../../src/adapters/mongo/mongo-store.js';
import { openMongoStore } from '../../../../src/adapters/mongo/open-mongo-store.js';
import { StoreFault, type Change, type Store } from '../../../../src/ports/store.js';
import { taskRecord } from '../../../support/store/records.js';
import { startMongo, usedMongo, type TestMongo } from '../../../support/store/mongo.js';

/*
 * Commits as they are made on MongoDB itself: in one transaction. The contract suite takes this way only where there
 * is a MongoDB; here it is taken one commit at a time, which the stand-in can do too.
 */

let server: TestMongo;
let database: Database;
let store: Store;

beforeAll(async () => {
  server = await startMongo();
  database = databaseOf(await createConnection(server.url).asPromise());
  store = mongoStore(database, inTransaction(database));
});
afterAll(async () => {
  await store.close();
  await server.stop();
});

const put = (id: string, priority: number, expected?: number): Change => ({
  kind: 'task',
  put: taskRecord(id, { priority }),
  ...(expected !== undefined && { expected }),
});

const conflict = (): Error => {
  const error = new mongo.MongoServerError({ message: 'WriteConflict', code: 112 });
  error.addErrorLabel('TransientTransactionError');
  return error;
};

/** A database of which the first transactions fail to commit. */
const failing = (failures: readonly Error[]): Database => {
  const left = [...failures];
  return {
    ...database,
    startSession() {
      const session = database.startSession();
      const commit = session.commitTransaction.bind(session);
      session.commitTransaction = async () => {
        const failure = left.shift();
        if (failure) throw failure;
        await commit();
      };
      return session;
    },
  };
};

const committing = async (id: string, failures: readonly Error[]) =>
  mongoStore(failing(failures), inTransaction(failing(failures))).commit([put(id, 1, 0)]);

describe(`a commit in a transaction, on ${usedMongo.name}`, () => {
  it('writes all, counts versions, and removes', async () => {
    expect((await store.commit([put('a', 1, 0), put('b', 1)])).ok).toBe(true);
    expect((await store.commit([put('a', 2, 1), { kind: 'task', remove: 'b', expected: 1 }])).ok).toBe(true);
    const [a, b] = await store.getAll('task', ['a', 'b']);
    expect([a?.version, a?.body.priority, b]).toEqual([2, 2, undefined]);
  });

  it('writes nothing when one is stale, and names it', async () => {
    const outcome = await store.commit([put('c', 1, 0), put('a', 3, 1)]);
    expect(outcome).toEqual({ ok: false, reason: { code: 'stale', kind: 'task', id: 'a' } });
    expect(await store.get('task', 'c')).toBeUndefined();
  });

  it('is tried again when somebody else wrote the same meanwhile', async () => {
    expect((await committing('d', [conflict(), conflict()])).ok).toBe(true);
    expect((await store.get('task', 'd'))?.version).toBe(1);
  });

  it('ends as a fault worth trying again when that never stops', async () => {
    const outcome = committing('e', Array.from({ length: 100 }, conflict));
    await expect(outcome).rejects.toMatchObject({ name: 'StoreFault', retryable: true });
    expect(await store.get('task', 'e')).toBeUndefined();
  }, 20_000);

  it('sends the commit once more when nobody knows whether it arrived', async () => {
    const unknown = new mongo.MongoServerError({ message: 'no answer' });
    unknown.addErrorLabel('UnknownTransactionCommitResult');
    expect((await committing('f', [unknown])).ok).toBe(true);
    expect((await store.get('task', 'f'))?.version).toBe(1);
  });
});

describe('trouble with MongoDB', () => {
  it('is a fault, worth trying again when the network did it', () => {
    const lost = faultOf(new mongo.MongoNetworkError('gone'));
    expect(lost).toBeInstanceOf(StoreFault);
    expect((lost as StoreFault).retryable).toBe(true);
    expect((faultOf(new mongo.MongoServerError({ message: 'no', code: 13 })) as StoreFault).retryable).toBe(
      false,
    );
    const mistake = new Error('Expected something else');
    expect(faultOf(mistake)).toBe(mistake);
  });

  it('says nothing of what was asked', () => {
    const fault = faultOf(new mongo.MongoServerError({ message: 'E11000 dup key: Noor-TEST', code: 13 }));
    expect((fault as StoreFault).message).not.toContain('Noor');
  });

  it('ends opening soon when nobody answers', async () => {
    const opening = openMongoStore({ url: 'mongodb://127.0.0.1:9/none', patienceMs: 200 });
    await expect(opening).rejects.toThrow();
  }, 15_000);
});
