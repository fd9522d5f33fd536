import { urgencies } from './urgencies.js';
import { shareOf, spreadOf, type Figure } from './figure.js';
import { safetyChecks } from './safety-checks.js';
import { isWithin, type Period, type TrajectoryStory } from './story.js';
import { hoursBetween } from './time-between.js';

const mostAcuteHours = 2;

/** From the report to the first time somebody looked how safe it is, by urgency; of acute ones also how many within two hours. */
export const firstSafetyCheck = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const checked = stories.flatMap((story) => {
    const closed = safetyChecks(story).flatMap(({ closedAt }) => closedAt ?? []);
    const first = closed.toSorted()[0];
    if (!isWithin(period, story.receivedAt)) return [];
    return [{ story, hours: first === undefined ? undefined : hoursBetween(story.receivedAt, first) }];
  });
  const acute = checked
    .filter(
      ({ story, hours }) =>
        story.urgency === 'ACUTE' &&
        (hours !== undefined || hoursBetween(story.receivedAt, period.now) > mostAcuteHours),
    )
    .map(({ story, hours = Infinity }) => ({
      good: hours <= mostAcuteHours,
      about: { trajectoryId: story.id, step: 'acuteCheck', since: story.receivedAt },
    }));
  return [
    shareOf('acute-in-two-hours', acute),
    ...urgencies.flatMap((urgency) =>
      spreadOf(
        urgency,
        'hours',
        checked.filter(({ story }) => story.urgency === urgency).flatMap(({ hours }) => hours ?? []),
      ),
    ),
  ];
};
