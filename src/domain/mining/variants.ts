import { hoursBetween } from '../indicators/time-between.js';
import { median, ninetieth } from '../indicators/statistics.js';
import type { Instant } from '../../kernel/instant.js';

/** One visit of an activity, as history has it. */
export interface ActivityVisit {
  readonly id: string;
  readonly instanceId: string;
  readonly elementId: string;
  readonly name: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
}

/** A way through a process that some instances took: the same activities, begun in the same order. */
export interface Variant {
  readonly steps: readonly string[];
  readonly count: number;
  /** From the first beginning to the last end, of those that are through. */
  readonly medianHours?: number;
}

/** How long a step takes, from when it could begin until it was done. */
export interface StepTime {
  readonly elementId: string;
  readonly name: string;
  readonly count: number;
  readonly medianHours: number;
  readonly p90Hours: number;
}

const inOrder = (one: ActivityVisit, other: ActivityVisit): number => {
  if (one.startedAt !== other.startedAt) return one.startedAt < other.startedAt ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
};

const byInstance = (visits: readonly ActivityVisit[]): readonly (readonly ActivityVisit[])[] => {
  const groups = new Map<string, ActivityVisit[]>();
  for (const visit of visits) {
    const group = groups.get(visit.instanceId);
    if (group) group.push(visit);
    else groups.set(visit.instanceId, [visit]);
  }
  return [...groups.values()].map((group) => group.toSorted(inOrder));
};

/** How long an instance took; absent while an activity of it goes on. */
const hoursOf = (visits: readonly ActivityVisit[]): number | undefined => {
  const first = visits[0];
  const ends = visits.flatMap(({ endedAt }) => endedAt ?? []);
  const last = ends.toSorted().at(-1);
  return first && last !== undefined && ends.length === visits.length
    ? hoursBetween(first.startedAt, last)
    : undefined;
};

/** The ways that were taken, the most frequent first. */
export const variantsOf = (visits: readonly ActivityVisit[]): readonly Variant[] => {
  const ways = new Map<string, { steps: readonly string[]; hours: (number | undefined)[] }>();
  for (const instance of byInstance(visits)) {
    const steps = instance.map(({ elementId }) => elementId);
    const key = JSON.stringify(steps);
    const way = ways.get(key) ?? { steps, hours: [] };
    way.hours.push(hoursOf(instance));
    ways.set(key, way);
  }
  return [...ways.entries()]
    .map(([key, { steps, hours }]) => {
      const medianHours = median(hours.filter((taken) => taken !== undefined));
      return { key, steps, count: hours.length, ...(medianHours !== undefined && { medianHours }) };
    })
    .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
    .map(({ steps, count, medianHours }) => ({
      steps,
      count,
      ...(medianHours !== undefined && { medianHours }),
    }));
};

/** How long each step takes, the slowest first. */
export const stepTimes = (visits: readonly ActivityVisit[]): readonly StepTime[] => {
  const steps = new Map<string, { name: string; hours: number[] }>();
  for (const { elementId, name, startedAt, endedAt } of visits) {
    if (endedAt === undefined) continue;
    const step = steps.get(elementId) ?? { name, hours: [] };
    step.hours.push(hoursBetween(startedAt, endedAt));
    steps.set(elementId, step);
  }
  return [...steps.entries()]
    .map(([elementId, { name, hours }]) => ({
      elementId,
      name,
      count: hours.length,
      medianHours: median(hours) ?? 0,
      p90Hours: ninetieth(hours) ?? 0,
    }))
    .toSorted(
      (one, other) => other.medianHours - one.medianHours || (one.elementId < other.elementId ? -1 : 1),
    );
};
