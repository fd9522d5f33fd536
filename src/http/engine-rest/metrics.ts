import { countMetric } from '../../application/history/count-metric.js';
import { refused, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { date, fieldsOf } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';

const sum = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const given = fieldsOf(call.address(), { startDate: date, endDate: date });
  if (!given.ok) return given;
  const name = call.param('name');
  const { startDate: from, endDate: before } = given.value;
  const counted = await countMetric(call.ports, name, { from, before });
  if (counted.ok) return answered({ result: counted.value });
  if (counted.reason === 'too-much-to-look-through')
    return invalid(`Expected '${name}' to be asked for a shorter time: there is too much to look through`);
  const message = `Metric '${name}' is not supported by this service: nothing is kept by which it could be counted`;
  return refused({ status: 501, type: 'NotImplementedException', message, code: null });
};

/** How often things happened, counted from history when somebody asks. */
export const metricRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/metrics/:name/sum', handle: sum },
];
