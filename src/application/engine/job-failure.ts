import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { HandlerFailure } from './case-side.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** Why a job was not done: the engine's reason, or that of whoever does the work. */
export interface JobFailure {
  readonly code: string;
  readonly message: string;
  /** Present when the engine refused. */
  readonly refusal?: EngineUseCaseRefusal;
}

export type Performed = Outcome<void, JobFailure>;

export const performedBy = (outcome: Outcome<unknown, EngineUseCaseRefusal>): Performed => {
  if (outcome.ok) return ok(undefined);
  const { code, message, element } = outcome.reason;
  const where = element === undefined ? message : `${message} (at '${element}')`;
  return refused({ code, message: where, refusal: outcome.reason });
};

export const failedIn = ({ code, message }: HandlerFailure): Performed => refused({ code, message });
