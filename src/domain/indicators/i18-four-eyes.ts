import { countOf, medianOf, numberOf, type Case, type Figure } from './figure.js';
import { formsOf, isWithin, type Period, type StoryForm, type TrajectoryStory } from './story.js';
import { hoursBetween } from './time-between.js';

/** What a second pair of eyes looks at (domain.md §3.3): who did one of these may not do the check. */
const checked: Readonly<Record<string, readonly string[]>> = {
  secondEyes: ['assess'],
  consultation: ['assess'],
  secondEyesAcute: ['onSite', 'directSafetyAgreements'],
  qualityCheck: ['draftAnalysis', 'improveAnalysis'],
  checkPhase1: ['planPhase1', 'agreeConditions'],
  checkPlan: ['planTogether', 'fitConditions'],
  secondEyesReview: ['decideOutcome', 'holdReview'],
  deescalate: ['decideOutcome', 'holdReview'],
  closeSecond: ['closeProposal'],
  secondEyesRisk: ['handleOverdue'],
};

const agreements = ['agree', 'agree_with_remark', 'not'] as const;

interface Act {
  readonly story: TrajectoryStory;
  readonly form: StoryForm;
}

/** Of acts that two must agree on: how many agreed and how not, how long it took, and whether one did both, which must not be. */
export const fourEyes = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const acts = stories.flatMap((story) =>
    formsOf(story, 'F-4EYES', 'F-DEESC')
      .filter(({ at }) => isWithin(period, at))
      .map((form) => ({ story, form })),
  );
  const hours = acts.flatMap(({ story, form }) => {
    const task = story.tasks.find(({ id }) => id === form.taskId);
    return task ? [hoursBetween(task.openedAt, form.at)] : [];
  });
  return [
    countOf('bypassed', acts.filter(isBypassed).map(caseOf), acts.length),
    ...agreements.map((answer) => {
      const count = acts.filter(({ form }) => form.said['agree'] === answer).length;
      return numberOf(answer, 'percent', acts.length === 0 ? 0 : (100 * count) / acts.length, acts.length);
    }),
    medianOf('time', 'hours', hours),
  ];
};

const caseOf = ({ story, form }: Act): Case => ({
  trajectoryId: story.id,
  taskId: form.taskId,
  step: form.element,
  since: form.at,
});

/** The last of what was checked was done by whoever checked it. */
const isBypassed = ({ story, form }: Act): boolean => {
  const elements = checked[form.element] ?? [];
  const last = story.tasks
    .filter(
      ({ element, closedAt }) => elements.includes(element) && closedAt !== undefined && closedAt <= form.at,
    )
    .at(-1);
  return last?.by === form.by;
};
