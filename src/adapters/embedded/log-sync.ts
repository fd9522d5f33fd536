import { closeSync, fdatasync, openSync } from 'node:fs';
import { StoreFault } from '../../ports/store.js';

export interface LogSync {
  /** Flushes the log to disk beside the process, which goes on; rejects with a fault when that fails. */
  readonly sync: () => Promise<void>;
  readonly close: () => void;
}

/**
 * Flushes SQLite's write-ahead log in SQLite's place: the same call on the same file, but on a thread of its own.
 * SQLite keeps no locks on that file, so opening it once more is safe.
 *
 * After a failure the system may take for written what is not (it tells once). Then the whole log is carried into the
 * main file instead, by `checkpoint`, before anything is called lasting again.
 */
export const logSync = (file: string, checkpoint: () => void): LogSync => {
  let descriptor: number | undefined;
  let inDoubt = false;

  const flush = (): Promise<void> =>
    new Promise((resolve, reject) => {
      descriptor ??= openSync(file, 'r+');
      fdatasync(descriptor, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });

  return {
    async sync() {
      try {
        if (inDoubt) checkpoint();
        else await flush();
        inDoubt = false;
      } catch (error) {
        inDoubt = true;
        throw new StoreFault('The embedded store could not flush to disk', { retryable: true, cause: error });
      }
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
};
