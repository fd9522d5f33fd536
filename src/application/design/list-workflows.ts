import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Ports } from '../work.js';
import { recordsById } from '../care/records-by-id.js';
import type { WorkflowVersion } from './view-versions.js';

/** Every process with its newest version, by name. */
export const listWorkflows = async (ports: Ports): Promise<{ readonly items: WorkflowVersion[] }> => {
  const newest = await newestOfEach(ports);
  const deployments = await recordsById(
    ports,
    'deployment',
    newest.map(({ deploymentId }) => deploymentId),
  );
  const items = await Promise.all(
    newest.map(async (definition) => {
      const deployment = deployments.get(definition.deploymentId);
      return {
        key: definition.key,
        name: definition.name ?? definition.key,
        version: definition.version,
        definitionId: definition.id,
        deployedAt: deployment?.deployedAt ?? ports.clock.now(),
        deployedBy: deployment?.deployedBy ?? '',
        running: await ports.store.count('instance', [{ field: 'definitionKey', is: definition.key }]),
      };
    }),
  );
  return { items: items.sort((one, other) => one.name.localeCompare(other.name, 'nl')) };
};

const page = 1000;

/** The store lists newest versions first per key; only the first of each key is kept. */
export const newestOfEach = async (ports: Ports): Promise<readonly ProcessDefinitionRecord[]> => {
  const newest = new Map<string, ProcessDefinitionRecord>();
  for (let offset = 0; ; offset += page) {
    const found = await ports.store.find('processDefinition', {
      sort: [{ by: 'key' }, { by: 'version', descending: true }],
      limit: page,
      offset,
    });
    for (const { body } of found) if (!newest.has(body.key)) newest.set(body.key, body);
    if (found.length < page) return [...newest.values()];
  }
};
