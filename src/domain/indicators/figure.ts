import type { Instant } from '../../kernel/instant.js';
import { mean, median, ninetieth } from './statistics.js';

export type Unit = 'percent' | 'hours' | 'days' | 'count' | 'mean' | 'per100' | 'points';

/** What a manager can open behind a figure: a trajectory, a task and a step, never what was written. */
export interface Case {
  readonly trajectoryId: string;
  readonly taskId?: string;
  readonly step?: string;
  readonly since?: Instant;
}

export interface Figure {
  /** Of what: `all`, `on-time.ACUTE`, … */
  readonly key: string;
  readonly unit: Unit;
  /** Absent when there was nothing to count. */
  readonly value?: number;
  /** How many it rests on. */
  readonly n: number;
  /** Those that somebody may want to look at: what was late, missing or standing. */
  readonly cases: readonly Case[];
}

interface Made {
  readonly key: string;
  readonly unit: Unit;
  readonly n: number;
  readonly cases?: readonly Case[];
}

const figure = ({ key, unit, n, cases = [] }: Made, value: number | undefined): Figure => ({
  key,
  unit,
  n,
  cases,
  ...(value !== undefined && n > 0 && { value }),
});

export interface Judged {
  readonly good: boolean;
  readonly about: Case;
}

/** Of all of them how many are good, in percent; the cases are those that are not. */
export const shareOf = (key: string, judged: readonly Judged[]): Figure => {
  const good = judged.filter((one) => one.good).length;
  const cases = judged.filter((one) => !one.good).map(({ about }) => about);
  return figure({ key, unit: 'percent', n: judged.length, cases }, (100 * good) / judged.length);
};

/** The middle one, and the one that nine in ten do not exceed. */
export const spreadOf = (
  key: string,
  unit: 'hours' | 'days',
  values: readonly number[],
): readonly Figure[] => [
  figure({ key: `${key}.median`, unit, n: values.length }, median(values)),
  figure({ key: `${key}.p90`, unit, n: values.length }, ninetieth(values)),
];

export const medianOf = (key: string, unit: 'hours' | 'days', values: readonly number[]): Figure =>
  figure({ key, unit, n: values.length }, median(values));

export const meanOf = (key: string, values: readonly number[], unit: 'mean' | 'points' = 'mean'): Figure =>
  figure({ key, unit, n: values.length }, mean(values));

/** How many there are; none is an answer too. `n` is what they were looked for in. */
export const countOf = (key: string, cases: readonly Case[], n: number): Figure => ({
  key,
  unit: 'count',
  value: cases.length,
  n,
  cases,
});

export const numberOf = (key: string, unit: Unit, value: number, n: number): Figure =>
  figure({ key, unit, n }, value);
