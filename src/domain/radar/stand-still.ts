import { dutchCalendar, plusWorkingDays } from '../calendar/calendar.js';
import { toLocal } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';
import { isRunning } from '../indicators/is-running.js';
import { isOpen, type StoryTask, type TrajectoryStory } from '../indicators/story.js';

/** A trajectory in which something should happen and nobody did anything for a while. */
export interface StandStill {
  readonly trajectoryId: string;
  /** When somebody last did something; for one that waits for another, since when it waits. */
  readonly since: Instant;
  /** For whom it waits, the first of the steps that are open. */
  readonly waitsFor: WaitsFor;
  readonly taskId: string;
  readonly step: string;
  readonly stepName: string;
}

export type WaitsFor =
  'hand-over' | 'rvt' | 'decision' | 'allocation' | 'household' | 'colleague' | 'other-organisation';

/** How many working days without anybody doing anything are too many [A]; a region sets its own. */
export const usualWorkingDays = 10;

/** Steps in which one organisation waits for another: an answer, a decision or a name. */
const between: Readonly<Record<string, WaitsFor>> = {
  acceptHandOver: 'hand-over',
  receiverConfirm: 'hand-over',
  accept: 'rvt',
  alternative: 'rvt',
  consult: 'rvt',
  municipalDecision: 'decision',
  allocateFixedFace: 'allocation',
  awaitTable: 'other-organisation',
  awaitRvdk: 'other-organisation',
  awaitCourt: 'other-organisation',
};

const ofHousehold = ['householdReacts', 'askConsent', 'collectScaling'];

/** Tasks of the service's own watch over late work: that one is open does not make anything happen. */
const ofWatch = ['handleOverdue', 'secondEyesRisk'];

const waitsForOf = ({ element }: StoryTask): WaitsFor =>
  between[element] ?? (ofHousehold.includes(element) ? 'household' : 'colleague');

const latest = (moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);

/** When a person last did something in a trajectory; what the service does by itself is no sign of life. */
export const lastByHand = (story: TrajectoryStory): Instant =>
  latest([
    ...story.happenings.filter(({ byHand }) => byHand).map(({ at }) => at),
    ...story.tasks.filter(({ by }) => by !== undefined).map(({ closedAt }) => closedAt),
  ]) ?? story.receivedAt;

const isTooLong = (since: Instant, now: Instant, workingDays: number): boolean =>
  toLocal(now).day > plusWorkingDays(dutchCalendar, toLocal(since).day, workingDays);

/**
 * Whether a trajectory stands still: there is open work and nobody did anything for so many working days, or it waits
 * for another organisation for as long, whatever else is done meanwhile. A trajectory whose next review is planned and
 * that has no open work is quiet as agreed.
 */
export const standStillOf = (
  story: TrajectoryStory,
  now: Instant,
  workingDays: number = usualWorkingDays,
): StandStill | undefined => {
  if (!isRunning(story)) return undefined;
  const open = story.tasks.filter((task) => isOpen(task) && !ofWatch.includes(task.element));
  const awaited = open.find(
    ({ element, openedAt }) => Object.hasOwn(between, element) && isTooLong(openedAt, now, workingDays),
  );
  if (awaited) return standing(story, awaited, awaited.openedAt);
  const since = lastByHand(story);
  const [oldest] = open;
  return oldest && isTooLong(since, now, workingDays) ? standing(story, oldest, since) : undefined;
};

const standing = (story: TrajectoryStory, task: StoryTask, since: Instant): StandStill => ({
  trajectoryId: story.id,
  since,
  waitsFor: waitsForOf(task),
  taskId: task.id,
  step: task.element,
  stepName: task.name,
});

/** All that stand still, the longest first. */
export const standStills = (
  stories: readonly TrajectoryStory[],
  now: Instant,
  workingDays: number = usualWorkingDays,
): readonly StandStill[] =>
  stories
    .flatMap((story) => standStillOf(story, now, workingDays) ?? [])
    .toSorted((one, other) => (one.since < other.since ? -1 : Number(one.since > other.since)));
