import { shareOf, type Figure, type Judged } from './figure.js';
import { formsOf, isWithin, type Period, type StoryForm, type TrajectoryStory } from './story.js';

const hasChildren = ({ members }: TrajectoryStory): boolean => members.some(({ child }) => child);

type Test = (form: StoryForm) => boolean;

const said =
  (...keys: readonly string[]): Test =>
  (form) =>
    keys.some((key) => form.said[key] === true);

/** In how many talks, plans and reviews with children their own words stand, or why not; and their own words alone. */
export const childHeard = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const judged = (key: string, test: Test): readonly Judged[] =>
    stories.filter(hasChildren).flatMap((story) =>
      formsOf(story, key)
        .filter((form) => isWithin(period, form.at) && form.said['reviewHeld'] !== 'no')
        .map((form) => ({
          good: test(form),
          about: { trajectoryId: story.id, taskId: form.taskId, step: form.element, since: form.at },
        })),
    );
  const spoken: Test = (form) => form.said['spoken'] === 'yes';
  return [
    shareOf(
      'talks',
      judged('F-CHILD', (form) => spoken(form) || said('whyNotSpoken')(form)),
    ),
    shareOf('talks.own-words', judged('F-CHILD', spoken)),
    shareOf(
      'plans',
      judged('F-EXPLAIN', (form) => form.said['childVersion'] !== undefined),
    ),
    shareOf('reviews', judged('F-REVIEW', said('childVoice', 'noChildVoice'))),
    shareOf('reviews.own-words', judged('F-REVIEW', said('childVoice'))),
  ];
};
