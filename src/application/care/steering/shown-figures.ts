import { indicatorDefinitions, type IndicatorId } from '../../../domain/indicators/definitions.js';
import type { NormOfFigure, Words } from '../../../domain/indicators/definition.js';
import type { Figure, Unit } from '../../../domain/indicators/figure.js';

/** Outside a team no figure about people rests on fewer [A]; a region sets its own. */
export const leastShown = 10;

/** A figure as it may be shown: hidden when it rests on too few, empty when there was nothing to count. */
export interface ShownFigure {
  readonly key: string;
  readonly unit: Unit;
  readonly value?: number;
  readonly n?: number;
  readonly hidden: boolean;
  readonly norm?: { readonly atLeast: number } | { readonly atMost: number };
  /** Whether the norm is met; absent without a norm or a value. */
  readonly met?: boolean;
}

export interface ShownIndicator {
  readonly id: IndicatorId;
  readonly name: Words;
  readonly counts: Words;
  readonly mind: Words;
  readonly source: string;
  readonly figures: readonly ShownFigure[];
}

/** To one decimal, and means to two. */
const rounded = (value: number, unit: Unit): number => {
  const parts = unit === 'mean' ? 100 : 10;
  return Math.round(value * parts) / parts;
};

const normOf = (id: IndicatorId, key: string): NormOfFigure | undefined =>
  indicatorDefinitions[id].norms.find(({ figure }) => figure === key);

const isMet = (norm: NormOfFigure, value: number): boolean =>
  'atLeast' in norm ? value >= norm.atLeast : value <= norm.atMost;

const limitOf = (norm: NormOfFigure): { readonly atLeast: number } | { readonly atMost: number } =>
  'atLeast' in norm ? { atLeast: norm.atLeast } : { atMost: norm.atMost };

/** Whether small numbers of this indicator are hidden from somebody. */
export const hidesSmall = (id: IndicatorId, ownTeam: boolean): boolean =>
  !ownTeam && !indicatorDefinitions[id].operational;

export const shownFigure = (id: IndicatorId, figure: Figure, hidden: boolean): ShownFigure => {
  const { key, unit, value, n } = figure;
  const norm = normOf(id, key);
  if (hidden) return { key, unit, hidden };
  return {
    key,
    unit,
    n,
    hidden,
    ...(value !== undefined && { value: rounded(value, unit) }),
    ...(norm && { norm: limitOf(norm) }),
    ...(norm && value !== undefined && { met: isMet(norm, value) }),
  };
};

export const shownIndicator = (
  id: IndicatorId,
  figures: readonly Figure[],
  ownTeam: boolean,
): ShownIndicator => {
  const { name, counts, mind, source } = indicatorDefinitions[id];
  const hides = hidesSmall(id, ownTeam);
  return {
    id,
    name,
    counts,
    mind,
    source,
    figures: figures.map((figure) => shownFigure(id, figure, hides && figure.n > 0 && figure.n < leastShown)),
  };
};
