import { countOf, shareOf, type Figure, type Judged } from './figure.js';
import { formsOf, isOpen, isWithin, type Period, type StoryTask, type TrajectoryStory } from './story.js';

const informs = (task: StoryTask): boolean => task.element === 'informHousehold';

/** Of the people to be told of a report, how many were told in time; and where telling was put off and the new day is past. */
export const informed = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const judged = stories.flatMap((story) =>
    story.tasks.filter(informs).flatMap((task) => judge(story, task, period)),
  );
  const putOff = stories.flatMap((story) =>
    formsOf(story, 'F-INFORM').flatMap((form) => {
      const newDate = form.said['newDate'];
      const isPast =
        form.said['notYet'] === true && typeof newDate === 'string' && newDate < period.now.slice(0, 10);
      const toldSince = formsOf(story, 'F-INFORM').some(
        (later) => later.at > form.at && later.said['notYet'] !== true,
      );
      return isPast && !toldSince
        ? [{ trajectoryId: story.id, taskId: form.taskId, step: form.element, since: form.at }]
        : [];
    }),
  );
  return [shareOf('in-time', judged), countOf('put-off-too-long', putOff, judged.length)];
};

/** One for each person of the household. */
const judge = (story: TrajectoryStory, task: StoryTask, period: Period): readonly Judged[] => {
  const { dueAt, closedAt } = task;
  const isOver = closedAt !== undefined || (dueAt !== undefined && dueAt < period.now && isOpen(task));
  if (!isWithin(period, task.openedAt) || !isOver) return [];
  const form = story.forms.find(({ taskId }) => taskId === task.id);
  const told: readonly unknown[] = Array.isArray(form?.said['who']) ? form.said['who'] : [];
  const inTime = closedAt !== undefined && (dueAt === undefined || closedAt <= dueAt);
  return story.members.map(({ id }) => ({
    good: inTime && told.includes(id),
    about: { trajectoryId: story.id, taskId: task.id, step: task.element, since: task.openedAt },
  }));
};
