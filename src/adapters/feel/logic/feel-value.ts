import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './moments.js';

/** A value inside decision logic. Contexts are maps, so that no name of theirs can mean anything to JavaScript. */
export type FeelValue =
  | null
  | boolean
  | number
  | string
  | FeelList
  | FeelContext
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDuration
  | FeelRange
  | FeelFunction;

export type FeelList = readonly FeelValue[];
export type FeelContext = ReadonlyMap<string, FeelValue>;

/** An end that is `null` is not there: `>= 5` is a range without end. */
export class FeelRange {
  constructor(
    readonly start: FeelValue,
    readonly end: FeelValue,
    readonly startIncluded: boolean,
    readonly endIncluded: boolean,
  ) {}
}

export class FeelFunction {
  constructor(
    readonly parameters: readonly string[],
    readonly call: (given: readonly FeelValue[]) => FeelValue,
    /** Calls it by the names of its parameters, where it knows better than by their order. */
    readonly callNamed?: (given: ReadonlyMap<string, FeelValue>) => FeelValue,
  ) {}
}

export const isList = (value: FeelValue): value is FeelList => Array.isArray(value);
export const isContext = (value: FeelValue): value is FeelContext => value instanceof Map;
