import { stepTimes, variantsOf, type ActivityVisit } from '../../../domain/mining/variants.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HistoricActivityRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { hasRole, type Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { leastShown } from './shown-figures.js';

export interface ShownVariants {
  readonly workflow: string;
  readonly instances: number;
  /** Ways that at least so many took that nobody is recognised; steps by their names. */
  readonly variants: readonly {
    readonly steps: readonly string[];
    readonly count: number;
    readonly medianHours?: number;
  }[];
  /** Instances that went a way of their own, or nearly so. */
  readonly others: number;
  readonly steps: readonly {
    readonly step: string;
    readonly count: number;
    readonly medianHours: number;
    readonly p90Hours: number;
  }[];
  readonly asOf: Instant;
}

const mostVariants = 10;
const page = 10_000;
/** What is read at most: newer visits of a larger history are left out. */
const mostVisits = 200_000;

/** The ways through a workflow that were taken most, and how long its steps take (activities that people see). */
export const listVariants = async (
  ports: Ports,
  who: Identity,
  workflow: string,
): Promise<Outcome<ShownVariants, CareRefusal>> => {
  if (!hasRole(who, 'manager', 'local-team-lead', 'process-designer')) return refuse('not-allowed');
  const versions = await ports.store.find('processDefinition', { where: [{ field: 'key', is: workflow }] });
  if (versions.length === 0) return notFound('workflow');
  const visits = await visitsOf(
    ports,
    versions.map(({ body }) => body.id),
  );
  const variants = variantsOf(visits);
  const shown = variants.filter(({ count }) => count >= leastShown).slice(0, mostVariants);
  const instances = variants.reduce((sum, { count }) => sum + count, 0);
  const names = new Map(visits.map(({ elementId, name }) => [elementId, name]));
  return ok({
    workflow,
    instances,
    variants: shown.map((variant) => ({
      ...variant,
      steps: variant.steps.map((elementId) => names.get(elementId) ?? elementId),
    })),
    others: instances - shown.reduce((sum, { count }) => sum + count, 0),
    steps: stepTimes(visits)
      .filter(({ count }) => count >= leastShown)
      .map(({ name, count, medianHours, p90Hours }) => ({ step: name, count, medianHours, p90Hours })),
    asOf: ports.clock.now(),
  });
};

const visitsOf = async (
  { store }: Ports,
  definitionIds: readonly string[],
): Promise<readonly ActivityVisit[]> => {
  const visits: ActivityVisit[] = [];
  for (let after = ''; visits.length < mostVisits;) {
    const found = await store.find('historicActivity', {
      where: [
        { field: 'definitionId', in: definitionIds },
        { field: 'elementType', in: ['userTask', 'callActivity'] },
        { field: 'canceled', is: false },
        { field: 'id', above: after },
      ],
      sort: [{ by: 'id' }],
      limit: page,
    });
    visits.push(...found.map(({ body }) => visitOf(body)));
    const last = found.at(-1);
    if (!last || found.length < page) break;
    after = last.body.id;
  }
  return visits;
};

const visitOf = ({
  id,
  instanceId,
  elementId,
  name,
  startedAt,
  endedAt,
}: HistoricActivityRecord): ActivityVisit => ({
  id,
  instanceId,
  elementId,
  name: name ?? elementId,
  startedAt,
  ...(endedAt !== undefined && { endedAt }),
});
