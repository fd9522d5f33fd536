import { standStills, usualWorkingDays, type StandStill } from '../../../domain/radar/stand-still.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Urgency } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { narrowed, sightOf, type Among } from './sight.js';

export interface ShownStandStill extends StandStill {
  readonly municipality: string;
  readonly team?: string;
  readonly urgency?: Urgency;
}

export interface ShownStandStills {
  readonly items: readonly ShownStandStill[];
  readonly total: number;
  readonly workingDays: number;
  readonly asOf: Instant;
}

export interface StandStillsAsked extends Among {
  readonly workingDays?: number | undefined;
  readonly limit?: number;
}

/** Trajectories that stand still, the longest first: steps and since when, nothing of a dossier. */
export const listStandStills = async (
  ports: Ports,
  who: Identity,
  { workingDays = usualWorkingDays, limit = 100, ...among }: StandStillsAsked = {},
): Promise<Outcome<ShownStandStills, CareRefusal>> => {
  const sight = await sightOf(ports, who);
  if (!sight.ok) return sight;
  const { stories, asOf } = narrowed(sight.value, among);
  const byId = new Map(stories.map((story) => [story.id, story]));
  const found = standStills(stories, ports.clock.now(), workingDays);
  const items = found.slice(0, limit).map((one): ShownStandStill => {
    const story = byId.get(one.trajectoryId);
    return {
      ...one,
      municipality: story?.municipality ?? '',
      ...(story && story.team !== '' && { team: story.team }),
      ...(story?.urgency && { urgency: story.urgency }),
    };
  });
  return ok({ items, total: found.length, workingDays, asOf });
};
