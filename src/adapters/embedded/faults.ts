import { StoreFault } from '../../ports/store.js';

/** SQLite's code of an error, such as `SQLITE_FULL`; empty for anything else. */
export const codeOf = (error: unknown): string => {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
};

/** Space, memory and input/output may come back; a damaged file or a value beyond SQLite's limits will not. */
const retryable = /^SQLITE_(FULL|IOERR|NOMEM|BUSY|LOCKED|CANTOPEN|PROTOCOL|INTERRUPT|READONLY)/;

/** What SQLite could not do, as a fault of the store; any other error is a mistake of ours and stays what it is. */
export const faultOf = (error: unknown): Error => {
  const code = codeOf(error);
  if (code === '') return error as Error;
  return new StoreFault(`The embedded store failed (${code})`, {
    retryable: retryable.test(code),
    cause: error,
  });
};

export const closedFault = (): StoreFault =>
  new StoreFault('The embedded store is closed', { retryable: false });
