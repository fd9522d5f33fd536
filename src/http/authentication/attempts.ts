const windowMs = 5 * 60_000;
const allowed = 10;
/** The memory this may take: beyond it the oldest are forgotten. */
const maxRemembered = 10_000;

interface Failures {
  readonly count: number;
  readonly since: number;
}

/** Counts failed sign-ins per name and address, in memory: ten within five minutes, then a pause. */
export interface Attempts {
  /** Seconds to wait before trying again; 0 when it may be tried. */
  pauseFor(key: string): number;
  failed(key: string): void;
  succeeded(key: string): void;
}

export const countAttempts = (nowMs: () => number = () => performance.now()): Attempts => {
  const failures = new Map<string, Failures>();
  const current = (key: string): Failures | undefined => {
    const known = failures.get(key);
    return known !== undefined && nowMs() - known.since < windowMs ? known : undefined;
  };
  return {
    pauseFor(key) {
      const known = current(key);
      if (known === undefined || known.count < allowed) return 0;
      return Math.max(1, Math.ceil((known.since + windowMs - nowMs()) / 1000));
    },
    failed(key) {
      const known = current(key);
      failures.delete(key); // so that the oldest stay in front
      failures.set(key, { count: (known?.count ?? 0) + 1, since: known?.since ?? nowMs() });
      const [oldest] = failures.keys();
      if (failures.size > maxRemembered && oldest !== undefined) failures.delete(oldest);
    },
    succeeded(key) {
      failures.delete(key);
    },
  };
};
