/** Thrown inside an evaluation that takes more than it may, and caught at its edge. */
export class TooExpensive extends Error {
  constructor(readonly limit: string) {
    super(`Expected at most ${limit}, but it takes more`);
  }
}

export const feelLimits = {
  /** Characters of an expression. */
  text: 10_000,
  /** Levels of its tree. */
  depth: 400,
  /** Iterations, elements looked at and functions called in one evaluation. */
  steps: 200_000,
  milliseconds: 250,
  /** Elements of a list and characters of a text that an expression makes. */
  list: 100_000,
  characters: 1_000_000,
} as const;

/** How much one evaluation may still do. */
export interface Budget {
  start(): void;
  /** Takes steps off; throws when none are left or the time is up. */
  spend(steps: number): void;
}

const stepsBetweenLooks = 1_000;

export const openBudget = (
  limits: { readonly steps: number; readonly milliseconds: number } = feelLimits,
): Budget => {
  let left = 0;
  let nextLook = 0;
  let deadline = 0;
  return {
    start() {
      left = limits.steps;
      nextLook = left - stepsBetweenLooks;
      deadline = performance.now() + limits.milliseconds;
    },
    spend(steps) {
      left -= steps;
      if (left < 0) throw new TooExpensive(`${limits.steps} steps`);
      if (left > nextLook) return;
      nextLook = left - stepsBetweenLooks;
      if (performance.now() > deadline) throw new TooExpensive(`${limits.milliseconds} ms`);
    },
  };
};
