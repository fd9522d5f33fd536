import type { DecisionDefinitionRecord } from '../../ports/records.js';

export const decisionView = (definition: DecisionDefinitionRecord) => ({
  id: definition.id,
  key: definition.key,
  category: null,
  name: definition.name ?? null,
  version: definition.version,
  resource: definition.resourceName,
  deploymentId: definition.deploymentId,
  decisionRequirementsDefinitionId: null,
  decisionRequirementsDefinitionKey: null,
  historyTimeToLive: null,
  versionTag: definition.versionTag ?? null,
  tenantId: null,
});
