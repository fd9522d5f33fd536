import type { Derivation } from '../../../domain/clocks/derivation.js';
import type { Norm } from '../../../domain/deadlines/register.js';
import type { Json } from '../../../kernel/json.js';
import type { TaskRecord } from '../../../ports/records.js';

/** Whose ladder it is (domain.md §1.5, D-06): a household is never called late. */
export type Ladder = 'STD' | 'SC' | 'ACUTE' | 'HOUSEHOLD';

/** A derivation as it is kept with a task: with the norm as it read then, and who is told when. */
export type KeptDerivation = Derivation & {
  readonly norm: Pick<Norm, 'key' | 'version' | 'source' | 'label'>;
  readonly ladder: Ladder;
};

export const kept = (derivation: Derivation, norm: Norm, ladder: Ladder): KeptDerivation => ({
  ...derivation,
  norm: { key: norm.key, version: norm.version, source: norm.source, label: norm.label },
  ladder,
});

/** What was kept with a task when it opened; only this service writes it, so its shape is known. */
export const derivationOf = ({ care }: Pick<TaskRecord, 'care'>): KeptDerivation | undefined =>
  care?.derivation as (Json & KeptDerivation) | undefined;
