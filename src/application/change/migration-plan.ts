import { generatePlan } from '../../engine/migration/generate-plan.js';
import { judgePlan, type Versions } from '../../engine/migration/judge-plan.js';
import type { MigrationInstruction, MigrationProblem } from '../../engine/migration/plan.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Ports } from '../work.js';

export interface DefinitionPair {
  readonly sourceDefinitionId: string;
  readonly targetDefinitionId: string;
}

/** From which definition to which, and where everything goes. */
export interface MigrationPlan extends DefinitionPair {
  readonly instructions: readonly MigrationInstruction[];
}

type Known = Pick<Ports, 'definitions'>;

export const versionsOf = async (
  { definitions }: Known,
  { sourceDefinitionId, targetDefinitionId }: DefinitionPair,
): Promise<Outcome<Versions, EngineUseCaseRefusal>> => {
  const source = await definitions.byId(sourceDefinitionId);
  const target = await definitions.byId(targetDefinitionId);
  if (source && target) return ok({ source, target });
  const missing = source ? targetDefinitionId : sourceDefinitionId;
  return refuse('definition-not-found', `Expected process definition '${missing}', but there is none`);
};

/** A plan that maps what is equal in both. */
export const planMigration = async (
  ports: Known,
  { updateEventTriggers, ...pair }: DefinitionPair & { readonly updateEventTriggers?: boolean | undefined },
): Promise<Outcome<MigrationPlan, EngineUseCaseRefusal>> => {
  const versions = await versionsOf(ports, pair);
  if (!versions.ok) return versions;
  return ok({ ...pair, instructions: generatePlan(versions.value, { updateEventTriggers }) });
};

/** Which instructions could never be followed; without looking at any instance. */
export const validateMigrationPlan = async (
  ports: Known,
  { instructions, ...pair }: MigrationPlan,
): Promise<Outcome<readonly MigrationProblem[], EngineUseCaseRefusal>> => {
  const versions = await versionsOf(ports, pair);
  return versions.ok ? ok(judgePlan(versions.value, instructions)) : versions;
};
