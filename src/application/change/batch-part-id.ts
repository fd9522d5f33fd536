/** The name of a part of a batch; text order is their order. */
export const batchPartId = (batchId: string, number: number): string =>
  `${batchId}#${String(number).padStart(6, '0')}`;
