/** Remembers what was worked out for a key for a short while; bounded in number, oldest out first. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, forMs?: number): void;
  forget(key: string): void;
}

export const recent = <Value>(
  { forMs, atMost }: { readonly forMs: number; readonly atMost: number },
  nowMs: () => number = () => performance.now(),
): Recent<Value> => {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      if (found.until > nowMs()) return found.value;
      kept.delete(key);
      return undefined;
    },
    set(key, value, thisMs = forMs) {
      kept.delete(key);
      kept.set(key, { value, until: nowMs() + Math.min(thisMs, forMs) });
      const [oldest] = kept.keys();
      if (kept.size > atMost && oldest !== undefined) kept.delete(oldest);
    },
    forget(key) {
      kept.delete(key);
    },
  };
};
