import type { DecisionRequirements } from '../../ports/decisions.js';
import type { DecisionDefinitionRecord, RequirementsDefinitionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';
import { nextVersion } from './next-version.js';
import type { ReadDeployment } from './read-deployment.js';

/**
 * The next versions of decisions. A file of several is a version as a whole, too, as in Camunda 7: one decision alone
 * has nothing to be shown around it.
 */
export const putDecisions = async (
  work: Work,
  deploymentId: string,
  decisions: ReadDeployment['decisions'],
): Promise<readonly DecisionDefinitionRecord[]> => {
  const records: DecisionDefinitionRecord[] = [];
  const wholes = new Map<string, RequirementsDefinitionRecord>();
  for (const { model, file } of decisions) {
    const { version } = await nextVersion(work, 'decisionDefinition', model.key);
    const whole =
      model.requirements &&
      (wholes.get(file) ?? (await putRequirements(work, model.requirements, { deploymentId, file })));
    if (whole) wholes.set(file, whole);
    const record: DecisionDefinitionRecord = {
      id: `${model.key}:${version}:${deploymentId}`,
      key: model.key,
      version,
      ...given({ versionTag: model.versionTag, name: model.name }),
      deploymentId,
      resourceName: file,
      ...(whole && { requirementsId: whole.id, requirementsKey: whole.key }),
    };
    work.put('decisionDefinition', record);
    records.push(record);
  }
  return records;
};

const putRequirements = async (
  work: Work,
  { key, name, namespace }: DecisionRequirements,
  { deploymentId, file }: { readonly deploymentId: string; readonly file: string },
): Promise<RequirementsDefinitionRecord> => {
  const { version } = await nextVersion(work, 'requirementsDefinition', key);
  const record: RequirementsDefinitionRecord = {
    id: `${key}:${version}:${deploymentId}`,
    key,
    version,
    ...given({ name, category: namespace }),
    deploymentId,
    resourceName: file,
  };
  work.put('requirementsDefinition', record);
  return record;
};
