import type { ProcessDefinition } from '../engine/definition.js';
import type { DecisionReference, Evaluate } from '../engine/expression.js';
import type { BpmnReader } from '../ports/bpmn-reader.js';
import type { DecisionModel, DmnReader } from '../ports/decisions.js';
import type { Expressions } from '../ports/expressions.js';

/** What reads the files of a deployment. */
export interface Readers {
  readonly bpmnReader: BpmnReader;
  readonly dmnReader: DmnReader;
  readonly expressions: Expressions;
}

/**
 * Everything deployed, compiled once and kept: definitions never change, so what is read stays true.
 * Only "the latest version" moves; it is asked of the store each time.
 */
export interface Definitions {
  /** What the files of a deployment are read with, before they become definitions. */
  readonly readers: Readers;
  byId(id: string): Promise<ProcessDefinition | undefined>;
  latest(key: string): Promise<ProcessDefinition | undefined>;
  find(
    key: string,
    binding: DecisionReference['binding'],
    from: { readonly deployment?: string; readonly version?: string },
  ): Promise<ProcessDefinition | undefined>;
  decision(
    reference: DecisionReference,
    from: { readonly deployment?: string },
  ): Promise<{ readonly model: DecisionModel; readonly version: number } | undefined>;
  /** An evaluator for instances of this definition: the decisions it names are loaded beforehand. */
  evaluator(definition: ProcessDefinition): Promise<Evaluate>;
}
