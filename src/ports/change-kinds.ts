/** By what the records of changes to running work are asked for (see `record-kinds.ts`). */
export const changeKinds = {
  batch: {
    fields: {
      type: 'text',
      state: 'text',
      createdAt: 'text',
      createdBy: 'text',
      endedAt: 'text',
      definitionKey: 'text',
    },
    indexes: [['createdAt'], ['definitionKey', 'createdAt']],
  },
  batchPart: { fields: { batchId: 'text', number: 'number' }, indexes: [['batchId', 'number']] },
  migration: {
    fields: { instanceId: 'text', batchId: 'text', at: 'text' },
    indexes: [['instanceId', 'at'], ['batchId']],
  },
} as const;
