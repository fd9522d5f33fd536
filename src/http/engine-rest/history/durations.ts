import { civilOf, toLocal } from '../../../kernel/amsterdam.js';
import { toEpochMs } from '../../../kernel/instant.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { HistoricInstanceRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import { invalid, type Fault } from '../errors.js';
import { date, fieldsOf, text, texts } from '../readers.js';
import { answered, type Answer, type Call, type RestRoute } from '../route.js';

const shape = {
  reportType: text,
  periodUnit: text,
  processDefinitionIdIn: texts,
  processDefinitionKeyIn: texts,
  startedBefore: date,
  startedAfter: date,
} as const;

const monthsIn: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['quarter', 3],
]);

const most = 10_000;

const durationOf = ({ startedAt, endedAt = startedAt }: HistoricInstanceRecord): number =>
  toEpochMs(endedAt) - toEpochMs(startedAt);

/** By the month or quarter in which they began, whatever the year, as in Camunda 7. */
const rowsOf = (instances: readonly HistoricInstanceRecord[], unit: string, months: number) => {
  const durations = new Map<number, number[]>();
  for (const instance of instances) {
    const period = Math.ceil(civilOf(toLocal(instance.startedAt).day).month / months);
    durations.set(period, [...(durations.get(period) ?? []), durationOf(instance)]);
  }
  return [...durations]
    .sort(([one], [other]) => one - other)
    .map(([period, all]) => ({
      period,
      periodUnit: unit.toUpperCase(),
      minimum: all.reduce((least, one) => Math.min(least, one)),
      maximum: all.reduce((longest, one) => Math.max(longest, one)),
      average: Math.round(all.reduce((sum, one) => sum + one, 0) / all.length),
    }));
};

const report = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const given = fieldsOf(call.address(), shape);
  if (!given.ok) return given;
  const { reportType, periodUnit = '', startedBefore, startedAfter } = given.value;
  const { processDefinitionIdIn: ids, processDefinitionKeyIn: keys } = given.value;
  const months = monthsIn.get(periodUnit.toLowerCase());
  if (reportType !== 'duration') return invalid("Expected reportType to be 'duration'");
  if (months === undefined) return invalid("Expected periodUnit to be 'month' or 'quarter'");
  const where: Condition[] = [
    { field: 'startedAt', isNot: null },
    { field: 'endedAt', isNot: null },
    ...(ids === undefined ? [] : [{ field: 'definitionId', in: ids }]),
    ...(keys === undefined ? [] : [{ field: 'definitionKey', in: keys }]),
    ...(startedBefore === undefined ? [] : [{ field: 'startedAt', upTo: startedBefore }]),
    ...(startedAfter === undefined ? [] : [{ field: 'startedAt', from: startedAfter }]),
  ];
  if ((await call.ports.store.count('historicInstance', where, most + 1)) > most)
    return invalid(
      `Expected at most ${most} instances to report on; ask for fewer processes or a shorter time`,
    );
  const found = await call.ports.store.find('historicInstance', { where, limit: most });
  return answered(
    rowsOf(
      found.map(({ body }) => body),
      periodUnit,
      months,
    ),
  );
};

/** How long instances took that have ended. */
export const durationRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/history/process-instance/report', handle: report },
];
