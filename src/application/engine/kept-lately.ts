/**
 * Remembers what was loaded, the most recently asked for of it. Who asks while it is being loaded waits for the same
 * answer; that something does not exist, or could not be loaded, is not remembered.
 */
export const keptLately = <Value>(
  most: number,
  load: (id: string) => Promise<Value | undefined>,
): ((id: string) => Promise<Value | undefined>) => {
  const kept = new Map<string, Promise<Value | undefined>>();

  const forget = (id: string, loading: Promise<Value | undefined>): void => {
    if (kept.get(id) === loading) kept.delete(id);
  };

  const start = (id: string): Promise<Value | undefined> => {
    const loading = load(id);
    loading.then(
      (value) => {
        if (value === undefined) forget(id, loading);
      },
      () => forget(id, loading),
    );
    return loading;
  };

  return (id) => {
    const value = kept.get(id) ?? start(id);
    kept.delete(id);
    kept.set(id, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
};
