import type { ProblemDetails } from '../../http/contract/v1.js';

/** What the service answered instead of what was asked (RFC 9457). */
export class ApiProblem extends Error {
  readonly details: ProblemDetails;
  readonly retryAfterSeconds: number | undefined;

  constructor(details: ProblemDetails, retryAfterSeconds?: number) {
    super(details.title);
    this.name = 'ApiProblem';
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The service could not be reached at all. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The service could not be reached', { cause });
    this.name = 'Unreachable';
  }
}

/**
 * The problem in an answer, when it is one. Checked by hand: the contract's checker would come along to every
 * browser, and it tries `new Function`, which the content security policy forbids.
 */
export const detailsIn = (answer: unknown): ProblemDetails | undefined => {
  const { code, status, title } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  const isProblem = typeof code === 'string' && typeof status === 'number' && typeof title === 'string';
  return isProblem ? (answer as ProblemDetails) : undefined;
};

export const problemOf = (error: unknown): ProblemDetails | undefined =>
  error instanceof ApiProblem ? error.details : undefined;

export const hasStatus = (error: unknown, status: number): boolean => problemOf(error)?.status === status;

export type FieldProblem = NonNullable<ProblemDetails['errors']>[number];

export const fieldProblemsOf = (error: unknown): readonly FieldProblem[] => problemOf(error)?.errors ?? [];
