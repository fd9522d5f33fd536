import type { Connection, mongo } from 'mongoose';
import type { RecordKind } from '../../ports/records.js';
import { collectionName, type RecordDocument } from './layout.js';

/** Acknowledged by most of the members and on their disks: it survives the loss of one of them. */
export const durable = { w: 'majority', j: true } as const;

/** Whose turn it is to write, where the server cannot let several write at once. */
export interface TurnDocument {
  _id: string;
  holder: string;
  /** Milliseconds since 1970; in the past when nobody has it. */
  until: number;
  /** What its holder said to write, until it is written. */
  writes: readonly Write[];
}

/** A record as it will be; without a document it will not be. */
export interface Write {
  readonly kind: RecordKind;
  readonly key: string;
  readonly document?: RecordDocument;
}

/** An open database, with the promises that reads and writes are made under. */
export interface Database {
  startSession(): mongo.ClientSession;
  close(): Promise<void>;
  readonly turn: mongo.Collection<TurnDocument>;
  collection(kind: RecordKind): mongo.Collection<RecordDocument>;
}

export const databaseOf = (connection: Connection): Database => {
  const client = connection.getClient();
  const db = client.db(connection.name);
  const settings = {
    readConcern: { level: 'majority' },
    writeConcern: durable,
    readPreference: 'primary',
  } as const;
  const collections = new Map<RecordKind, mongo.Collection<RecordDocument>>();
  return {
    startSession: () => client.startSession(),
    close: async () => connection.close(),
    turn: db.collection('koers.turn', settings),
    collection(kind) {
      const collection =
        collections.get(kind) ?? db.collection<RecordDocument>(collectionName(kind), settings);
      collections.set(kind, collection);
      return collection;
    },
  };
};
