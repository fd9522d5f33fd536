/** Proves to the compiler that every case is handled; reaching it at run time is a bug. */
export const assertNever = (impossible: never): never => {
  throw new Error(`Expected every case to be handled, but got '${JSON.stringify(impossible)}'`);
};
