import type { WakeUp } from '../../ports/wake-up.js';

type Moments = Parameters<WakeUp['jobsAt']>[0];
type Listener = (moments: Moments) => void;

export interface LocalWakeUp extends WakeUp {
  /** Told of every hint, soon after it came; answers how to stop listening. */
  subscribe(listener: Listener): () => void;
  /**
   * Resolves at the next hint that concerns the one who waits, after so many milliseconds, or when the signal aborts,
   * whatever comes first.
   */
  wait(ms: number, signal?: AbortSignal, concerns?: (moments: Moments) => boolean): Promise<void>;
}

/** Passes hints on inside this process. Listeners are called after whoever gives the hint has gone on. */
export const localWakeUp = (): LocalWakeUp => {
  const listeners = new Set<Listener>();

  const subscribe = (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  return {
    jobsAt(moments) {
      for (const listener of listeners) setImmediate(listener, moments);
    },
    subscribe,
    wait: async (ms, signal, concerns = () => true) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve();
          return;
        }
        const done = (): void => {
          clearTimeout(timer);
          unsubscribe();
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        const unsubscribe = subscribe((moments) => {
          if (concerns(moments)) done();
        });
        signal?.addEventListener('abort', done);
      }),
  };
};
