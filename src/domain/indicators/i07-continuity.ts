import { meanOf, numberOf, shareOf, type Figure } from './figure.js';
import { fixedFacesOf } from './fixed-faces.js';
import { sum } from './statistics.js';
import { completed, isWithin, type Period, type TrajectoryStory } from './story.js';
import { daysBetween } from './time-between.js';

const yearDays = 365;

/** Trajectories with a fixed face that ran in the period. */
const ranIn = (story: TrajectoryStory, { from, until }: Period): boolean =>
  story.receivedAt < until && (story.closedAt === undefined || story.closedAt >= from);

/** Whether households keep their fixed face: how many have one, how many faces in a year, and who analysed stays. */
export const continuity = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const ran = stories
    .filter((story) => ranIn(story, period))
    .map((story) => ({ story, faces: fixedFacesOf(story, period.now) }))
    .filter(({ faces }) => faces.length > 0);
  const one = ran.map(({ story, faces }) => ({
    good: new Set(faces.map(({ face }) => face)).size === 1,
    about: { trajectoryId: story.id },
  }));
  const perYear = ran.map(({ faces }) => {
    const days = sum(faces.map(({ from, to }) => daysBetween(from, to)));
    return 1 + (faces.length - 1) * (days < yearDays ? 1 : yearDays / days);
  });
  const analysed = ran.flatMap(({ story, faces }) => {
    const done = completed(story, ['draftAnalysis'])[0];
    if (done?.closedAt === undefined || !isWithin(period, done.closedAt)) return [];
    const days = faces.map(({ face, from, to }) => ({ own: face === done.by, days: daysBetween(from, to) }));
    return [
      {
        own: sum(days.filter(({ own }) => own).map((part) => part.days)),
        all: sum(days.map((part) => part.days)),
      },
    ];
  });
  const allDays = sum(analysed.map(({ all }) => all));
  const ownDays = sum(analysed.map(({ own }) => own));
  return [
    shareOf('one-face', one),
    meanOf('faces-per-year', perYear),
    numberOf(
      'days-with-analyst',
      'percent',
      allDays === 0 ? 0 : (100 * ownDays) / allDays,
      allDays === 0 ? 0 : analysed.length,
    ),
  ];
};
