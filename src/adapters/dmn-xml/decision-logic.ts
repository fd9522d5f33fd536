import type { Scope, Value } from './dmn-languages.js';

export type Row = ReadonlyMap<string, Value>;

export interface MatchedRule {
  readonly rule: string;
  /** From 1, as people count. */
  readonly index: number;
}

export interface TableAnswer {
  readonly rows: readonly Row[];
  readonly matched: readonly MatchedRule[];
}

/** A column whose value the rules look at. */
export interface InputColumn {
  readonly id: string;
  readonly name: string;
}

export interface Decided extends TableAnswer {
  /** What the rules looked at, in the order of the columns. */
  readonly inputs: readonly Value[];
}

/** A decision table that was read. */
export interface Table {
  readonly columns: readonly InputColumn[];
  /** What the columns of an answer are called. */
  readonly outputs: readonly string[];
  /** Whether it can only answer with one row, whose value stands for the decision when others require it. */
  readonly isSingle: boolean;
  decide(scope: Scope): Decided;
  /** The answer as one value: of a row with one output that output, of more rows a list. */
  value(answer: TableAnswer): Value;
}
