interface Range {
  readonly from: number;
  readonly to: number;
  /** Words for numbers, from `from` on. */
  readonly words?: readonly string[];
}

const monthWords = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayWords = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The fields of a cron expression in their order, with what may stand in them. */
export const ranges = {
  seconds: { from: 0, to: 59 },
  minutes: { from: 0, to: 59 },
  hours: { from: 0, to: 23 },
  days: { from: 1, to: 31 },
  months: { from: 1, to: 12, words: monthWords },
  weekdays: { from: 1, to: 7, words: weekdayWords },
  years: { from: 1970, to: 2199 },
} as const satisfies Readonly<Record<string, Range>>;

export type Field = keyof typeof ranges;

/** A number of a field, or the word for it. */
export const numberIn = ({ from, to, words }: Range, text: string): number | undefined => {
  const word = words?.indexOf(text.toUpperCase()) ?? -1;
  const value = word >= 0 ? from + word : Number(/^\d{1,4}$/.test(text) ? text : 'NaN');
  return value >= from && value <= to ? value : undefined;
};

const partPattern = /^(?:([*?])|([A-Za-z0-9]{1,4})(?:-([A-Za-z0-9]{1,4}))?)(?:\/(\d{1,4}))?$/;

/** One of the parts between commas: a number, a range, everything, each with or without a stride. */
const valuesOf = (range: Range, part: string): readonly number[] | undefined => {
  const match = partPattern.exec(part);
  if (!match) return undefined;
  const [from, to] = endsOf(range, match);
  const by = Number(match[4] ?? 1);
  if (from === undefined || to === undefined || to < from || by < 1) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_unused, index) => from + index * by);
};

type Ends = readonly [number | undefined, number | undefined];

/** A number with a stride goes on to the end; without, it stands alone. */
const endsOf = (range: Range, [, every, first = '', last, stride]: readonly (string | undefined)[]): Ends => {
  if (every !== undefined) return [range.from, range.to];
  const from = numberIn(range, first);
  if (last !== undefined) return [from, numberIn(range, last)];
  return [from, stride === undefined ? from : range.to];
};

/** All values of a field; `undefined` when it cannot be read. */
export const valuesIn = (range: Range, text: string): ReadonlySet<number> | undefined => {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const values = valuesOf(range, part);
    if (!values) return undefined;
    for (const value of values) found.add(value);
  }
  return found;
};
