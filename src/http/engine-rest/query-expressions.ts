import { fromEpochMs, toEpochMs, type Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { restDate } from './dates.js';
import { invalid, type Fault } from './errors.js';
import type { Filter, FilterContext } from './params.js';
import { shown, text } from './readers.js';

/*
 * Expressions in queries, as saved filters of task lists use them: who asks, the groups they are in, and moments
 * reckoned from now. Nothing else is known to them.
 */

const inside = /^\s*[$#]\{\s*(.*?)\s*\}\s*$/s;
const moment = /^(?:now|dateTime)\(\)((?:\.[a-zA-Z]+\(\d{0,6}\)){0,20})$/;
const call = /\.([a-zA-Z]+)\((\d*)\)/g;

const msOf = {
  Seconds: 1000,
  Minutes: 60_000,
  Hours: 3_600_000,
  Days: 86_400_000,
  Weeks: 604_800_000,
} as const;
const monthsOf = { Months: 1, Years: 12 } as const;

const shifted = (at: number, unit: string, amount: number): number | undefined => {
  if (Object.hasOwn(msOf, unit)) return at + amount * msOf[unit as keyof typeof msOf];
  if (!Object.hasOwn(monthsOf, unit)) return undefined;
  const date = new Date(at);
  const months = date.getUTCMonth() + amount * monthsOf[unit as keyof typeof monthsOf];
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
};

const unchanged: ReadonlySet<string> = new Set(['toDate', 'toDateTime']);

const applied = (at: number, name: string, argument: string): number | undefined => {
  if (unchanged.has(name)) return at;
  if (name === 'withTimeAtStartOfDay') return at - (at % msOf.Days);
  const [, direction, unit = ''] = /^(plus|minus)([A-Z][a-z]+)$/.exec(name) ?? [];
  if (direction === undefined || argument === '') return undefined;
  return shifted(at, unit, (direction === 'plus' ? 1 : -1) * Number(argument));
};

const momentOf = (expression: string, now: Instant): Instant | undefined => {
  const [, calls] = moment.exec(expression) ?? [];
  if (calls === undefined) return undefined;
  let at: number | undefined = toEpochMs(now);
  for (const [, name = '', argument = ''] of calls.matchAll(call)) {
    at = applied(at, name, argument);
    if (at === undefined || Math.abs(at) > 8e15) return undefined;
  }
  return fromEpochMs(at);
};

const groupsOf = async ({ ports, user }: FilterContext): Promise<readonly string[]> =>
  (await ports.store.get('user', user))?.body.groups ?? [];

const valueOf = async (given: string, context: FilterContext): Promise<Outcome<Json, Fault>> => {
  const expression = inside.exec(given)?.[1];
  if (expression === undefined) return ok(given);
  if (expression === 'currentUser()') return ok(context.user);
  if (expression === 'currentUserGroups()') return ok(await groupsOf(context));
  const at = momentOf(expression, context.now);
  if (at !== undefined) return ok(restDate(at));
  return invalid(
    `Expected currentUser(), currentUserGroups(), or a moment from now() or dateTime(), but got '${shown(given)}'`,
  );
};

/** The same filter with an expression in place of its value. */
export const byExpression =
  (apply: Filter): Filter =>
  async (value, context) => {
    const given = text(value);
    if (!given.ok) return given;
    const found = await valueOf(given.value, context);
    return found.ok ? apply(found.value, context) : refused(found.reason);
  };
