import { countMetric, metricNames } from '../../application/history/count-metric.js';
import { metricIntervals } from '../../application/history/metric-intervals.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { restDate } from './dates.js';
import { invalid, type Fault } from './errors.js';
import { count, date, fieldsOf, text, type Given } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';

const refusedAs = (name: string, reason: 'not-recorded' | 'too-much-to-look-through') => {
  if (reason === 'too-much-to-look-through')
    return invalid(`Expected '${name}' to be asked for a shorter time: there is too much to look through`);
  const message = `Metric '${name}' is not supported by this service: nothing is kept by which it could be counted`;
  return refused({ status: 501, type: 'NotImplementedException', message, code: null });
};

const sum = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const given = fieldsOf(call.address(), { startDate: date, endDate: date });
  if (!given.ok) return given;
  const name = call.param('name');
  const { startDate: from, endDate: before } = given.value;
  const counted = await countMetric(call.ports, name, { from, before });
  return counted.ok ? answered({ result: counted.value }) : refusedAs(name, counted.reason);
};

/** A quarter of an hour, and as many rows, as in Camunda. */
const usualSeconds = 900;
const mostRows = 200;
const longestSeconds = 31_622_400;

const shape = {
  name: text,
  startDate: date,
  endDate: date,
  firstResult: count,
  maxResults: count,
  interval: count,
} as const;

const askedIn = (given: Given) => {
  const fields = fieldsOf(given, shape);
  if (!fields.ok) return fields;
  const { interval = usualSeconds, firstResult: offset = 0, maxResults: most = mostRows } = fields.value;
  if (most > mostRows)
    return invalid(`Metrics interval query row limit can't be set larger than ${mostRows}.`);
  if (interval < 1 || interval > longestSeconds)
    return invalid(`Expected an interval from 1 to ${longestSeconds} seconds, but got ${interval}`);
  const { name, startDate: from, endDate: before } = fields.value;
  return ok({ name, span: { lengthMs: interval * 1000, offset, most, from, before } });
};

const intervals = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const asked = askedIn(call.address());
  if (!asked.ok) return asked;
  const { name, span } = asked.value;
  const rows = [];
  for (const one of name === undefined ? metricNames : [name]) {
    const found = await metricIntervals(call.ports, { ...span, name: one });
    if (!found.ok) return refusedAs(one, found.reason);
    rows.push(
      ...found.value.map(({ at, value }) => ({ timestamp: restDate(at), name: one, reporter: null, value })),
    );
  }
  return answered(rows);
};

/** How often things happened, counted from history when somebody asks. */
export const metricRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/metrics', handle: intervals },
  { method: 'get', path: '/metrics/:name/sum', handle: sum },
];
