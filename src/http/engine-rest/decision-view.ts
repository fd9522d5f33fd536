import type { DecisionDefinitionRecord } from '../../ports/records.js';
import { orNull } from './or-null.js';

export const decisionView = (definition: DecisionDefinitionRecord) => ({
  id: definition.id,
  key: definition.key,
  category: null,
  name: definition.name ?? null,
  version: definition.version,
  resource: definition.resourceName,
  deploymentId: definition.deploymentId,
  decisionRequirementsDefinitionId: orNull(definition.requirementsId),
  decisionRequirementsDefinitionKey: orNull(definition.requirementsKey),
  historyTimeToLive: null,
  versionTag: definition.versionTag ?? null,
  tenantId: null,
});
