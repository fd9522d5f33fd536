import type { Expression } from './expression.js';

/*
 * Data as BPMN 2.0 §10.4 draws it, in variables: what an association names is executed, everything else is for readers.
 */

/** What a node takes from the data around it, and what it gives back. */
export interface NodeData {
  /** Variables of its own: null until they are filled. */
  readonly own: readonly string[];
  readonly inputs: readonly DataAssociation[];
  /** The first set that is complete lets it begin (BPMN 2.0 §10.4.2); without sets nothing is waited for. */
  readonly inputSets: readonly DataSet[];
  readonly outputs: readonly DataAssociation[];
  /** One of them has to be complete when it ends. */
  readonly outputSets: readonly DataSet[];
}

/** Variables that belong together. */
export interface DataSet {
  readonly all: readonly string[];
  readonly required: readonly string[];
}

/** Copies one value, or computes what is put in the target; without any of its sources nothing happens. */
export interface DataAssociation {
  readonly sources: readonly string[];
  readonly target: string;
  readonly type?: DataType;
  readonly transformation?: Expression;
  /** Each sets the target, or a field in it. */
  readonly assignments: readonly { readonly from: Expression; readonly to: readonly string[] }[];
}

/** As much of an item definition as a value can be held against. */
export interface DataType {
  readonly kind: 'any' | 'string' | 'boolean' | 'number' | 'integer';
  readonly collection: boolean;
}
