import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { NormChangeRecord, NormRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { registerOf } from '../deadlines/register-of.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';

/**
 * Publishes a change that another designer proposed (4E-8). From its first day on tasks that open are reckoned with
 * it; what is open keeps its due date, unless somebody has it recalculated (domain.md §6.3).
 */
export const publishNorm = async (
  work: Work,
  id: string,
): Promise<Outcome<NormChangeRecord, CareRefusal>> => {
  const change = await work.get('normChange', id);
  if (!change) return notFound('norm-change');
  if (change.state !== 'PROPOSED') return refuse('norm-change-not-open');
  if (change.proposedBy === work.actor) return refuse('FOUR_EYES', { rule: '4E-8' });
  const regional = await work.get('norm', change.key);
  const newest = Math.max(...(await registerOf(work.ports, change.key)).map(({ version }) => version));
  if (newest !== change.basedOn) return refuse('norm-change-not-open');
  // One that waited longer than it meant to begins now: nothing is reckoned backwards.
  const norm = {
    ...change.norm,
    validFrom: change.norm.validFrom < work.at ? work.at : change.norm.validFrom,
  };
  work.put('norm', { id: change.key, versions: [...(regional?.versions ?? []), norm] });
  const published: NormChangeRecord = {
    ...change,
    norm,
    state: 'PUBLISHED',
    publishedBy: work.actor,
    publishedAt: work.at,
  };
  work.put('normChange', published);
  return ok(published);
};

/** Takes a proposal back, or ends what was published: the version before it holds again for what opens from now on. */
export const retractNorm = async (
  work: Work,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Outcome<NormChangeRecord, CareRefusal>> => {
  const change = await work.get('normChange', id);
  if (!change) return notFound('norm-change');
  if (change.state === 'RETRACTED') return refuse('norm-change-not-open');
  if (change.state === 'PUBLISHED') {
    const regional = await work.get('norm', change.key);
    if (regional) work.put('norm', ended(regional, change, work));
  }
  const retracted: NormChangeRecord = {
    ...change,
    state: 'RETRACTED',
    retractedBy: work.actor,
    retractedAt: work.at,
    retractedBecause: reason,
  };
  work.put('normChange', retracted);
  return ok(retracted);
};

/** One that has not begun yet never does. */
const ended = (regional: NormRecord, { norm }: NormChangeRecord, { at }: Work): NormRecord => ({
  ...regional,
  versions: regional.versions.map((version) =>
    version.version === norm.version
      ? { ...version, validTo: version.validFrom > at ? version.validFrom : at }
      : version,
  ),
});
