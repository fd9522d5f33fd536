import { findNorm, startRegister, type Norm } from '../../../domain/deadlines/register.js';
import type { Instant } from '../../../kernel/instant.js';
import type { NormChangeRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { namesOf } from '../users.js';
import { without } from '../without.js';

export interface NormView {
  readonly key: string;
  readonly version: number;
  /** One clock for every urgency, or one per urgency. */
  readonly clock: string | Record<string, string>;
  readonly source: string;
  readonly label: string;
  readonly legal: boolean;
  readonly profile?: string;
  readonly validFrom: Instant;
  readonly validTo?: Instant;
  readonly confirmedBy?: string;
}

export interface NormChangeView {
  readonly id: string;
  readonly key: string;
  readonly state: string;
  readonly norm: NormView;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Instant;
  readonly publishedByName?: string;
  readonly publishedAt?: Instant;
  readonly retractedByName?: string;
  readonly retractedAt?: Instant;
  readonly retractedBecause?: string;
}

export interface NormList {
  readonly items: { readonly key: string; readonly now?: NormView; readonly versions: NormView[] }[];
  readonly changes: NormChangeView[];
  readonly asOf: Instant;
}

/** The whole deadline register with every version of every norm, and what is proposed (domain.md §6.4). */
export const listNorms = async (ports: Ports): Promise<NormList> => {
  const asOf = ports.clock.now();
  const [regional, changes] = await Promise.all([
    ports.store.find('norm', { limit: 10_000 }),
    ports.store.find('normChange', { sort: [{ by: 'proposedAt', descending: true }], limit: 200 }),
  ]);
  const published = new Map(regional.map(({ body }) => [body.id, body.versions]));
  const nameOf = await namesOf(
    ports,
    changes.flatMap(({ body }) => [body.proposedBy, body.publishedBy, body.retractedBy]),
  );
  return {
    items: startRegister.map((start) => {
      const versions = [start, ...(published.get(start.key) ?? [])];
      const now = findNorm(versions, start.key, asOf);
      return {
        key: start.key,
        ...(now && { now: normView(now) }),
        versions: versions.map(normView).reverse(),
      };
    }),
    changes: changes.map(({ body }) => normChangeView(body, nameOf)),
    asOf,
  };
};

const normView = (norm: Norm): NormView => ({
  ...without(norm, 'extension'),
  clock: typeof norm.clock === 'string' ? norm.clock : { ...norm.clock },
  legal: norm.legal === true,
});

const normChangeView = (change: NormChangeRecord, nameOf: (user: string) => string): NormChangeView => {
  const { publishedBy, retractedBy, norm, ...told } = without(change, 'basedOn');
  return {
    ...told,
    norm: normView(norm),
    proposedByName: nameOf(change.proposedBy),
    ...(publishedBy !== undefined && { publishedByName: nameOf(publishedBy) }),
    ...(retractedBy !== undefined && { retractedByName: nameOf(retractedBy) }),
  };
};
