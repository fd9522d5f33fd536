/** The name of an event batch; text order is the order in which things happened. */
export const batchId = (instanceId: string, sequence: number): string =>
  `${instanceId}@${String(sequence).padStart(8, '0')}`;
