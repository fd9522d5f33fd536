import type { HistoricInstanceRecord } from '../../ports/records.js';
import { keptOfInstance } from '../engine/kept-of-instance.js';
import type { Work } from '../work.js';

/** How much may still be removed in this commit. */
export interface Allowance {
  records: number;
}

/**
 * `gone`: nothing is left. `more`: the allowance is used up, and the next commit goes on. `kept`: something of it is
 * still on its way, so it stays for now.
 */
export type ForgottenInPart = 'gone' | 'more' | 'kept';

const atATime = 50;

/**
 * Removes of an instance that has ended, and of all it called, as much as is allowed: first what it called, its own
 * record last, so that whatever breaks off is gone on with. The last events go first: what is left can still be read.
 */
export const forgetInPart = async (
  work: Work,
  instance: HistoricInstanceRecord,
  allowance: Allowance,
): Promise<ForgottenInPart> => {
  if (instance.endedAt === undefined) return 'kept';
  const ofInstance = [{ field: 'instanceId', is: instance.id }];
  if ((await work.ports.store.count('job', ofInstance, 1)) > 0) return 'kept';
  const called = await forgetCalled(work, instance, allowance);
  if (called !== 'gone') return called;
  for (const kind of keptOfInstance) {
    const sort = kind === 'eventBatch' ? [{ by: 'id', descending: true }] : [];
    const found = await work.find(kind, { where: ofInstance, sort, limit: allowance.records + 1 });
    for (const { id } of found.slice(0, allowance.records)) work.remove(kind, id);
    const left = allowance.records - found.length;
    allowance.records = Math.max(0, left);
    if (left < 0) return 'more';
  }
  if (allowance.records === 0) return 'more';
  work.remove('historicInstance', instance.id);
  allowance.records -= 1;
  return 'gone';
};

const forgetCalled = async (
  work: Work,
  { id }: HistoricInstanceRecord,
  allowance: Allowance,
): Promise<ForgottenInPart> => {
  const called = await work.find('historicInstance', {
    where: [{ field: 'parentInstanceId', is: id }],
    limit: atATime,
  });
  for (const instance of called) {
    const forgotten = await forgetInPart(work, instance, allowance);
    if (forgotten !== 'gone') return forgotten;
  }
  return called.length < atATime ? 'gone' : 'more';
};
