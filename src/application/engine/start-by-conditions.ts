import type { ProcessDefinition, StartTrigger } from '../../engine/definition.js';
import { holdsAtStart } from '../../engine/start-condition.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { boundedEvaluation } from './bounded-evaluation.js';
import { findAll } from './find-all.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { startInstance, type StartedInstance } from './start-instance.js';

export interface StartByConditions {
  readonly variables?: VariableSet | undefined;
  readonly businessKey?: string | undefined;
  /** Only this version, be it the newest or not; otherwise the newest of every process. */
  readonly definitionId?: string | undefined;
}

type StartCondition = Extract<StartTrigger, { readonly kind: 'conditional' }>;

/**
 * Starts an instance at each start event whose condition holds for these variables, be it none. As in Camunda, what
 * is suspended is passed over, and asking where no process begins with a condition is refused.
 */
export const startByConditions = async (
  work: Work,
  { variables, businessKey, definitionId }: StartByConditions,
): Promise<Outcome<readonly StartedInstance[], EngineUseCaseRefusal>> => {
  const asked = definitionId === undefined ? await waitingDefinitions(work) : [definitionId];
  const started: StartedInstance[] = [];
  let looked = 0;
  for (const id of asked) {
    const record = await work.get('processDefinition', id);
    const definition = record && (await work.ports.definitions.byId(id));
    if (!definition)
      return refuse('definition-not-found', `Expected process definition '${id}', but there is none`);
    const conditions = definition.startTriggers.filter((trigger) => trigger.kind === 'conditional');
    looked += record.suspended ? 1 : conditions.length;
    if (record.suspended) continue;
    const begun = await startThose(work, definition, conditions, { variables, businessKey });
    if (!begun.ok) return begun;
    started.push(...begun.value);
  }
  if (looked === 0)
    return refuse('start-not-found', 'Expected a process that a condition starts, but there is none');
  return ok(started);
};

const startThose = async (
  work: Work,
  definition: ProcessDefinition,
  conditions: readonly StartCondition[],
  { variables, businessKey }: Omit<StartByConditions, 'definitionId'>,
): Promise<Outcome<readonly StartedInstance[], EngineUseCaseRefusal>> => {
  const evaluate = boundedEvaluation(work, await work.ports.definitions.evaluator(definition));
  const started: StartedInstance[] = [];
  for (const condition of conditions) {
    const holds = holdsAtStart(condition, variables ?? { values: {} }, evaluate);
    if (!holds.ok) return holds;
    if (!holds.value) continue;
    const { element: start, part } = condition;
    const begun = await startInstance(work, {
      definitionId: definition.id,
      businessKey,
      variables,
      start,
      part,
    });
    if (!begun.ok) return begun;
    started.push(begun.value);
  }
  return ok(started);
};

const waitingDefinitions = async (work: Work): Promise<readonly string[]> => {
  const subscriptions = await findAll(work, 'subscription', [
    { field: 'instanceId', is: null },
    { field: 'kind', is: 'conditional' },
  ]);
  return [...new Set(subscriptions.map(({ definitionId }) => definitionId))].sort();
};
