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

/** A decision table that was read. */
export interface Table {
  /** What the columns of an answer are called. */
  readonly outputs: readonly string[];
  /** Whether it can only answer with one row, whose value stands for the decision when others require it. */
  readonly isSingle: boolean;
  decide(scope: Scope): TableAnswer;
  /** The answer as one value: of a row with one output that output, of more rows a list. */
  value(answer: TableAnswer): Value;
}
