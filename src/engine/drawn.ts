/**
 * A BPMN element as it was drawn, before anybody asked what it means: one node of the XML tree.
 *
 * An adapter makes these from XML (see `ports/bpmn-reader`), so that the engine can read a diagram without
 * knowing a parser. Names lose their prefix when they belong to BPMN (`userTask`); Camunda and Operaton names
 * both get the prefix `camunda:`, Koers names `koers:`. References (`sourceRef`, `messageRef`, `default`, …)
 * stay the ids they are.
 */
export interface DrawnElement {
  /** `userTask`, `sequenceFlow`, `timerEventDefinition`, `camunda:in`, … */
  readonly type: string;
  readonly id?: string;
  /** Line in the XML, counted from 1; 0 when the source has no lines. */
  readonly line: number;
  /** All attributes but `id`, as written. */
  readonly attributes: Readonly<Record<string, string>>;
  /** In document order. Extension elements are lifted out of their `extensionElements` wrapper. */
  readonly children: readonly DrawnElement[];
  /** The text content, trimmed; of expressions, scripts and documentation. */
  readonly text?: string;
}

/** Something that keeps a model from being deployed, with its place in the source. */
export interface ModelProblem {
  /** Stable and published: `unsupported-element`, `missing-target`, `bad-expression`, … */
  readonly code: string;
  /** For a developer; follows "Expected …, but …". Words for people are chosen at the edge. */
  readonly message: string;
  readonly element?: string;
  readonly line: number;
  /** Which file of a deployment it is in; absent where there is only one. */
  readonly file?: string;
}
