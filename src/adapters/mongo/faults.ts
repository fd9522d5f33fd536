import { mongo } from 'mongoose';
import { StoreFault } from '../../ports/store.js';

const codes = { writeConflict: 112, duplicateKey: 11_000, outOfSpace: 14_031 } as const;

const hasLabel = (error: mongo.MongoError, ...labels: readonly string[]): boolean =>
  labels.some((label) => error.hasErrorLabel(label));

/** Somebody else wrote the same at the same time: what rests on it is to be looked at again. */
export const isConflict = (error: unknown): boolean =>
  error instanceof mongo.MongoError &&
  (error.code === codes.writeConflict || error.code === codes.duplicateKey || isTransient(error));

const isTransient = (error: mongo.MongoError): boolean =>
  hasLabel(error, 'TransientTransactionError') && !isOfNetwork(error);

const isOfNetwork = (error: mongo.MongoError): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoNotConnectedError ||
  error instanceof mongo.MongoWriteConcernError;

/** The commit was sent, and nobody knows whether it arrived; it may be sent again. */
export const isCommitUnknown = (error: unknown): boolean =>
  error instanceof mongo.MongoError && hasLabel(error, 'UnknownTransactionCommitResult');

const isRetryable = (error: mongo.MongoError): boolean =>
  isOfNetwork(error) ||
  error.code === codes.outOfSpace ||
  hasLabel(
    error,
    'RetryableWriteError',
    'TransientTransactionError',
    'UnknownTransactionCommitResult',
    'RetryableReadError',
  );

/** What MongoDB could not do, as a fault of the store; any other error is a mistake of ours and stays what it is. */
export const faultOf = (error: unknown): unknown => {
  if (error instanceof StoreFault || !(error instanceof mongo.MongoError)) return error;
  return new StoreFault(`The MongoDB store failed (${error.name})`, {
    retryable: isRetryable(error),
    cause: error,
  });
};

export const closedFault = (): StoreFault =>
  new StoreFault('The MongoDB store is closed', { retryable: false });

export const busyFault = (): StoreFault =>
  new StoreFault('The MongoDB store saw one conflict after another', { retryable: true });
