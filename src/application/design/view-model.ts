import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Ports } from '../work.js';
import type { DesignRefusal } from './refusals.js';
import { versionsOf } from './view-versions.js';

const notFound = refused({ code: 'workflow-not-found' } as const);

/** The text of one file of a deployment. */
export const contentOf = async (
  ports: Ports,
  deploymentId: string,
  name: string,
): Promise<string | undefined> => {
  const [found] = await ports.store.find('resource', {
    where: [
      { field: 'deploymentId', is: deploymentId },
      { field: 'name', is: name },
    ],
    limit: 1,
  });
  return found?.body.content;
};

/** The BPMN XML of one version, as it was deployed. */
export const viewModel = async (
  ports: Ports,
  key: string,
  version: number,
): Promise<Outcome<string, DesignRefusal>> => {
  const [definition] = await ports.store.find('processDefinition', {
    where: [
      { field: 'key', is: key },
      { field: 'version', is: version },
    ],
    limit: 1,
  });
  if (!definition) return notFound;
  const { deploymentId, resourceName } = definition.body;
  const xml = await contentOf(ports, deploymentId, resourceName);
  return xml === undefined ? notFound : ok(xml);
};

/** What a caseworker reads about a process: the newest README that was deployed with it. */
export const viewReadme = async (ports: Ports, key: string): Promise<Outcome<string, DesignRefusal>> => {
  for (const { deploymentId } of await versionsOf(ports, key)) {
    const readme = await contentOf(ports, deploymentId, 'README.md');
    if (readme !== undefined) return ok(readme);
  }
  return notFound;
};
