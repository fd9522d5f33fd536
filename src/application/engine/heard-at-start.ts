import type { SubscriptionRecord } from '../../ports/records.js';

/** A running instance needs more to begin and waits for this at its start, so that no other begins beside it. */
export const isHeardAtStart = (start: SubscriptionRecord, running: readonly SubscriptionRecord[]): boolean =>
  start.instanceId === undefined &&
  running.some(
    ({ instanceId, definitionKey, elementId }) =>
      instanceId !== undefined && definitionKey === start.definitionKey && elementId === start.elementId,
  );
