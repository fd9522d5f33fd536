import { numberOf, shareOf, type Figure } from './figure.js';
import { isWithin, type Period, type TrajectoryStory } from './story.js';

const kinds = ['FIXED_FACE', 'LEAD_LOCAL_RVT', 'MUNICIPALITY', 'GI_JOINS', 'AGE_18', 'TO_PRIMARY_CARE'];

/** Accepted hand-overs for each trajectory that ran, by kind, and how many were warm. */
export const handOversAccepted = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const ran = stories.filter(
    ({ receivedAt, closedAt, fixedFace }) =>
      fixedFace !== undefined &&
      receivedAt < period.until &&
      (closedAt === undefined || closedAt >= period.from),
  );
  const accepted = ran.flatMap((story) =>
    story.handOvers
      .filter(({ acceptedAt }) => isWithin(period, acceptedAt))
      .map((handOver) => ({ story, handOver })),
  );
  const each = (key: string, count: number): Figure =>
    numberOf(key, 'mean', ran.length === 0 ? 0 : count / ran.length, ran.length);
  const warm = accepted.map(({ story, handOver }) => ({
    good: handOver.warmTalkAt !== undefined,
    about: { trajectoryId: story.id, step: 'threeWayTalk' },
  }));
  return [
    each('each', accepted.length),
    shareOf('warm', warm),
    ...kinds.map((kind) =>
      each(`each.${kind}`, accepted.filter(({ handOver }) => handOver.kind === kind).length),
    ),
  ];
};
