import type { HandOverRecord, TaskRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { variablesOfInstance } from '../../engine/view-variables.js';

/** The element of P07 in which the receiver answers. */
export const answerElement = 'acceptHandOver';

/** The open task of P07 that waits for the answer to this hand-over. */
export const answerTaskOf = async (
  ports: Ports,
  { id, trajectoryId }: HandOverRecord,
): Promise<TaskRecord | undefined> => {
  const open = await ports.store.find('task', {
    where: [
      { field: 'care.trajectoryId', is: trajectoryId },
      { field: 'elementId', is: answerElement },
    ],
  });
  for (const { body } of open) {
    const variables = await variablesOfInstance(ports, body.instanceId);
    if (variables?.values['handOverId'] === id) return body;
  }
  return undefined;
};
