import { isIndicatorId, type IndicatorId } from '../../../domain/indicators/definitions.js';
import type { Case, Figure } from '../../../domain/indicators/figure.js';
import { indicators } from '../../../domain/indicators/indicators.js';
import type { TrajectoryStory } from '../../../domain/indicators/story.js';
import { shownCells } from '../../../domain/indicators/suppress.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import { notFound, type CareRefusal } from '../refusals.js';
import type { IndicatorsAsked } from './list-indicators.js';
import { periodAsked, type PeriodTaken } from './period-asked.js';
import {
  hidesSmall,
  leastShown,
  shownFigure,
  shownIndicator,
  type ShownFigure,
  type ShownIndicator,
} from './shown-figures.js';
import { narrowed, sightOf, type Sight } from './sight.js';

export interface IndicatorAsked extends IndicatorsAsked {
  readonly by?: 'municipality' | 'team' | undefined;
}

export interface ViewedIndicator extends ShownIndicator {
  readonly groups: readonly { readonly group: string; readonly figures: readonly ShownFigure[] }[];
  readonly cases: readonly ShownCase[];
  /** How many there are, of which only the first are listed. */
  readonly caseCount: number;
  readonly asOf: Instant;
}

/** A step somebody may want to look at: which, of which trajectory and since when. Nothing of the dossier behind it. */
export interface ShownCase extends Case {
  readonly figure: string;
  readonly stepName?: string;
}

const mostCases = 200;

/** One indicator by municipality or team, with the steps behind it. */
export const viewIndicator = async (
  ports: Ports,
  who: Identity,
  asked: IndicatorAsked & { readonly id: string },
): Promise<Outcome<ViewedIndicator, CareRefusal>> => {
  const sight = await sightOf(ports, who);
  if (!sight.ok) return sight;
  if (!isIndicatorId(asked.id)) return notFound('indicator');
  const period = periodAsked(asked, ports.clock.now());
  const { id } = asked;
  const asSeen = narrowed(sight.value, asked);
  const { stories, asOf, ownTeam } = asSeen;
  const figures = indicators[id](stories, period);
  const cases = casesOf(figures, stories, hidesSmall(id, ownTeam));
  return ok({
    ...shownIndicator(id, figures, ownTeam),
    groups: groupsOf(asSeen, { id, period: period, by: asked.by ?? 'municipality' }),
    cases: cases.slice(0, mostCases),
    caseCount: cases.length,
    asOf,
  });
};

interface Grouping {
  readonly id: IndicatorId;
  readonly period: PeriodTaken;
  readonly by: 'municipality' | 'team';
}

/** The same figures for each group; what would tell of few people is hidden, also where it would follow from the rest. */
const groupsOf = ({ stories, ownTeam }: Sight, { id, period, by }: Grouping): ViewedIndicator['groups'] => {
  const names = [...new Set(stories.map((story) => story[by]))].filter((name) => name !== '').toSorted();
  const byName = names.map((name) =>
    indicators[id](
      stories.filter((story) => story[by] === name),
      period,
    ),
  );
  const keys = [...new Set(byName.flat().map(({ key }) => key))];
  const hides = hidesSmall(id, ownTeam);
  const shown = new Map(
    keys.map((key) => [
      key,
      shownCells(
        byName.map((figures) => ({ n: figures.find((figure) => figure.key === key)?.n ?? 0 })),
        hides ? leastShown : 0,
      ),
    ]),
  );
  return names.map((group, at) => ({
    group,
    figures: (byName[at] ?? []).map((figure) =>
      shownFigure(id, figure, shown.get(figure.key)?.[at] === false),
    ),
  }));
};

const casesOf = (
  figures: readonly Figure[],
  stories: readonly TrajectoryStory[],
  hides: boolean,
): readonly ShownCase[] => {
  const names = new Map(stories.flatMap(({ tasks }) => tasks.map(({ id, name }) => [id, name] as const)));
  return figures
    .filter(({ n }) => !hides || n >= leastShown)
    .flatMap(({ key, cases }) =>
      cases.map((one) => {
        const stepName = one.taskId === undefined ? undefined : names.get(one.taskId);
        return { ...one, figure: key, ...(stepName !== undefined && { stepName }) };
      }),
    )
    .toSorted((one, other) => ((one.since ?? '') < (other.since ?? '') ? -1 : 1));
};
