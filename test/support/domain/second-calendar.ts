/*
 * The rules of domain.md §6 written down a second time, to hold the first against: with the platform's time zones
 * instead of our own, day by day instead of by leaps, and with Gauss's Easter instead of Meeus's.
 */

const dayMs = 86_400_000;
const hourMs = 3_600_000;

export interface Wall {
  readonly date: string;
  readonly ms: number;
}

const zone = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

export const wallOf = (epochMs: number): Wall => {
  const [date = '', time = ''] = zone.format(new Date(epochMs)).split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const ms = new Date(epochMs).getUTCMilliseconds();
  return { date, ms: hours * hourMs + minutes * 60_000 + seconds * 1000 + ms };
};

/** Tries both offsets, summer's first; a time that does not exist is read on the winter clock. */
export const instantOf = ({ date, ms }: Wall): number => {
  const wall = Date.parse(`${date}T00:00:00Z`) + ms;
  const found = [wall - 2 * hourMs, wall - hourMs].find((epochMs) => {
    const shown = wallOf(epochMs);
    return shown.date === date && shown.ms === ms;
  });
  return found ?? wall - hourMs;
};

export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const plusMonths = (date: string, months: number): string => {
  const moved = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(Number(date.slice(8)), last));
  return moved.toISOString().slice(0, 10);
};

const easterOf = (year: number): string => {
  const [a, b, c, k] = [year % 19, year % 4, year % 7, Math.floor(year / 100)];
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const n = (4 + k - Math.floor(k / 4)) % 7;
  const d = (19 * a + m) % 30;
  const e = (2 * b + 4 * c + 6 * d + n) % 7;
  if (d === 29 && e === 6) return `${year}-04-19`;
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) return `${year}-04-18`;
  return plusDays(`${year}-03-22`, d + e);
};

const equated = ['2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26'];

const offOf = new Map<string, ReadonlySet<string>>();

const holidaysOf = (year: string): ReadonlySet<string> => {
  const known = offOf.get(year);
  if (known) return known;
  const easter = easterOf(Number(year));
  const isSunday = new Date(`${year}-04-27T00:00:00Z`).getUTCDay() === 0;
  const days = new Set([
    `${year}-01-01`,
    `${year}-05-05`,
    `${year}-12-25`,
    `${year}-12-26`,
    isSunday ? `${year}-04-26` : `${year}-04-27`,
    ...[-2, 1, 39, 50].map((after) => plusDays(easter, after)),
    ...equated,
  ]);
  offOf.set(year, days);
  return days;
};

export const isWorking = (date: string): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(date.slice(0, 4)).has(date);
};

const walk = (date: string, step: 1 | -1, wanted: (date: string) => boolean): string => {
  let at = date;
  while (!wanted(at)) at = plusDays(at, step);
  return at;
};

export const workingDay = (date: string, count: number): string => {
  let at = date;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    const step = count < 0 ? -1 : 1;
    at = walk(plusDays(at, step), step, isWorking);
  }
  return at;
};

const endOf = (date: string): number => instantOf({ date, ms: dayMs - 1000 });

const shifted = (date: string, period: string, sign: 1 | -1): string => {
  const [, digits = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  const count = Number(digits) * sign;
  if (unit === 'D') return plusDays(date, count);
  if (unit === 'W') return plusDays(date, count * 7);
  return plusMonths(date, unit === 'M' ? count : count * 12);
};

const hoursIn = (period: string): number => {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(period) ?? [];
  return Number(hours) * hourMs + Number(minutes) * 60_000;
};

const actEnd = (from: string, period: string): number => {
  const raw = shifted(from, period, 1);
  const [, digits = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  const most = { D: 90, W: 12, M: 3 }[unit] ?? 0;
  if (Number(digits) > most) return endOf(raw);
  const span = (Date.parse(raw) - Date.parse(from)) / dayMs;
  let last = raw;
  const workingIn = (until: string): number => {
    let count = 0;
    for (let day = plusDays(from, 1); day <= until; day = plusDays(day, 1)) if (isWorking(day)) count += 1;
    return count;
  };
  if (span >= 3) while (workingIn(last) < 2) last = plusDays(last, 1);
  return endOf(walk(last, 1, isWorking));
};

const officeEnd = (from: number, ms: number): number => {
  const [opens, closes] = [8.5 * hourMs, 17 * hourMs];
  let { date, ms: at } = wallOf(from);
  let left = ms;
  for (;;) {
    const open = Math.max(at, opens);
    const room = isWorking(date) ? Math.max(0, closes - open) : 0;
    if (left <= room && room > 0) return instantOf({ date, ms: open + left });
    left -= room;
    date = plusDays(date, 1);
    at = 0;
  }
};

/** When a period ends; the clock is one of those of domain.md §6.3. */
export const secondOpinion = (clock: string, from: number): number => {
  const { date, ms } = wallOf(from);
  const inner = /^(BACK|OFFICE)\((.+)\)$/.exec(clock);
  if (inner?.[1] === 'OFFICE') return officeEnd(from, hoursIn(inner[2] ?? ''));
  if (inner?.[1] === 'BACK') {
    const of = inner[2] ?? '';
    if (of.startsWith('WD')) return endOf(workingDay(date, -Number(of.slice(2))));
    if (of.startsWith('PT')) return from - hoursIn(of);
    return instantOf({ date: walk(shifted(date, of, -1), -1, isWorking), ms });
  }
  if (clock.endsWith('+ATW')) return actEnd(date, clock.slice(0, -4));
  if (clock.includes('<=')) {
    const [days = '', cap = ''] = clock.split('<=');
    return Math.min(secondOpinion(days, from), secondOpinion(cap, from));
  }
  if (clock.startsWith('WD')) return endOf(workingDay(date, Number(clock.slice(2))));
  return clock.startsWith('PT') ? from + hoursIn(clock) : instantOf({ date: shifted(date, clock, 1), ms });
};
