import type { Change } from '../../ports/store.js';
import type { Ports } from '../work.js';
import { withoutLease } from './without-lease.js';

const page = 500;

/**
 * Takes back the leases of workers that are gone, so that their jobs run at once. Only for who knows that no other
 * worker runs: of a store that one process alone can open, at its start. Locks of external tasks stay.
 */
export const releaseLeases = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<number> => {
  for (let released = 0; ;) {
    const held = await store.find('job', {
      where: [
        { field: 'lease.owner', isNot: null },
        { field: 'kind', isNot: 'external' },
      ],
      // By their index, however many jobs wait.
      sort: [{ by: 'lease.owner' }],
      limit: page,
    });
    const changes = held.map(({ body, version }): Change => ({
      kind: 'job',
      put: { ...withoutLease(body), runnableAt: clock.now() },
      expected: version,
    }));
    if (changes.length === 0) return released;
    const committed = await store.commit(changes);
    if (!committed.ok) return released;
    released += changes.length;
  }
};
