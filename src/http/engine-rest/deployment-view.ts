import type { DeploymentRecord } from '../../ports/records.js';
import { restDate } from './dates.js';

export const deploymentView = ({ id, name, source, deployedAt }: DeploymentRecord) => ({
  links: [] as readonly unknown[],
  id,
  name: name === '' ? null : name,
  source: source ?? null,
  deploymentTime: restDate(deployedAt),
  tenantId: null,
});
