import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { batchId } from './batch-id.js';
import { commandInstance } from './command-instance.js';
import { findAll } from './find-all.js';
import { forgetInstance } from './forget-instance.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { armStart, disarmStart } from './start-triggers.js';

/**
 * Takes a deployment away with its definitions; new instances start on the version before. With instances running
 * on it, it is refused; with `cascade` they are ended, and all that is known of ended ones is forgotten.
 */
export const deleteDeployment = async (
  work: Work,
  {
    deploymentId,
    cascade = false,
  }: { readonly deploymentId: string; readonly cascade?: boolean | undefined },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  if (!(await work.get('deployment', deploymentId)))
    return refuse('deployment-not-found', `Expected deployment '${deploymentId}', but there is none`);
  const ofDeployment = [{ field: 'deploymentId', is: deploymentId }];
  const definitions = await findAll(work, 'processDefinition', ofDeployment);
  for (const definition of definitions) {
    const cleared = await clear(work, definition, cascade);
    if (!cleared.ok) return cleared;
  }
  for (const definition of definitions) {
    await handStartBack(work, definition);
    work.remove('processDefinition', definition.id);
  }
  for (const kind of ['decisionDefinition', 'requirementsDefinition', 'form', 'resource'] as const)
    for (const { id } of await findAll(work, kind, ofDeployment)) work.remove(kind, id);
  work.remove('deployment', deploymentId);
  await logOperation(work, {
    operation: 'Delete',
    entityType: 'Deployment',
    deploymentId,
    property: 'cascade',
    to: cascade,
  });
  return ok(undefined);
};

const clear = async (
  work: Work,
  { id }: ProcessDefinitionRecord,
  cascade: boolean,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const ofDefinition = [{ field: 'definitionId', is: id }];
  const running = await findAll(work, 'instance', ofDefinition);
  if (running.length > 0 && !cascade)
    return refuse('deployment-in-use', `Expected no instance of '${id}' to run, but ${running.length} do`);
  for (const { rootInstanceId } of running) {
    if (!(await work.get('instance', rootInstanceId))) continue;
    const ended = await commandInstance(work, rootInstanceId, { type: 'Terminate' });
    if (!ended.ok) return ended;
  }
  if (!cascade) return ok(undefined);
  const past = await findAll(work, 'historicInstance', ofDefinition);
  for (const { id: instanceId } of past) await forgetInstance(work, instanceId);
  // What was put just now, when they were ended.
  for (const instance of running) work.remove('eventBatch', batchId(instance.id, instance.sequence + 1));
  return ok(undefined);
};

/** Takes one version of a process away; its file stays with its deployment. */
export const deleteDefinition = async (
  work: Work,
  {
    definitionId,
    cascade = false,
  }: { readonly definitionId: string; readonly cascade?: boolean | undefined },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const definition = await work.get('processDefinition', definitionId);
  if (!definition)
    return refuse('definition-not-found', `No process definition found with id '${definitionId}'`);
  const cleared = await clear(work, definition, cascade);
  if (!cleared.ok) return cleared;
  await handStartBack(work, definition);
  work.remove('processDefinition', definitionId);
  await logOperation(work, {
    operation: 'Delete',
    entityType: 'ProcessDefinition',
    definitionId,
    definitionKey: definition.key,
    property: 'cascade',
    to: cascade,
  });
  return ok(undefined);
};

/** The newest version that is left starts by its messages, signals and timers again. */
const handStartBack = async (work: Work, removed: ProcessDefinitionRecord): Promise<void> => {
  const [newest, before] = await work.find('processDefinition', {
    where: [{ field: 'key', is: removed.key }],
    sort: [{ by: 'version', descending: true }],
    limit: 2,
  });
  if (newest?.id !== removed.id) return;
  await disarmStart(work, removed.id);
  const definition = before && (await work.ports.definitions.byId(before.id));
  if (definition) armStart(work, before, definition.startTriggers);
};
