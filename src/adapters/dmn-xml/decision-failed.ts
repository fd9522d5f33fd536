/** Thrown where a decision cannot be made at all, and caught at its edge: the language has no such failure. */
export class DecisionFailed extends Error {
  constructor(
    message: string,
    readonly code: 'decision-failed' | 'unknown-variable' = 'decision-failed',
  ) {
    super(message);
  }
}
