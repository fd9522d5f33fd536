import type { Ports } from '../work.js';

/** Whether a task that is not there was once: then somebody else was first, and it is no mistake in the address. */
export const wasOpen = async ({ store }: Pick<Ports, 'store'>, taskId: string): Promise<boolean> =>
  (await store.get('historicActivity', taskId))?.body.elementType === 'userTask';
