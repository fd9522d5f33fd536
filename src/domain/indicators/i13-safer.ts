import { meanOf, shareOf, type Figure } from './figure.js';
import { firstScores, lastScores } from './scores.js';
import { firstAt, formsOf, isWithin, type Period, type TrajectoryStory } from './story.js';

/** How much safer it is by each person's own score, from the analysis to the latest review; and how many children were asked. */
export const safer = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const changes = stories.flatMap((story) => {
    const before = firstScores(story);
    const after = lastScores(story, period);
    return [...after].flatMap(([person, score]) => {
      const first = before.get(person);
      return first === undefined ? [] : [score - first];
    });
  });
  const asked = stories.flatMap((story) => {
    if (!isWithin(period, firstAt(story, 'ANALYSIS_DONE'))) return [];
    const heard = new Set(formsOf(story, 'F-CHILD', 'F-JOINTTALK').flatMap(({ said }) => heardIn(said)));
    return story.members
      .filter(({ child }) => child)
      .map(({ id }) => ({ good: heard.has(id), about: { trajectoryId: story.id, step: 'childTalk' } }));
  });
  return [meanOf('change', changes, 'points'), shareOf('children-asked', asked)];
};

const heardIn = (said: Readonly<Record<string, unknown>>): readonly unknown[] => {
  if (said['spoken'] === 'yes') return [said['person']];
  return Array.isArray(said['present']) ? said['present'] : [];
};
