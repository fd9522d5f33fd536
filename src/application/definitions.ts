import type { ProcessDefinition } from '../engine/definition.js';
import type { DecisionReference, Evaluate } from '../engine/expression.js';
import type { DecisionModel } from '../ports/decisions.js';

/**
 * Everything deployed, compiled once and kept: definitions never change, so what is read stays true.
 * Only "the latest version" moves; it is asked of the store each time.
 */
export interface Definitions {
  byId(id: string): Promise<ProcessDefinition | undefined>;
  latest(key: string): Promise<ProcessDefinition | undefined>;
  find(key: string, binding: DecisionReference['binding'], from: { readonly deployment?: string; readonly version?: string }): Promise<ProcessDefinition | undefined>;
  decision(reference: DecisionReference, from: { readonly deployment?: string }): Promise<{ readonly model: DecisionModel; readonly version: number } | undefined>;
  /** An evaluator for instances of this definition: the decisions it names are loaded beforehand. */
  evaluator(definition: ProcessDefinition): Promise<Evaluate>;
}
