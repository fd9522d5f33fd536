import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Store } from '../../ports/store.js';
import { openConnection, type Connection } from './connection.js';
import { embeddedStore } from './embedded-store.js';
import { codeOf, faultOf } from './faults.js';
import { bringUpToDate, layoutVersion, layoutVersionOf } from './schema.js';

/** Why a directory cannot be opened as a store. */
export type NotOpened = {
  readonly code:
    /** Another store, of this process or another, has it open. */
    | 'in-use'
    /** Written by a later version of Koers. */
    | 'newer-layout'
    /** Not a store, or damaged. */
    | 'unreadable'
    /** It cannot be made, read or written. */
    | 'not-accessible';
  readonly directory: string;
  readonly cause?: string;
};

const fileName = 'koers.db';

/**
 * Opens the store in a directory, which is made when it is not there, and brings it up to date. The directory is
 * this store's alone until it is closed or the process ends, in whatever way.
 */
export const openEmbeddedStore = (settings: {
  readonly directory: string;
}): Promise<Outcome<Store, NotOpened>> =>
  new Promise((resolve) => {
    resolve(openDirectory(settings.directory));
  });

const openDirectory = (directory: string): Outcome<Store, NotOpened> => {
  const file = join(directory, fileName);
  try {
    prepareFile(directory, file);
  } catch (error) {
    return refused({ code: 'not-accessible', directory, cause: messageOf(error) });
  }
  try {
    return opened(directory, openConnection(file));
  } catch (error) {
    return notOpened(directory, error);
  }
};

/** Made for its owner alone: it holds what is known about people. A file that is there is not touched. */
const prepareFile = (directory: string, file: string): void => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};

const opened = (directory: string, connection: Connection): Outcome<Store, NotOpened> => {
  try {
    if (layoutVersionOf(connection) > layoutVersion) {
      connection.release();
      return refused({ code: 'newer-layout', directory });
    }
    bringUpToDate(connection);
    return ok(embeddedStore(connection));
  } catch (error) {
    connection.release();
    throw error;
  }
};

const notOpened = (directory: string, error: unknown): Outcome<Store, NotOpened> => {
  const code = codeOf(error);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return refused({ code: 'in-use', directory });
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return refused({ code: 'unreadable', directory, cause: code });
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code))
    return refused({ code: 'not-accessible', directory, cause: code });
  throw faultOf(error);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
