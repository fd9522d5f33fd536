import { deleteHistory } from '../../../application/history/delete-history.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { HistoricInstanceRecord } from '../../../ports/records.js';
import type { Instant } from '../../../kernel/instant.js';
import { removalOf } from '../../../application/history/expired-instances.js';
import { restDateOrNull } from '../dates.js';
import { unknown, type Fault } from '../errors.js';
import { lists, type Listed } from '../lists.js';
import { orNull } from '../or-null.js';
import { boolean } from '../readers.js';
import { answered, noContent, silently, type Answer, type Call, type RestRoute } from '../route.js';
import { instanceFilters } from './instance-filters.js';
import { moments } from './moments.js';
import { pastVariablesAround } from './past-variables.js';

/** The version is the middle part of a definition's id, `key:version:deployment`. */
const versionIn = (definitionId: string): number | null => {
  const [, version] = /:(\d+):[^:]*$/.exec(definitionId) ?? [];
  return version === undefined ? null : Number(version);
};

interface Beside {
  /** Of the definition. */
  readonly name: string | undefined;
  readonly removedAt: Instant | undefined;
}

const instanceHistoryView = (instance: HistoricInstanceRecord, { name, removedAt }: Beside) => ({
  id: instance.id,
  businessKey: orNull(instance.businessKey),
  processDefinitionId: instance.definitionId,
  processDefinitionKey: instance.definitionKey,
  processDefinitionName: orNull(name),
  processDefinitionVersion: versionIn(instance.definitionId),
  ...moments(instance),
  removalTime: restDateOrNull(removedAt),
  startUserId: instance.startedBy,
  startActivityId: instance.startElementId,
  deleteReason: orNull(instance.deleteReason),
  rootProcessInstanceId: instance.rootInstanceId,
  superProcessInstanceId: orNull(instance.parentInstanceId),
  superCaseInstanceId: null,
  caseInstanceId: null,
  tenantId: null,
  state: instance.state,
});

const byId = <Body extends { readonly id: string }>(
  found: readonly ({ readonly body: Body } | undefined)[],
): ReadonlyMap<string, Body> =>
  new Map(found.flatMap((stored) => (stored ? [[stored.body.id, stored.body] as const] : [])));

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** With what the instances do not keep: the names of definitions, and when the outermost has outlived its own. */
const instanceViews = async ({ ports: { store } }: Call, instances: readonly HistoricInstanceRecord[]) => {
  const outermost = distinct(instances.map(({ rootInstanceId }) => rootInstanceId));
  const roots = byId(await store.getAll('historicInstance', outermost));
  const all = [...instances, ...roots.values()].map(({ definitionId }) => definitionId);
  const definitions = byId(await store.getAll('processDefinition', distinct(all)));
  return instances.map((instance) => {
    const root = roots.get(instance.rootInstanceId);
    return instanceHistoryView(instance, {
      name: definitions.get(instance.definitionId)?.name,
      removedAt: root && removalOf(root, definitions.get(root.definitionId)),
    });
  });
};

export const pastInstanceListed: Listed<'historicInstance'> = {
  kind: 'historicInstance',
  path: '/history/process-instance',
  filters: instanceFilters,
  unsupported: new Set(['executedJobAfter', 'executedJobBefore', 'withJobsRetrying']),
  sorts: {
    instanceId: 'id',
    definitionId: 'definitionId',
    definitionKey: 'definitionKey',
    businessKey: 'businessKey',
    startTime: 'startedAt',
    endTime: 'endedAt',
    tenantId: null,
  },
  orQueries: true,
  look: ({ ports }, instances) =>
    pastVariablesAround(
      ports,
      instances.map(({ id }) => ({ instanceId: id })),
    ),
  views: instanceViews,
};

const missing = (id: string) => unknown(`Historic process instance with id ${id} does not exist`);

const remove = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const instanceId = call.param('id');
  const mustExist = boolean(call.address()['failIfNotExists'] ?? true);
  if (!mustExist.ok) return mustExist;
  const found = await call.ports.store.get('historicInstance', instanceId);
  if (!found) return mustExist.value ? missing(instanceId) : noContent;
  return silently(call.commit((work) => deleteHistory(work, { instanceId })));
};

export const instanceHistoryRoutes: readonly RestRoute[] = [
  ...lists(pastInstanceListed),
  {
    method: 'get',
    path: '/history/process-instance/:id',
    async handle(call) {
      const found = await call.ports.store.get('historicInstance', call.param('id'));
      if (!found) return missing(call.param('id'));
      const [view] = await instanceViews(call, [found.body]);
      return answered(view);
    },
  },
  { method: 'delete', path: '/history/process-instance/:id', handle: remove },
];
