import type { FieldError } from '../care/refusals.js';

/** Why a model is not published. */
export type DesignRefusalCode =
  /** No workflow, or no version of it, has this name. */
  | 'workflow-not-found'
  /** Lint rules or the engine find errors in it. */
  | 'model-invalid'
  /** The diagram holds another process than the one it is published as. */
  | 'process-id-mismatch'
  /** A newer version was published since the designer opened theirs. */
  | 'published-meanwhile';

export interface DesignRefusal {
  readonly code: DesignRefusalCode;
  /** `model-invalid`: one per error, its code the rule and its detail naming the element. */
  readonly errors?: readonly FieldError[];
}
