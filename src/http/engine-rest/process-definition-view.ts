import type { ProcessDefinitionRecord } from '../../ports/records.js';
import { orNull } from './or-null.js';

export const processDefinitionView = (definition: ProcessDefinitionRecord) => ({
  id: definition.id,
  key: definition.key,
  category: orNull(definition.category),
  description: null,
  name: orNull(definition.name),
  version: definition.version,
  resource: definition.resourceName,
  deploymentId: definition.deploymentId,
  diagram: null,
  suspended: definition.suspended,
  tenantId: null,
  versionTag: orNull(definition.versionTag),
  historyTimeToLive: orNull(definition.historyTimeToLive),
  startableInTasklist: definition.startableInTasklist,
});
