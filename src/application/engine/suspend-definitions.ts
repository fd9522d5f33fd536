import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { suspendDefinition } from './change-definition.js';
import { suspendJobDefinition } from './change-job-definition.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

/** What is put on hold, or goes on. */
export interface Suspension {
  /** Whether instances may start, or whether new jobs are done. */
  readonly of: 'processDefinition' | 'jobDefinition';
  readonly definitionId?: string;
  /** In place of the id: all versions there are when it happens. */
  readonly definitionKey?: string;
  /** Of a job definition; without it all of the definition. */
  readonly elementId?: string;
  readonly suspended: boolean;
  /** With the instances, or the jobs, that there are. */
  readonly withRunning: boolean;
}

const mostVersions = 1000;

const definitionsOf = async (
  work: Work,
  { definitionId, definitionKey }: Suspension,
): Promise<readonly ProcessDefinitionRecord[]> => {
  if (definitionId === undefined)
    return work.find('processDefinition', {
      where: [{ field: 'key', is: definitionKey ?? '' }],
      sort: [{ by: 'version', descending: true }],
      limit: mostVersions,
    });
  const definition = await work.get('processDefinition', definitionId);
  return definition ? [definition] : [];
};

/** Puts definitions on hold, or lets them go on, now. */
export const suspendDefinitions = async (
  work: Work,
  suspension: Suspension,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const { of, elementId, suspended, withRunning } = suspension;
  const definitions = await definitionsOf(work, suspension);
  if (definitions.length === 0)
    return refuse(
      'definition-not-found',
      'Expected a process definition of that id or key, but there is none',
    );
  for (const definition of definitions) {
    const done =
      of === 'jobDefinition'
        ? await suspendJobDefinition(work, { definition, elementId, suspended, withJobs: withRunning })
        : await suspendDefinition(work, {
            definitionId: definition.id,
            suspended,
            withInstances: withRunning,
          });
    if (!done.ok) return done;
  }
  return ok(undefined);
};
