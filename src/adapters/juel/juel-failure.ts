import type { EvaluationFailureCode } from '../../engine/expression.js';

/** Thrown inside reading and evaluating, and caught at their edge. Its message never holds a value. */
export class JuelFailure extends Error {
  constructor(
    readonly code: EvaluationFailureCode,
    message: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string): JuelFailure => new JuelFailure('expression-invalid', message);
export const failed = (message: string): JuelFailure => new JuelFailure('expression-failed', message);
