import type { Work } from '../work.js';
import { findAll } from './find-all.js';
import { keptOfInstance } from './kept-of-instance.js';

/** Removes what is kept of an instance that has ended: its history and its events. */
export const forgetInstance = async (work: Work, instanceId: string): Promise<void> => {
  const ofInstance = [{ field: 'instanceId', is: instanceId }];
  for (const kind of keptOfInstance) {
    for (const { id } of await findAll(work, kind, ofInstance)) work.remove(kind, id);
  }
  work.remove('historicInstance', instanceId);
};
