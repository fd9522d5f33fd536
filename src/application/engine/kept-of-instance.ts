/** What is kept of an instance beside the record of the instance itself, after it has ended. */
export const keptOfInstance = [
  'historicActivity',
  'historicIncident',
  'failedAttempt',
  'eventBatch',
  'incident',
  'job',
  'comment',
  'attachment',
  'attachedContent',
  'migration',
] as const;
