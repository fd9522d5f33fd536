import type { Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import { recordsById } from '../care/records-by-id.js';
import type { Ports } from '../work.js';
import type { DesignRefusal } from './refusals.js';

/** One version of a process: who published it, when and why, and how many instances run on it. */
export interface WorkflowVersion {
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly definitionId: string;
  readonly deployedAt: Instant;
  readonly deployedBy: string;
  readonly running: number;
  readonly note?: string;
}

const most = 200;

/** The versions of a process, newest first. */
export const viewVersions = async (
  ports: Ports,
  key: string,
): Promise<Outcome<{ readonly items: WorkflowVersion[] }, DesignRefusal>> => {
  const found = await versionsOf(ports, key);
  if (found.length === 0) return refused({ code: 'workflow-not-found' });
  const deployments = await recordsById(
    ports,
    'deployment',
    found.map(({ deploymentId }) => deploymentId),
  );
  const items = await Promise.all(
    found.map(async (definition) => {
      const deployment = deployments.get(definition.deploymentId);
      return {
        key,
        name: definition.name ?? key,
        version: definition.version,
        definitionId: definition.id,
        deployedAt: deployment?.deployedAt ?? ports.clock.now(),
        deployedBy: deployment?.deployedBy ?? '',
        running: await ports.store.count('instance', [{ field: 'definitionId', is: definition.id }]),
        ...(deployment?.note === undefined ? {} : { note: deployment.note }),
      };
    }),
  );
  return ok({ items });
};

/** The definitions of a process, newest first. */
export const versionsOf = async (
  { store }: Pick<Ports, 'store'>,
  key: string,
): Promise<readonly ProcessDefinitionRecord[]> => {
  const found = await store.find('processDefinition', {
    where: [{ field: 'key', is: key }],
    sort: [{ by: 'version', descending: true }],
    limit: most,
  });
  return found.map(({ body }) => body);
};
