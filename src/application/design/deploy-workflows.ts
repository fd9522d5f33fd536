import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { deploy } from '../engine/deploy.js';
import { transact, type Ports, type Work } from '../work.js';
import { lastDeployment } from './last-deployment.js';
import type { ModelFile } from './workshop.js';

/** Marks deployments that come with the product, apart from what designers publish. */
const source = 'workflows';

export interface WorkflowFiles {
  readonly key: string;
  readonly files: readonly ModelFile[];
}

export interface NotDeployed {
  readonly key: string;
  readonly problems: readonly ModelProblem[];
}

/**
 * Deploys each folder whose content differs from what was last deployed of it, as new versions. A version that a
 * designer published since stays the newest as long as the folder does not change.
 */
export const deployWorkflows = async (
  ports: Ports,
  folders: readonly WorkflowFiles[],
): Promise<Outcome<readonly string[], NotDeployed>> => {
  const deployed: string[] = [];
  for (const { key, files } of folders) {
    const outcome = await transact(ports, 'system', (work) => deployFolder(work, { key, files }));
    if (!outcome.ok) {
      const problems = 'code' in outcome.reason ? [] : outcome.reason;
      return refused({ key, problems });
    }
    if (outcome.value) deployed.push(key);
  }
  return ok(deployed);
};

const deployFolder = async (
  work: Work,
  { key, files }: WorkflowFiles,
): Promise<Outcome<boolean, readonly ModelProblem[]>> => {
  if (await isDeployed(work.ports, { key, files })) return ok(false);
  const deployed = await deploy(work, { name: key, source, files });
  return deployed.ok ? ok(true) : deployed;
};

const isDeployed = async (ports: Ports, { key, files }: WorkflowFiles): Promise<boolean> => {
  const last = await lastDeployment(ports, { name: key, source });
  if (!last) return false;
  const known = last.contents;
  return known.size === files.length && files.every(({ name, content }) => known.get(name) === content);
};
