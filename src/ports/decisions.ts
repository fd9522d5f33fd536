import type { ModelProblem } from '../engine/drawn.js';
import type { DecisionAnswer, EvaluationFailure } from '../engine/expression.js';
import type { VariableSet } from '../engine/variables.js';
import type { Json } from '../kernel/json.js';
import type { Outcome } from '../kernel/outcome.js';

/** A decision of a DMN file, read and checked, ready to be asked. */
export interface DecisionModel {
  readonly key: string;
  readonly name?: string;
  readonly versionTag?: string;
  /** The file, when it holds several decisions. */
  readonly requirements?: DecisionRequirements;
  /** Asks the decision; bounded in time; deterministic. */
  decide(variables: VariableSet, version: number): Outcome<DecisionAnswer, EvaluationFailure>;
  /** What the columns of its table look at over these variables; nothing for a decision that is no table. */
  inputs(variables: VariableSet): readonly DecisionInput[];
}

/** What a file of several decisions is called. */
export interface DecisionRequirements {
  readonly key: string;
  readonly name?: string;
  readonly namespace?: string;
}

export interface DecisionInput {
  /** Of the column. */
  readonly id: string;
  readonly name: string;
  readonly value: Json;
}

/** Reads DMN XML into the decisions it holds; what it imports is looked for in the files beside it. */
export interface DmnReader {
  read(
    xml: string,
    beside?: readonly string[],
  ): Promise<Outcome<readonly DecisionModel[], readonly ModelProblem[]>>;
}
