import type { FormRecord, TaskRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import { resourceId } from '../../engine/resource-id.js';
import type { Ports } from '../../work.js';

export interface DeployedForm {
  readonly record: FormRecord;
  /** As it was deployed: JSON text. */
  readonly content: string;
}

type Reads = Pick<Ports, 'store' | 'definitions'>;

/**
 * The form a task is done with: the one deployed together with its process, so that a running instance keeps the
 * form it knows; otherwise the newest of that key.
 */
export const formOfTask = async (
  ports: Reads,
  { formKey, definitionId }: Pick<TaskRecord, 'formKey' | 'definitionId'>,
): Promise<DeployedForm | undefined> => {
  if (formKey === undefined) return undefined;
  const definition = await ports.definitions.byId(definitionId);
  const together =
    definition?.deployment === undefined
      ? undefined
      : await newestForm(ports, [
          { field: 'key', is: formKey },
          { field: 'deploymentId', is: definition.deployment },
        ]);
  const record = together ?? (await newestForm(ports, [{ field: 'key', is: formKey }]));
  if (!record) return undefined;
  const resource = await ports.store.get('resource', resourceId(record.deploymentId, record.resourceName));
  return resource && { record, content: resource.body.content };
};

const newestForm = async ({ store }: Reads, where: readonly Condition[]): Promise<FormRecord | undefined> => {
  const [found] = await store.find('form', { where, sort: [{ by: 'version', descending: true }], limit: 1 });
  return found?.body;
};
