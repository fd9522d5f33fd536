import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { ModelProblem } from '../../engine/drawn.js';
import type {
  DecisionDefinitionRecord,
  DeploymentRecord,
  FormRecord,
  ProcessDefinitionRecord,
} from '../../ports/records.js';
import type { Work } from '../work.js';
import { logOperation } from './log-operation.js';
import { messagesTaken } from './messages-taken.js';
import { nextVersion } from './next-version.js';
import { putDecisions } from './put-decisions.js';
import { readDeployment, type DeployedFile, type ReadDeployment } from './read-deployment.js';
import { resourceId } from './resource-id.js';
import { armStart, disarmStart } from './start-triggers.js';

export interface Deploy {
  readonly name: string;
  readonly source?: string | undefined;
  /** Why it is published (LE-1). */
  readonly note?: string | undefined;
  readonly files: readonly DeployedFile[];
}

export interface Deployed {
  readonly deploymentId: string;
  readonly deployment: DeploymentRecord;
  readonly processes: readonly ProcessDefinitionRecord[];
  readonly decisions: readonly DecisionDefinitionRecord[];
  readonly forms: readonly FormRecord[];
}

/**
 * Deploys files as the next versions of the processes, decisions and forms in them; other files are kept beside.
 * With a problem in any of them nothing is deployed. New instances start on the new versions, by message, signal
 * and timer as well; running ones keep theirs.
 */
export const deploy = async (
  work: Work,
  { name, source, note, files }: Deploy,
): Promise<Outcome<Deployed, readonly ModelProblem[]>> => {
  const read = await readDeployment(work.ports, files);
  if (!read.ok) return read;
  const deployment: DeploymentRecord = {
    id: work.ports.ids.next(),
    name,
    ...(source !== undefined && { source }),
    deployedAt: work.at,
    deployedBy: work.actor,
    ...(note !== undefined && { note }),
  };
  work.put('deployment', deployment);
  for (const file of files) {
    work.put('resource', {
      id: resourceId(deployment.id, file.name),
      deploymentId: deployment.id,
      name: file.name,
      content: file.content,
    });
  }
  const processes = await putProcesses(work, deployment, read.value);
  if (!processes.ok) return refused(processes.reason);
  await logOperation(work, {
    operation: 'Create',
    entityType: 'Deployment',
    deploymentId: deployment.id,
    property: 'name',
    to: name,
    reason: note,
  });
  return ok({
    deploymentId: deployment.id,
    deployment,
    processes: processes.value,
    decisions: await putDecisions(work, deployment.id, read.value.decisions),
    forms: await putForms(work, deployment, read.value),
  });
};

const putProcesses = async (
  work: Work,
  deployment: DeploymentRecord,
  { processes }: ReadDeployment,
): Promise<Outcome<readonly ProcessDefinitionRecord[], readonly ModelProblem[]>> => {
  const records: ProcessDefinitionRecord[] = [];
  const problems: ModelProblem[] = [];
  for (const { compiled, file } of processes) {
    const { version, before } = await nextVersion(work, 'processDefinition', compiled.key);
    const record: ProcessDefinitionRecord = {
      id: `${compiled.key}:${version}:${deployment.id}`,
      key: compiled.key,
      version,
      ...(compiled.versionTag !== undefined && { versionTag: compiled.versionTag }),
      ...(compiled.name !== undefined && { name: compiled.name }),
      deploymentId: deployment.id,
      resourceName: file,
      suspended: false,
      startableInTasklist: true,
      ...(compiled.historyTimeToLive !== undefined && { historyTimeToLive: compiled.historyTimeToLive }),
    };
    work.put('processDefinition', record);
    records.push(record);
    if (before) await disarmStart(work, before.id);
    problems.push(...armStart(work, record, compiled.startTriggers).map((problem) => ({ ...problem, file })));
  }
  problems.push(...(await messagesTaken(work, processes)));
  return problems.length > 0 ? refused(problems) : ok(records);
};

const putForms = async (
  work: Work,
  { id: deploymentId }: DeploymentRecord,
  { forms }: ReadDeployment,
): Promise<readonly FormRecord[]> => {
  const records: FormRecord[] = [];
  for (const { key, file } of forms) {
    const { version } = await nextVersion(work, 'form', key);
    const record: FormRecord = {
      id: `${key}:${version}:${deploymentId}`,
      key,
      version,
      deploymentId,
      resourceName: file,
    };
    work.put('form', record);
    records.push(record);
  }
  return records;
};
