import type { TrajectoryStory } from '../../../domain/indicators/story.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Ports } from '../../work.js';
import { hasRole, type Identity } from '../identity.js';
import { refuse, type CareRefusal } from '../refusals.js';
import { readStories, type Stories } from './story-book.js';

export interface Sight extends Stories {
  /** Whoever looks leads the team all of it is about, so that small numbers say nothing they do not know. */
  readonly ownTeam: boolean;
}

export interface Among {
  readonly municipality?: string | undefined;
  readonly team?: string | undefined;
}

const isAmong =
  ({ municipality, team }: Among) =>
  (story: TrajectoryStory): boolean =>
    (municipality === undefined || story.municipality === municipality) &&
    (team === undefined || story.team === team);

/** What somebody who steers may count: a manager everything, whoever leads a team that team (domain.md §3.2, §10). */
export const sightOf = async (ports: Ports, who: Identity): Promise<Outcome<Sight, CareRefusal>> => {
  if (!hasRole(who, 'manager', 'local-team-lead')) return refuse('not-allowed');
  const { stories, asOf } = await readStories(ports);
  if (hasRole(who, 'manager')) return ok({ stories, asOf, ownTeam: false });
  const team = (await ports.store.get('user', who.user))?.body.team;
  if (team === undefined) return refuse('not-allowed');
  return ok({ stories: stories.filter((story) => story.team === team), asOf, ownTeam: true });
};

/** The same, of one municipality or team alone. */
export const narrowed = (sight: Sight, among: Among): Sight => ({
  ...sight,
  stories: sight.stories.filter(isAmong(among)),
});
