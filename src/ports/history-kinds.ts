import type { KindSpecification } from './kind-specification.js';

type HistoryKind =
  'historicInstance' | 'historicActivity' | 'historicIncident' | 'failedAttempt' | 'evaluation' | 'operation';

/** What both an incident and what history keeps of it can be asked for by. */
export const incidentFields = {
  type: 'text',
  message: 'text',
  instanceId: 'text',
  definitionId: 'text',
  definitionKey: 'text',
  elementId: 'text',
  tokenId: 'text',
  jobId: 'text',
  configuration: 'text',
  createdAt: 'text',
} as const;

/** How what ran can be asked for. */
export const historyKinds: Readonly<Record<HistoryKind, KindSpecification>> = {
  historicInstance: {
    fields: {
      definitionKey: 'text',
      definitionId: 'text',
      businessKey: 'text',
      parentInstanceId: 'text',
      rootInstanceId: 'text',
      startedAt: 'text',
      endedAt: 'text',
      state: 'text',
    },
    indexes: [['definitionId', 'endedAt'], ['businessKey'], ['startedAt'], ['parentInstanceId']],
  },
  historicActivity: {
    fields: {
      instanceId: 'text',
      definitionKey: 'text',
      definitionId: 'text',
      elementId: 'text',
      elementType: 'text',
      startedAt: 'text',
      endedAt: 'text',
      canceled: 'boolean',
      assignee: 'text',
    },
    indexes: [
      ['instanceId', 'startedAt'],
      ['definitionId', 'elementId'],
    ],
  },
  historicIncident: {
    fields: {
      ...incidentFields,
      endedAt: 'text',
      state: 'text',
    },
    indexes: [['instanceId'], ['createdAt'], ['definitionId']],
  },
  failedAttempt: {
    fields: {
      jobId: 'text',
      kind: 'text',
      at: 'text',
      message: 'text',
      worker: 'text',
      topic: 'text',
      retries: 'number',
      priority: 'number',
      dueAt: 'text',
      instanceId: 'text',
      definitionId: 'text',
      definitionKey: 'text',
      elementId: 'text',
      tokenId: 'text',
    },
    indexes: [['jobId'], ['instanceId'], ['at']],
  },
  evaluation: {
    fields: { at: 'text', actor: 'text', decisionId: 'text', decisionKey: 'text' },
    indexes: [['at'], ['decisionId', 'at']],
  },
  operation: {
    fields: {
      operationId: 'text',
      at: 'text',
      actor: 'text',
      operation: 'text',
      entityType: 'text',
      category: 'text',
      instanceId: 'text',
      definitionId: 'text',
      definitionKey: 'text',
      deploymentId: 'text',
      taskId: 'text',
      executionId: 'text',
      jobId: 'text',
      jobDefinitionId: 'text',
      externalTaskId: 'text',
      batchId: 'text',
      property: 'text',
      ofBatch: 'boolean',
    },
    indexes: [['at'], ['instanceId', 'at'], ['actor', 'at'], ['operationId']],
  },
};
