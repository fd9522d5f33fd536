import { meanOf, shareOf, type Figure } from './figure.js';
import { formsOf, isWithin, type Period, type TrajectoryStory } from './story.js';

/** What households say afterwards: did it help, and how many of those whose trajectory closed answered. */
export const experience = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const asked = stories.flatMap((story) =>
    formsOf(story, 'F-EXPERIENCE')
      .filter(({ at }) => isWithin(period, at))
      .map((form) => ({ story, form })),
  );
  const helped = asked.flatMap(({ form }) =>
    typeof form.said['helped'] === 'number' ? [form.said['helped']] : [],
  );
  const answered = asked.map(({ story, form }) => ({
    good: typeof form.said['helped'] === 'number',
    about: { trajectoryId: story.id, taskId: form.taskId, step: form.element, since: form.at },
  }));
  return [meanOf('helped', helped), shareOf('answered', answered)];
};
