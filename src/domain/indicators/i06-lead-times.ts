import type { Instant } from '../../kernel/instant.js';
import { spreadOf, type Figure } from './figure.js';
import { phasesOf } from './phases.js';
import { firstAt, formsOf, isWithin, type Period, type TrajectoryStory } from './story.js';
import { daysBetween } from './time-between.js';

const contactAt = (story: TrajectoryStory): Instant | undefined =>
  formsOf(story, 'F-CONTACT').find(({ said }) => said['contactResult'] === 'MADE')?.at;

type Moment = (story: TrajectoryStory) => Instant | undefined;

const analysedAt: Moment = (story) => firstAt(story, 'ANALYSIS_DONE');
const plannedAt: Moment = (story) => firstAt(story, 'PLAN_ACTIVATED');

/** A report that ended with its assessment was no trajectory. */
const helpedFrom: Moment = ({ fixedFace, receivedAt }) => (fixedFace === undefined ? undefined : receivedAt);

const stretches: readonly { readonly key: string; readonly from: Moment; readonly to: Moment }[] = [
  { key: 'report-contact', from: ({ receivedAt }) => receivedAt, to: contactAt },
  { key: 'contact-analysis', from: contactAt, to: analysedAt },
  { key: 'analysis-plan', from: analysedAt, to: plannedAt },
  { key: 'total', from: helpedFrom, to: ({ closedAt }) => closedAt },
];

/** How long each stretch took that ended in the period, in days: the middle one and nine in ten. */
export const leadTimes = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => [
  ...stretches.flatMap(({ key, from, to }) =>
    spreadOf(
      key,
      'days',
      stories.flatMap((story) => {
        const [begin, end] = [from(story), to(story)];
        return begin !== undefined && isWithin(period, end) && begin <= end ? [daysBetween(begin, end)] : [];
      }),
    ),
  ),
  ...[1, 2, 3].flatMap((phase) =>
    spreadOf(
      `phase-${phase}`,
      'days',
      stories.flatMap((story) =>
        phasesOf(story).flatMap((time) =>
          time.phase === phase && isWithin(period, time.to) ? [daysBetween(time.from, time.to)] : [],
        ),
      ),
    ),
  ),
];
