import type { Norm, NormClock, NormLabel } from '../../../domain/deadlines/norm.js';
import { findNorm } from '../../../domain/deadlines/register.js';
import { whyNotNorm } from '../../../domain/deadlines/why-not-norm.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { NormChangeRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { registerOf } from '../deadlines/register-of.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { momentOf } from '../values.js';

export interface ProposedNorm {
  readonly key: string;
  readonly clock: NormClock;
  readonly source: string;
  readonly label: NormLabel;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly confirmedBy?: string;
  /** What changes and why (LE-1). */
  readonly reason: string;
}

/** Writes down a change of a norm; nothing is reckoned with it until somebody else publishes it (4E-8). */
export const proposeNorm = async (
  work: Work,
  proposed: ProposedNorm,
): Promise<Outcome<NormChangeRecord, CareRefusal>> => {
  const { key, reason } = proposed;
  const register = await registerOf(work.ports, key);
  const current = findNorm(register, key, work.at);
  if (!current) return notFound('norm');
  const norm = normOf(proposed, current, Math.max(...register.map(({ version }) => version)) + 1);
  const errors = whyNotNorm(norm, work.at).map(({ field, code }) => ({
    pointer: `/${field}`,
    code,
    detail: `Expected '${field}' of norm '${key}' to fit, but it does not`,
  }));
  if (errors.length > 0) return refuse('form-invalid', { errors });
  const change: NormChangeRecord = {
    id: work.ports.ids.next(),
    key,
    state: 'PROPOSED',
    norm,
    basedOn: norm.version - 1,
    reason,
    proposedBy: work.actor,
    proposedAt: work.at,
  };
  work.put('normChange', change);
  return ok(change);
};

/** Whether the law sets it, whom its ladder tells and how it is extended belong to the norm, not to a version. */
const normOf = (proposed: ProposedNorm, current: Norm, version: number): Norm => {
  const { key, clock, source, label, confirmedBy } = proposed;
  const validTo = proposed.validTo === undefined ? undefined : momentOf(proposed.validTo);
  return {
    key,
    version,
    clock,
    source,
    label,
    ...(current.legal !== undefined && { legal: current.legal }),
    ...(current.profile !== undefined && { profile: current.profile }),
    ...(current.extension !== undefined && { extension: current.extension }),
    validFrom: momentOf(proposed.validFrom) ?? ('' as Instant),
    ...(validTo !== undefined && { validTo }),
    ...(confirmedBy !== undefined && { confirmedBy }),
  };
};
