import { careKinds } from './care-kinds.js';
import { historyKinds, incidentFields } from './history-kinds.js';
import type { KindSpecification } from './kind-specification.js';
import { changeKinds } from './change-kinds.js';
import { listKinds } from './list-kinds.js';
import type { RecordKind } from './records.js';

const inboxOrder = [{ by: 'care.urgencyRank' }, { by: 'dueAt' }] as const;
const inboxNarrowing = ['assignee', 'suspended'] as const;

/** Adding a kind, or a field to ask by, is a line here and a line in `records.ts`; adapters follow by themselves. */
export const recordKinds: Readonly<Record<RecordKind, KindSpecification>> = {
  deployment: { fields: { name: 'text', source: 'text', deployedAt: 'text' }, indexes: [['deployedAt']] },
  resource: { fields: { deploymentId: 'text', name: 'text' }, indexes: [['deploymentId', 'name']] },
  deployedKey: { fields: {}, indexes: [] },
  processDefinition: {
    fields: {
      key: 'text',
      version: 'number',
      name: 'text',
      deploymentId: 'text',
      versionTag: 'text',
      suspended: 'boolean',
      historyTimeToLive: 'number',
    },
    indexes: [['key', 'version'], ['deploymentId']],
  },
  decisionDefinition: {
    fields: {
      key: 'text',
      version: 'number',
      name: 'text',
      deploymentId: 'text',
      resourceName: 'text',
      versionTag: 'text',
      requirementsId: 'text',
      requirementsKey: 'text',
    },
    indexes: [['key', 'version'], ['deploymentId']],
  },
  requirementsDefinition: {
    fields: {
      key: 'text',
      version: 'number',
      name: 'text',
      category: 'text',
      deploymentId: 'text',
      resourceName: 'text',
    },
    indexes: [['key', 'version'], ['deploymentId']],
  },
  form: {
    fields: { key: 'text', version: 'number', deploymentId: 'text' },
    indexes: [['key', 'version'], ['deploymentId']],
  },
  instance: {
    fields: {
      definitionKey: 'text',
      definitionId: 'text',
      businessKey: 'text',
      parentInstanceId: 'text',
      rootInstanceId: 'text',
      suspended: 'boolean',
    },
    indexes: [['definitionId'], ['businessKey'], ['parentInstanceId'], ['definitionKey']],
  },
  eventBatch: {
    fields: {
      instanceId: 'text',
      sequence: 'number',
      at: 'text',
      actor: 'text',
      command: 'text',
      followUp: 'boolean',
    },
    // Ids of one instance are in the order of their sequence.
    idsBegin: { with: 'instanceId', then: '@' },
    // Only grows at its end; it answers what was done lately, by whom, without reading the batches.
    indexes: [['at', 'actor', 'command', 'followUp']],
  },
  task: {
    fields: {
      instanceId: 'text',
      definitionId: 'text',
      definitionKey: 'text',
      elementId: 'text',
      name: 'text',
      assignee: 'text',
      owner: 'text',
      candidateUsers: 'textList',
      candidateGroups: 'textList',
      priority: 'number',
      createdAt: 'text',
      dueAt: 'text',
      followUpAt: 'text',
      businessKey: 'text',
      suspended: 'boolean',
      'care.trajectoryId': 'text',
      'care.urgencyRank': 'number',
      'care.safetyCritical': 'boolean',
      'care.standsInFor': 'text',
    },
    indexes: [
      ['instanceId'],
      ['care.trajectoryId'],
      ['dueAt'],
      ['care.safetyCritical', 'dueAt'],
      ['care.standsInFor'],
      ['definitionId'],
    ],
    listIndexes: [
      { of: 'candidateGroups', sort: inboxOrder, narrowedBy: inboxNarrowing },
      { of: 'candidateUsers', sort: inboxOrder, narrowedBy: inboxNarrowing },
      { of: 'assignee', sort: inboxOrder },
    ],
  },
  job: {
    fields: {
      kind: 'text',
      runnableAt: 'text',
      dueAt: 'text',
      priority: 'number',
      retries: 'number',
      instanceId: 'text',
      definitionId: 'text',
      definitionKey: 'text',
      elementId: 'text',
      tokenId: 'text',
      topic: 'text',
      businessKey: 'text',
      suspended: 'boolean',
      'lease.owner': 'text',
    },
    indexes: [
      ['kind', 'runnableAt'],
      ['topic', 'runnableAt'],
      ['instanceId'],
      ['definitionId'],
      ['lease.owner'],
    ],
  },
  subscription: {
    fields: {
      kind: 'text',
      name: 'text',
      definitionId: 'text',
      definitionKey: 'text',
      instanceId: 'text',
      elementId: 'text',
      businessKey: 'text',
    },
    indexes: [['name', 'kind', 'businessKey'], ['instanceId'], ['definitionId']],
  },
  comment: {
    fields: { taskId: 'text', instanceId: 'text', at: 'text' },
    indexes: [['taskId'], ['instanceId']],
  },
  incident: {
    fields: {
      code: 'text',
      ...incidentFields,
    },
    indexes: [['instanceId'], ['createdAt'], ['jobId']],
  },
  ...historyKinds,
  ...careKinds,
  ...changeKinds,
  ...listKinds,
};
