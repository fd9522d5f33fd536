import type { ModelProblem } from '../../engine/drawn.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { deploy, type Deployed } from '../engine/deploy.js';
import type { Work } from '../work.js';
import { lastDeployment } from './last-deployment.js';
import type { ModelFile } from './workshop.js';

/**
 * What becomes of files that are deployed already under the same name: deployed again, the whole left out when all
 * are the same, or each left out that is the same.
 */
export type Filtering = 'none' | 'unless-equal' | 'changed-files';

export interface DeployChanged {
  readonly name: string;
  readonly source?: string;
  readonly files: readonly ModelFile[];
}

/** Deploys what is new of these files. When nothing is, answers the deployment that holds them, and no definitions. */
export const deployChanged = async (
  work: Work,
  request: DeployChanged,
  filtering: Filtering,
): Promise<Outcome<Deployed, readonly ModelProblem[]>> => {
  const last = filtering === 'none' ? undefined : await lastDeployment(work.ports, request);
  if (!last) return deploy(work, request);
  const changed = request.files.filter(({ name, content }) => last.contents.get(name) !== content);
  if (changed.length === 0) {
    const { deployment } = last;
    return ok({ deploymentId: deployment.id, deployment, processes: [], decisions: [], forms: [] });
  }
  return deploy(work, filtering === 'changed-files' ? { ...request, files: changed } : request);
};
