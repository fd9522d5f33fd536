/** By what filters and attachments are asked for (see `record-kinds.ts`). */
export const listKinds = {
  filter: { fields: { name: 'text', owner: 'text' }, indexes: [['name']] },
  attachment: {
    fields: { taskId: 'text', instanceId: 'text', createdAt: 'text' },
    indexes: [['taskId'], ['instanceId']],
  },
  attachedContent: { fields: { instanceId: 'text' }, indexes: [['instanceId']] },
} as const;
