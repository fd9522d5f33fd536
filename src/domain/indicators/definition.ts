/** What an indicator is, for whoever reads it: data, since a figure without its meaning misleads (domain.md §10). */
export interface IndicatorDefinition {
  readonly name: Words;
  /** What counts. */
  readonly counts: Words;
  /** What it should be, by the key of a figure; a region sets its own. */
  readonly norms: readonly NormOfFigure[];
  /** Where the norm comes from, by the labels of domain.md §0.1. */
  readonly source: string;
  /** What steering by it may do wrong; empty when nothing is known. */
  readonly mind: Words;
  /** Counts tasks and trajectories that somebody must act on now, all of which whoever steers sees as such anyway. */
  readonly operational: boolean;
}

export interface Words {
  readonly nl: string;
  readonly en: string;
}

export type NormOfFigure =
  | { readonly figure: string; readonly atLeast: number }
  | { readonly figure: string; readonly atMost: number };
