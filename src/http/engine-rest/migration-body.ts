import type { MigrationPlan } from '../../application/change/migration-plan.js';
import { given } from '../../application/engine/given.js';
import type { MigrationInstruction } from '../../engine/migration/plan.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { boolean, fieldsOf, object, objects, text, texts, type Given } from './readers.js';

/** A plan as Camunda writes it. */
export const planView = ({ sourceDefinitionId, targetDefinitionId, instructions }: MigrationPlan) => ({
  sourceProcessDefinitionId: sourceDefinitionId,
  targetProcessDefinitionId: targetDefinitionId,
  instructions: instructions.map(instructionView),
  variables: {},
});

export const instructionView = ({ source, target, updateEventTrigger = false }: MigrationInstruction) => ({
  sourceActivityIds: [source],
  targetActivityIds: [target],
  updateEventTrigger,
});

export const pairIn = (body: Given) =>
  fieldsOf(body, {
    sourceProcessDefinitionId: text,
    targetProcessDefinitionId: text,
    updateEventTriggers: boolean,
  });

/** More than a process can have elements. */
const mostInstructions = 10_000;

export const planIn = (body: Given): Outcome<MigrationPlan, Fault> => {
  const fields = fieldsOf(body, {
    sourceProcessDefinitionId: text,
    targetProcessDefinitionId: text,
    instructions: objects,
    variables: object,
  });
  if (!fields.ok) return fields;
  const {
    sourceProcessDefinitionId,
    targetProcessDefinitionId,
    instructions = [],
    variables = {},
  } = fields.value;
  if (sourceProcessDefinitionId === undefined) return invalid('source process definition id is null');
  if (targetProcessDefinitionId === undefined) return invalid('target process definition id is null');
  if (Object.keys(variables).length > 0)
    return invalid('Variables in a migration plan are not supported by this service');
  if (instructions.length > mostInstructions)
    return invalid(`Expected at most ${mostInstructions} instructions, but got ${instructions.length}`);
  const read: MigrationInstruction[] = [];
  for (const one of instructions) {
    const instruction = instructionIn(one);
    if (!instruction.ok) return instruction;
    read.push(instruction.value);
  }
  return ok({
    sourceDefinitionId: sourceProcessDefinitionId,
    targetDefinitionId: targetProcessDefinitionId,
    instructions: read,
  });
};

const instructionIn = (body: Given): Outcome<MigrationInstruction, Fault> => {
  const fields = fieldsOf(body, {
    sourceActivityIds: texts,
    targetActivityIds: texts,
    updateEventTrigger: boolean,
  });
  if (!fields.ok) return fields;
  const { sourceActivityIds = [], targetActivityIds = [], updateEventTrigger } = fields.value;
  const [source, secondSource] = sourceActivityIds;
  const [target, secondTarget] = targetActivityIds;
  if (
    source === undefined ||
    target === undefined ||
    secondSource !== undefined ||
    secondTarget !== undefined
  )
    return invalid('Expected an instruction to map exactly one activity to exactly one');
  return ok({ source, target, ...given({ updateEventTrigger }) });
};

export interface MigrationOrder {
  readonly plan: MigrationPlan;
  readonly skipCustomListeners?: boolean | undefined;
  readonly skipIoMappings?: boolean | undefined;
}

/** The plan and how to follow it; whom it concerns is read separately. */
export const orderIn = (body: Given): Outcome<MigrationOrder, Fault> => {
  const fields = fieldsOf(body, {
    migrationPlan: object,
    skipCustomListeners: boolean,
    skipIoMappings: boolean,
  });
  if (!fields.ok) return fields;
  const { migrationPlan, skipCustomListeners, skipIoMappings } = fields.value;
  if (migrationPlan === undefined) return invalid('migration plan is null');
  const plan = planIn(migrationPlan);
  return plan.ok ? ok({ plan: plan.value, ...given({ skipCustomListeners, skipIoMappings }) }) : plan;
};
