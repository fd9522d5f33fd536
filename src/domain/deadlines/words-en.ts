import type { NormLabel } from './norm.js';
import type { DeadlineWords } from './deadline-words.js';

const standing = (label: NormLabel): string => {
  if (label === 'A') return 'working agreement, to be confirmed by the region';
  return label === 'K' ? 'to be verified by a legal adviser' : `source ${label}`;
};

export const wordsEn: DeadlineWords = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  units: {
    hour: ['hour', 'hours'],
    minute: ['minute', 'minutes'],
    second: ['second', 'seconds'],
    workingDay: ['working day', 'working days'],
    D: ['day', 'days'],
    W: ['week', 'weeks'],
    M: ['month', 'months'],
    Y: ['year', 'years'],
  },
  act: (period) => `${period} (period set by law)`,
  capped: (days, cap) => `${days}, but at most ${cap}`,
  office: (hours) => `${hours} within office hours (8:30–17:00)`,
  since: (period, moment) => `${period} from ${moment}`,
  before: (period, moment) => `${period} before ${moment}`,
  due: (moment) => `At the latest ${moment}`,
  skipped: (days) => `skipped: ${days}`,
  weekend: { saturday: ['Saturday', 'Saturdays'], sunday: ['Sunday', 'Sundays'], and: 'and' },
  holidays: {
    'new-year': 'New Year’s Day',
    'good-friday': 'Good Friday',
    'easter-monday': 'Easter Monday',
    'kings-day': 'King’s Day',
    'liberation-day': 'Liberation Day',
    'ascension-day': 'Ascension Day',
    'whit-monday': 'Whit Monday',
    'christmas-day': 'Christmas Day',
    'second-christmas-day': 'second Christmas day',
    'equated-day': 'day equated with a holiday',
  },
  notes: {
    capped: (date) => `shortened for safety; otherwise it was ${date}`,
    'atw-1': (date) =>
      `the end fell on ${date}, which is no working day; it is the first working day after it`,
    'atw-2': (date) => `made longer, because two working days must lie in it; otherwise it was ${date}`,
    'atw-4': () => 'not made longer: the Act on time limits does not apply to such a period',
    'earlier-working-day': (date) => `${date} is no working day; it is the working day before it`,
    'calendar-unknown': (date) => `note: not all days off are known, the calendar is known until ${date}`,
    'stand-in': () => 'counted in hours, because it could not be worked out in working days',
    'clock-change': (date) => `on ${date} the clock goes forward one hour`,
  },
  source: (source, label) => `Norm: ${source} (${standing(label)}).`,
};
