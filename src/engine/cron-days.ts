import { plusMonths, weekday } from '../kernel/amsterdam.js';
import { civilFromDays } from '../kernel/instant.js';
import { numberIn, ranges } from './cron-field.js';

/** Which days it is, where counting from the first of the month or the week does not say it. */
export type DayRule = (day: number) => boolean;

const lastOf = (day: number): number => {
  const first = day - civilFromDays(day).day + 1;
  return plusMonths(first, 1) - 1;
};

/** Saturday gives way to Friday and Sunday to Monday, but not into another month. */
const workingDayNear = (wanted: number): number => {
  const { day } = civilFromDays(wanted);
  if (weekday(wanted) === 6) return day === 1 ? wanted + 2 : wanted - 1;
  if (weekday(wanted) === 0) return wanted === lastOf(wanted) ? wanted - 2 : wanted + 1;
  return wanted;
};

/** `L`, `L-3`, `LW`: from the end of the month; `15W`: the working day nearest to the fifteenth. */
export const readDayRule = (text: string): DayRule | undefined => {
  const fromEnd = /^L(?:-(\d|[12]\d|30))?(W)?$/i.exec(text);
  if (fromEnd)
    return (day) => {
      const wanted = lastOf(day) - Number(fromEnd[1] ?? 0);
      const isThisMonth = civilFromDays(wanted).month === civilFromDays(day).month;
      return isThisMonth && day === (fromEnd[2] === undefined ? wanted : workingDayNear(wanted));
    };
  const [, near] = /^([1-9]|[12]\d|3[01])W$/i.exec(text) ?? [];
  if (near === undefined) return undefined;
  return (day) => {
    const wanted = day - civilFromDays(day).day + Number(near);
    return wanted <= lastOf(day) && day === workingDayNear(wanted);
  };
};

/** `FRI#2`, `6#2`: the second Friday of the month; `6L`: the last. */
export const readWeekdayRule = (text: string): DayRule | undefined => {
  const [, name = '', nth, last] = /^([A-Za-z0-9]{1,3})(?:#([1-5])|(L))$/i.exec(text) ?? [];
  const wanted = numberIn(ranges.weekdays, name);
  if (wanted === undefined) return undefined;
  return (day) => {
    if (weekday(day) !== wanted - 1) return false;
    return last === undefined ? Math.ceil(civilFromDays(day).day / 7) === Number(nth) : day + 7 > lastOf(day);
  };
};
