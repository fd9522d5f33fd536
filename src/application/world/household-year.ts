import { plusMs, toEpochMs, type Instant } from '../../kernel/instant.js';
import { identityOf } from '../care/identity.js';
import { receiveReport } from '../care/reports/receive-report.js';
import type { NewReport } from '../care/reports/new-report.js';
import { actOnTrajectory } from '../care/trajectories/act-on-trajectory.js';
import type { Action } from '../care/trajectories/actions.js';
import { transact } from '../work.js';
import type { Life } from './do-task.js';
import { drawReport, newHousehold } from './households.js';
import type { Happening, StandStill } from './live.js';
import { colleagueWith } from './who-does.js';

const dayMs = 86_400_000;

const report = async (life: Life, household: NewReport['household']): Promise<string | undefined> => {
  const { ports, chance, colleagues, course } = life;
  const intake = colleagueWith(chance, colleagues.byGroup.get('vt-officer') ?? [], 'veilig-thuis');
  if (!intake) return undefined;
  const drawn = drawReport(chance, course, { now: ports.clock.now(), household });
  const received = await transact(ports, intake.id, (work) => receiveReport(work, identityOf(intake), drawn));
  return received.ok ? received.value.householdId : undefined;
};

/** Asked of the household's open trajectory, when it has one that takes it; otherwise nothing comes of it. */
const act = async (life: Life, householdId: string, action: Action): Promise<void> => {
  const { ports, colleagues } = life;
  const household = (await ports.store.get('household', householdId))?.body;
  const trajectoryId = household?.openTrajectoryId;
  const trajectory = trajectoryId && (await ports.store.get('trajectory', trajectoryId))?.body;
  const user = trajectory ? colleagues.byId.get(trajectory.fixedFace ?? '') : undefined;
  if (!trajectory || !user) return;
  await transact(ports, user.id, (work) =>
    actOnTrajectory(work, identityOf(user), {
      trajectoryId: trajectory.id,
      action,
      reason: 'Verzonnen reden voor wat er gebeurt. TEST',
    }),
  );
};

export interface HouseholdYear {
  readonly happenings: Happening[];
  readonly standStill: StandStill | undefined;
}

/** How likely it is in a year, and when at the earliest, in days after the first report. */
const actions: readonly { readonly action: Action; readonly yearly: number; readonly after: number }[] = [
  { action: 'signal-incident', yearly: 0.25, after: 30 },
  { action: 'consult', yearly: 0.2, after: 15 },
  { action: 'fixed-face-leaves', yearly: 0.14, after: 40 },
  { action: 'review-now', yearly: 0.06, after: 60 },
];

interface Span {
  readonly first: Instant;
  readonly until: Instant;
  /** How likely it is that everything stands still for some weeks. */
  readonly standStillShare: number;
}

/** Nothing reaches anybody while everything stands still, but for the report it begins with. */
const isDuring = (standStill: StandStill | undefined, at: Instant): boolean =>
  standStill !== undefined && at > standStill.from && at < standStill.until;

/** What happens to a household from its first report until the year is over, beside the tasks that follow from it. */
export const householdYear = (life: Life, { first, until, standStillShare }: Span): HouseholdYear => {
  const { chance, course } = life;
  let householdId: string | undefined;
  const happenings: Happening[] = [
    {
      at: first,
      happen: async () => {
        householdId = await report(life, newHousehold(course));
      },
    },
  ];
  const days = Math.floor((toEpochMs(until) - toEpochMs(first)) / dayMs);
  const sometime = (after: number): Instant =>
    plusMs(first, Math.floor((after + chance.next() * (days - after)) * dayMs));
  const again = 0.18 + 0.3 * course.severity;
  if (days > 10 && chance.happens((again * days) / 365))
    happenings.push({
      at: sometime(5),
      happen: async () => {
        if (householdId !== undefined) await report(life, { id: householdId });
      },
    });
  for (const { action, yearly, after } of actions) {
    if (days > after && chance.happens((yearly * days) / 365))
      happenings.push({
        at: sometime(after),
        happen: async () => {
          if (householdId !== undefined) await act(life, householdId, action);
        },
      });
  }
  happenings.sort((one, other) => (one.at < other.at ? -1 : 1));
  const standStill = chance.happens(standStillShare) ? standStillOf(life, first, until) : undefined;
  return { happenings: happenings.filter(({ at }) => !isDuring(standStill, at)), standStill };
};

/** Some weeks in which nobody does anything, beginning somewhere in the first half year of a household. */
const standStillOf = ({ chance }: Life, first: Instant, until: Instant): StandStill | undefined => {
  const from = plusMs(first, Math.floor(chance.next() * 120 * dayMs));
  if (from >= until) return undefined;
  return { from, until: plusMs(from, chance.between(28, 140) * dayMs) };
};
