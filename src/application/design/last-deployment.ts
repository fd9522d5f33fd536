import type { DeploymentRecord } from '../../ports/records.js';
import type { Ports } from '../work.js';

export interface LastDeployment {
  readonly deployment: DeploymentRecord;
  /** The text of its files by their names. */
  readonly contents: ReadonlyMap<string, string>;
}

/** What was deployed last under a name; with `source` only what came from there. */
export const lastDeployment = async (
  { store }: Pick<Ports, 'store'>,
  { name, source }: { readonly name: string; readonly source?: string },
): Promise<LastDeployment | undefined> => {
  const [newest] = await store.find('deployment', {
    where: [{ field: 'name', is: name }, ...(source === undefined ? [] : [{ field: 'source', is: source }])],
    sort: [{ by: 'deployedAt', descending: true }],
    limit: 1,
  });
  if (!newest) return undefined;
  const resources = await store.find('resource', {
    where: [{ field: 'deploymentId', is: newest.body.id }],
  });
  return {
    deployment: newest.body,
    contents: new Map(resources.map(({ body }) => [body.name, body.content])),
  };
};
