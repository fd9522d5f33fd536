import type { Scope, Type, Value } from './dmn-languages.js';
import type { DmnFile } from './dmn-file.js';
import type { Decided, InputColumn } from './decision-logic.js';
import type { XmlElement } from './xml.js';

export type NodeKind = 'inputData' | 'decision' | 'businessKnowledgeModel' | 'decisionService';

/** An element of a decision requirements graph, before its logic is read. */
export interface GraphNode {
  readonly key: string;
  readonly kind: NodeKind;
  readonly element: XmlElement;
  readonly file: DmnFile;
  /** The name under which those that require it know it. */
  readonly called: string;
  readonly type: Type | undefined;
}

/** One asking of decisions: each element of the graph is made at most once. */
export interface Making {
  /** What was given from outside. */
  readonly scope: Scope;
  readonly known: Map<string, Made>;
}

export interface Made {
  readonly value: Value;
  /** Where a decision table made it. */
  readonly table?: {
    readonly answer: Decided;
    readonly columns: readonly InputColumn[];
    readonly outputs: readonly string[];
    readonly isSingle: boolean;
  };
}

export type Make = (making: Making) => Made;
