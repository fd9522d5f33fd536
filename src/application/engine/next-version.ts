import type { RecordKinds } from '../../ports/records.js';
import type { Work } from '../work.js';

type VersionedKind = 'processDefinition' | 'decisionDefinition' | 'requirementsDefinition' | 'form';

export interface NextVersion<Kind extends VersionedKind> {
  readonly version: number;
  /** The version that is the newest until now. */
  readonly before: RecordKinds[Kind] | undefined;
}

/**
 * Hands out the next version of a key. Reading and writing the same record makes two deployments at once compete:
 * the later one is decided again and gets the version after.
 */
export const nextVersion = async <Kind extends VersionedKind>(
  work: Work,
  kind: Kind,
  key: string,
): Promise<NextVersion<Kind>> => {
  const id = `${kind}/${key}`;
  const last = await work.get('deployedKey', id);
  const [before] = await work.find(kind, {
    where: [{ field: 'key', is: key }],
    sort: [{ by: 'version', descending: true }],
    limit: 1,
  });
  const version = Math.max(last?.version ?? 0, before?.version ?? 0) + 1;
  work.put('deployedKey', { id, version });
  return { version, before };
};
