import type { CareRefusalCode, FieldError } from '../application/care/refusals.js';
import type { ChangeRefusalCode } from '../application/change/refusals.js';
import type { DesignRefusalCode } from '../application/design/refusals.js';
import type { EngineRefusalCode } from '../engine/commands.js';
import { careProblems } from './problems/care.js';
import { changeProblems } from './problems/change.js';
import { designProblems } from './problems/design.js';
import { doorProblems, type DoorRefusalCode } from './problems/door.js';
import { engineProblems } from './problems/engine.js';
import type { ProblemRow } from './problems/row.js';

/** Every way this service says no. */
export type RefusalCode =
  CareRefusalCode | ChangeRefusalCode | DesignRefusalCode | EngineRefusalCode | DoorRefusalCode;

/** A refusal with what belongs to it: of any layer, as the routes hand it to `sendProblem`. */
export interface Refusal {
  readonly code: RefusalCode;
  /** `not-found`: which kind of thing. */
  readonly what?: string | undefined;
  /** `FOUR_EYES`: the rule. */
  readonly rule?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** `engine-refused`: what the engine said. */
  readonly engine?: { readonly code: string; readonly message: string } | undefined;
  /** `method-not-allowed`: the methods that are. */
  readonly allow?: readonly string[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * One row per refusal code: a code without a row does not compile. `type` URIs are `/problems/<code>`; a code and
 * its meaning are published and never change.
 */
export const problems: Readonly<Record<RefusalCode, ProblemRow>> = {
  ...careProblems,
  ...changeProblems,
  ...designProblems,
  ...engineProblems,
  ...doorProblems,
};

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(problems, code);
