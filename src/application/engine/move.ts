import type { EngineCommand } from '../../engine/commands.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { EngineEvent } from '../../engine/events.js';
import { globalName, type ElementId, type ProcessInstance } from '../../engine/instance.js';
import type { InstanceRecord } from '../../ports/records.js';
import type { Work } from '../work.js';

/** One command carried out: what happened, and where the instance is now. */
export interface Move {
  readonly definition: ProcessDefinition;
  readonly command: EngineCommand | { readonly type: 'Migrate' | 'UndoMigration' };
  readonly events: readonly EngineEvent[];
  readonly instance: ProcessInstance;
  /** Where it was; absent when this started it. */
  readonly before?: ProcessInstance;
  /** As it is now; of an instance that ended, as it would have been kept. */
  readonly record: InstanceRecord;
}

export type EventOf<Type extends EngineEvent['type']> = Extract<EngineEvent, { readonly type: Type }>;

/** What becomes of records, by the type of the event; events that are not there change none of them. */
export type Projections<Answer> = {
  readonly [Type in EngineEvent['type']]?: (work: Work, move: Move, event: EventOf<Type>) => Answer;
};

export const projectionOf = <Answer>(
  projections: Projections<Answer>,
  { type }: EngineEvent,
): ((work: Work, move: Move, event: EngineEvent) => Answer) | undefined =>
  projections[type] as ((work: Work, move: Move, event: EngineEvent) => Answer) | undefined;

/** The name by which the rest of the service knows something inside the instance. */
export const nameIn = ({ instance }: Move, local: string): string => globalName(instance.id, local);

/** What records of any kind say about where they come from. */
export const originOf = ({ record }: Move, elementId: ElementId) => ({
  instanceId: record.id,
  definitionId: record.definitionId,
  definitionKey: record.definitionKey,
  elementId,
  ...(record.businessKey !== undefined && { businessKey: record.businessKey }),
});
