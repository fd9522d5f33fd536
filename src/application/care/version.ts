import type { Refused } from '../../kernel/outcome.js';
import type { RecordKind } from '../../ports/records.js';
import type { Work } from '../work.js';
import { refuse, type CareRefusal } from './refusals.js';

/** Refuses when the record is no longer in the version the asker saw; whoever names none takes any. */
export const whyOtherVersion = (
  work: Work,
  { kind, id }: { readonly kind: RecordKind; readonly id: string },
  expected: number | undefined,
): Refused<CareRefusal> | undefined =>
  expected === undefined || work.versionOf(kind, id) === expected ? undefined : refuse('version-mismatch');
