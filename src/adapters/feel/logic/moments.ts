/** An offset from UTC in seconds, or the name of a zone. */
export type Zone = number | string;

export class FeelDate {
  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}
}

export class FeelTime {
  constructor(
    /** Of the day, with their fraction. */
    readonly seconds: number,
    readonly zone?: Zone,
  ) {}
}

export class FeelDateTime {
  constructor(
    readonly date: FeelDate,
    readonly time: FeelTime,
  ) {}
}

/** Months or seconds: the two kinds are never mixed (DMN 1.5 §10.3.2.3.7). */
export class FeelDuration {
  constructor(
    readonly unit: 'months' | 'seconds',
    readonly amount: number,
  ) {}
}
