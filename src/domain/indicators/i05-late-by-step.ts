import { countOf, medianOf, type Case, type Figure } from './figure.js';
import { isOpen, type Period, type StoryTask, type TrajectoryStory } from './story.js';
import { hoursBetween } from './time-between.js';

interface Late {
  readonly task: StoryTask;
  readonly about: Case;
  readonly hours: number;
}

const lateOf = (story: TrajectoryStory, { now }: Period): readonly Late[] =>
  story.tasks.flatMap((task) =>
    isOpen(task) && task.dueAt !== undefined && task.dueAt < now
      ? [
          {
            task,
            about: { trajectoryId: story.id, taskId: task.id, step: task.element, since: task.dueAt },
            hours: hoursBetween(task.dueAt, now),
          },
        ]
      : [],
  );

/** Open tasks past their due date: those on which safety rests first, then how many and how late by step. */
export const lateByStep = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const late = stories.flatMap((story) => lateOf(story, period));
  const open = stories.flatMap(({ tasks }) => tasks.filter(isOpen)).length;
  const steps = [...new Set(late.map(({ task }) => task.element))].toSorted();
  const about = (some: readonly Late[]): readonly Case[] => some.map((one) => one.about);
  return [
    countOf('safety', about(late.filter(({ task }) => task.safetyCritical)), open),
    countOf('other', about(late.filter(({ task }) => !task.safetyCritical)), open),
    ...steps.flatMap((step) => {
      const here = late.filter(({ task }) => task.element === step);
      return [
        countOf(`step.${step}`, about(here), here.length),
        medianOf(
          `step.${step}.median`,
          'hours',
          here.map(({ hours }) => hours),
        ),
      ];
    }),
  ];
};
