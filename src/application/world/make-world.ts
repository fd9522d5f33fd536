import { dateOf, startOfDay } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';
import type { Ids } from '../../ports/clock.js';
import type { Change, Store } from '../../ports/store.js';
import type { Ports } from '../work.js';
import { arrivals, reportsPerThousand, type Year } from './arrivals.js';
import { chanceFrom, type Chance } from './chance.js';
import { courseOfTime } from './course-of-time.js';
import type { Life } from './do-task.js';
import { householdYear } from './household-year.js';
import { drawCourse } from './households.js';
import { live, type StandStill } from './live.js';
import { colleaguesFor } from './region.js';
import { colleaguesOf, type Colleagues } from './who-does.js';

export interface WorldSettings {
  readonly seed: number;
  /** How many people live in the region. */
  readonly people: number;
  readonly year: Year;
  /** Of the households, how many come to a stand-still that nobody planned; one in twenty unless said otherwise. */
  readonly standStillShare?: number;
}

/** A store for one household, over what all share. */
export interface Room {
  readonly store: Store;
  /** What came to be in it. */
  made(): readonly Change[];
}

export interface Workplace {
  /** Of a service with the workflows deployed and the colleagues of the region in it. */
  readonly ports: Ports;
  readonly openRoom: () => Room;
  readonly idsFor: (chance: Chance, now: () => Instant) => Ids;
}

/** What one household brought about in its year. */
export interface HouseholdMade {
  readonly changes: readonly Change[];
  readonly standStill: StandStill | undefined;
  /** By element and reason: what could not be done, which is a fault of the generator or of a process. */
  readonly refused: readonly string[];
}

export interface World {
  readonly households: number;
  /** The household with this number, from 0; always the same for the same settings. */
  make(number: number): Promise<HouseholdMade>;
}

/**
 * An invented region over a year. Households have nothing to do with one another, so each is lived through by itself,
 * with a clock, a chance and a store of its own, and can be made in any order or on several threads.
 */
export const makeWorld = (settings: WorldSettings, workplace: Workplace): World => {
  const { seed, people, year, standStillShare = 0.05 } = settings;
  const name = `${seed}/${people}/${dateOf(year.from)}/${dateOf(year.until)}`;
  const households = Math.round((people * reportsPerThousand) / 1000 / 1.25);
  const firsts = arrivals(chanceFrom(`${name}/arrivals`), year, households);
  const colleagues = colleaguesOf(colleaguesFor(people));
  return {
    households,
    async make(number) {
      const first = firsts[number];
      if (first === undefined) throw new Error(`Expected a household below ${households}, but got ${number}`);
      const chance = chanceFrom(`${name}/${number}`);
      return liveThrough(workplace, {
        chance,
        number,
        first,
        colleagues,
        until: startOfDay(year.until),
        standStillShare,
      });
    },
  };
};

/** Work of machines that failed. */
const incidentsIn = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap((change) =>
    change.kind === 'incident' && 'put' in change
      ? [`incident ${change.put.code}: ${change.put.message}`]
      : [],
  );

interface One {
  readonly chance: Chance;
  readonly number: number;
  readonly first: Instant;
  readonly until: Instant;
  readonly colleagues: Colleagues;
  readonly standStillShare: number;
}

const liveThrough = async (workplace: Workplace, one: One): Promise<HouseholdMade> => {
  const { chance, first, until, colleagues } = one;
  let now = first;
  const clock = { now: (): Instant => now };
  const room = workplace.openRoom();
  const course = drawCourse(chance, one.number, first);
  const ports: Ports = {
    ...workplace.ports,
    store: room.store,
    clock,
    ids: workplace.idsFor(chance, clock.now),
  };
  const life: Life = { ports, chance, course, colleagues, time: courseOfTime(chance, course), incidents: 0 };
  const { happenings, standStill } = householdYear(life, one);
  const refused: string[] = [];
  await live({
    life,
    until,
    happenings,
    standStill,
    setNow: (moment) => {
      now = moment;
    },
    refused: ({ elementId }, why) => refused.push(`${elementId}: ${why}`),
  });
  const changes = room.made();
  return { changes, standStill, refused: [...refused, ...incidentsIn(changes)] };
};
