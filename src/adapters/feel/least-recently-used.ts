/** Keeps what was made for a key, and forgets the key that was not asked for longest. */
export const leastRecentlyUsed = <Value>(
  most: number,
  make: (key: string) => Value,
): ((key: string) => Value) => {
  const kept = new Map<string, Value>();
  return (key) => {
    const found = kept.get(key) ?? make(key);
    kept.delete(key);
    kept.set(key, found);
    if (kept.size > most) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return found;
  };
};
