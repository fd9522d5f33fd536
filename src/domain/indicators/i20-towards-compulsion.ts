import { numberOf, type Figure } from './figure.js';
import { isWithin, type Period, type TrajectoryStory } from './story.js';

/** Steps that say a measure was asked for or ordered; the process of measures (P09) has them. */
const measures = [
  { key: 'vto', elements: ['sendVto'] },
  { key: 'vots', elements: ['requestVots', 'urgentRequest'] },
  { key: 'ots', elements: ['recordOts', 'giJoins'] },
  { key: 'uhp', elements: ['recordPlacement'] },
] as const;

/** For every hundred trajectories. For information only: it must never become a target that holds protection back. */
export const towardsCompulsion = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const ran = stories.filter(
    ({ fixedFace, receivedAt, closedAt }) =>
      fixedFace !== undefined &&
      receivedAt < period.until &&
      (closedAt === undefined || closedAt >= period.from),
  );
  return measures.map(({ key, elements }) => {
    const count = ran.filter(({ tasks }) =>
      tasks.some(
        ({ element, by, closedAt }) =>
          by !== undefined && elements.some((one) => one === element) && isWithin(period, closedAt),
      ),
    ).length;
    return numberOf(
      key,
      'per100',
      ran.length === 0 ? 0 : (100 * count) / ran.length,
      count === 0 ? 0 : ran.length,
    );
  });
};
