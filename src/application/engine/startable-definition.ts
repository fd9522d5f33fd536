import type { ProcessDefinition } from '../../engine/definition.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

/** A definition that new instances may start on. */
export const startableDefinition = async (
  work: Work,
  definitionId: string,
): Promise<Outcome<ProcessDefinition, EngineUseCaseRefusal>> => {
  const record = await work.get('processDefinition', definitionId);
  const definition = record && (await work.ports.definitions.byId(definitionId));
  if (!definition)
    return refuse('definition-not-found', `Expected process definition '${definitionId}', but there is none`);
  if (record.suspended)
    return refuse(
      'definition-suspended',
      `Expected process definition '${definitionId}' to be active, but it is suspended`,
    );
  return ok(definition);
};
