import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { changeMany } from '../change/change-many.js';
import { idsFor } from '../change/ids-for.js';
import type { Work } from '../work.js';
import { jobDefinitionsOf } from './job-definitions.js';
import { jobSettingsOf, withJobSettings } from './job-settings.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { suspendJob } from './change-job.js';

type Changed = Outcome<void, EngineUseCaseRefusal>;

/** The elements of a definition that make jobs. */
const elementsWithJobs = async (work: Work, definitionId: string): Promise<readonly string[]> => {
  const definition = await work.ports.definitions.byId(definitionId);
  return [...new Set(definition ? jobDefinitionsOf(definition).map(({ elementId }) => elementId) : [])];
};

const jobsOf = (definitionId: string, elements: readonly string[]): readonly Condition[] => [
  { field: 'definitionId', is: definitionId },
  { field: 'elementId', in: elements },
  { field: 'kind', isNot: 'external' },
];

/**
 * Lets new jobs of an element, or of all elements of a definition, come on hold, or lets them go on again. Jobs there
 * are stay as they are unless `withJobs` says so; timers that start instances go with their definition.
 */
export const suspendJobDefinition = async (
  work: Work,
  {
    definition,
    elementId,
    suspended,
    withJobs,
  }: {
    readonly definition: ProcessDefinitionRecord;
    readonly elementId?: string | undefined;
    readonly suspended: boolean;
    readonly withJobs: boolean;
  },
): Promise<Changed> => {
  const elements = elementId === undefined ? await elementsWithJobs(work, definition.id) : [elementId];
  let changed = definition;
  for (const element of elements) {
    const { priority } = jobSettingsOf(changed, element);
    changed = withJobSettings(changed, element, { suspended, priority });
  }
  work.put('processDefinition', changed);
  await logOperation(work, {
    operation: suspended ? 'SuspendJobDefinition' : 'ActivateJobDefinition',
    entityType: 'JobDefinition',
    definitionId: definition.id,
    jobDefinitionId: elementId === undefined ? undefined : `${definition.id}:${elementId}`,
    property: 'suspensionState',
    to: suspended ? 'suspended' : 'active',
  });
  if (elements.length === 0) return ok(undefined);
  const jobs = [...jobsOf(definition.id, elements), { field: 'suspended', is: !suspended }];
  if (withJobs)
    return changeMany(work, {
      type: 'set-job-suspension-state',
      subjects: await idsFor(work, 'job', jobs),
      configuration: { suspended },
    });
  return elementId === undefined
    ? suspendStartTimers(work, [...jobs, { field: 'instanceId', is: null }], suspended)
    : ok(undefined);
};

const suspendStartTimers = async (
  work: Work,
  where: readonly Condition[],
  suspended: boolean,
): Promise<Changed> => {
  for (const { id } of await work.find('job', { where })) {
    const done = await suspendJob(work, { jobId: id, suspended });
    if (!done.ok) return done;
  }
  return ok(undefined);
};

/** Says which of several due jobs comes first for all new jobs of an element, in place of what the diagram says. */
export const setJobDefinitionPriority = async (
  work: Work,
  {
    definitionId,
    elementId,
    priority,
    withJobs,
  }: {
    readonly definitionId: string;
    readonly elementId: string;
    /** Without it the diagram counts again. */
    readonly priority: number | undefined;
    readonly withJobs: boolean;
  },
): Promise<Changed> => {
  const definition = await work.get('processDefinition', definitionId);
  if (!definition)
    return refuse('definition-not-found', `Expected process definition '${definitionId}', but there is none`);
  const before = jobSettingsOf(definition, elementId);
  const suspended = before.suspended ?? false;
  work.put('processDefinition', withJobSettings(definition, elementId, { suspended, priority }));
  await logOperation(work, {
    operation: 'SetPriority',
    entityType: 'JobDefinition',
    definitionId,
    jobDefinitionId: `${definitionId}:${elementId}`,
    property: 'overridingPriority',
    from: before.priority,
    to: priority,
  });
  if (!withJobs || priority === undefined) return ok(undefined);
  return changeMany(work, {
    type: 'set-job-priority',
    subjects: await idsFor(work, 'job', jobsOf(definitionId, [elementId])),
    configuration: { priority },
  });
};
