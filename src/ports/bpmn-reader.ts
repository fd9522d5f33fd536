import type { DrawnElement, ModelProblem } from '../engine/drawn.js';
import type { Outcome } from '../kernel/outcome.js';

/** Reads BPMN XML. Refuses what is not well-formed, too large, too deep, has entities, or warns about anything. */
export interface BpmnReader {
  /** The `definitions` element with everything drawn in it, diagram information left out. */
  read(xml: string): Promise<Outcome<DrawnElement, readonly ModelProblem[]>>;
}
