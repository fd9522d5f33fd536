import type { RecordKind } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Work } from '../work.js';
import { idsFor, mostForChange } from './ids-for.js';

/** Those one batch takes, and how many it leaves out because there are more. */
export interface TakenSubjects {
  readonly subjects: readonly string[];
  readonly leftOut?: number;
}

/** All a batch concerns, up to as many as one takes; what is left out is counted, so that nobody takes it for all. */
export const subjectsFor = async (
  work: Pick<Work, 'ports'>,
  kind: RecordKind,
  where: readonly Condition[],
  most = mostForChange,
): Promise<TakenSubjects> => {
  const ids = await idsFor(work, kind, where, most);
  if (ids.length <= most) return { subjects: ids };
  return { subjects: ids.slice(0, most), leftOut: (await work.ports.store.count(kind, where)) - most };
};
