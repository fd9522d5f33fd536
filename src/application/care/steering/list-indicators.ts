import { indicatorIds } from '../../../domain/indicators/definitions.js';
import { indicators } from '../../../domain/indicators/indicators.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { periodAsked, type PeriodAsked } from './period-asked.js';
import { shownIndicator, type ShownIndicator } from './shown-figures.js';
import { narrowed, sightOf, type Among } from './sight.js';

export interface IndicatorsAsked extends PeriodAsked, Among {}

export interface ShownIndicators {
  readonly items: readonly ShownIndicator[];
  readonly from: string;
  readonly to: string;
  /** How many trajectories were looked at. */
  readonly trajectories: number;
  readonly municipalities: readonly string[];
  readonly teams: readonly string[];
  readonly asOf: Instant;
}

/** All indicators over a period, each as far as it may be shown (domain.md §10). */
export const listIndicators = async (
  ports: Ports,
  who: Identity,
  asked: IndicatorsAsked = {},
): Promise<Outcome<ShownIndicators, CareRefusal>> => {
  const everything = await sightOf(ports, who);
  if (!everything.ok) return everything;
  const period = periodAsked(asked, ports.clock.now());
  const { stories, asOf, ownTeam } = narrowed(everything.value, asked);
  const names = (values: readonly string[]): readonly string[] =>
    [...new Set(values)].filter((value) => value !== '').toSorted();
  return ok({
    items: indicatorIds.map((id) => shownIndicator(id, indicators[id](stories, period), ownTeam)),
    from: period.firstDay,
    to: period.lastDay,
    trajectories: stories.length,
    municipalities: names(everything.value.stories.map(({ municipality }) => municipality)),
    teams: names(everything.value.stories.map(({ team }) => team)),
    asOf,
  });
};
