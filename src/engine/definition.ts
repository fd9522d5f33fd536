import type { DrawnElement } from './drawn.js';
import type { DecisionReference, Expression } from './expression.js';
import type { DefinitionId, ElementId } from './instance.js';

/*
 * What a diagram means, worked out once at deployment: immutable and shared by all instances of a version.
 */

export interface SequenceFlow {
  readonly id: ElementId;
  readonly source: ElementId;
  readonly target: ElementId;
  readonly name?: string;
  readonly condition?: Expression;
}

/** What every node has; each element adds its own (see `elements/`). */
export interface FlowNode<Type extends string = string> {
  readonly type: Type;
  readonly id: ElementId;
  readonly name?: string;
  readonly documentation?: string;
  readonly line: number;
  /** The process or sub-process it is drawn in. */
  readonly parent: ElementId;
  readonly incoming: readonly SequenceFlow[];
  readonly outgoing: readonly SequenceFlow[];
  /** Boundary events attached to it. */
  readonly boundary: readonly ElementId[];
  /** Extension elements and attributes the engine does not read itself, for the case side: `koers:due`, … */
  readonly extensions: readonly DrawnElement[];
}

/** What waits for the start of a new instance: known at deployment, kept by the store. */
export type StartTrigger =
  | { readonly kind: 'message' | 'signal'; readonly element: ElementId; readonly name: string }
  | { readonly kind: 'timer'; readonly element: ElementId; readonly timer: TimerDefinition };

export interface TimerDefinition {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly expression: Expression;
}

/** One deployed version of a process, compiled and immutable. */
export interface ProcessDefinition {
  readonly id: DefinitionId;
  readonly key: string;
  readonly version: number;
  readonly name?: string;
  readonly versionTag?: string;
  readonly deployment?: string;
  readonly processElement: ElementId;
  /** All flow nodes at every depth. */
  readonly nodes: ReadonlyMap<ElementId, FlowNode>;
  readonly flows: ReadonlyMap<ElementId, SequenceFlow>;
  readonly startTriggers: readonly StartTrigger[];
  /** Keys of the decisions its business rule tasks name. */
  readonly decisions: readonly DecisionReference[];
}
