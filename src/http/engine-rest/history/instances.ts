import { deleteHistory } from '../../../application/history/delete-history.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { HistoricInstanceRecord } from '../../../ports/records.js';
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

const instanceHistoryView = (instance: HistoricInstanceRecord, name: string | undefined) => ({
  id: instance.id,
  businessKey: orNull(instance.businessKey),
  processDefinitionId: instance.definitionId,
  processDefinitionKey: instance.definitionKey,
  processDefinitionName: orNull(name),
  processDefinitionVersion: versionIn(instance.definitionId),
  ...moments(instance),
  removalTime: null,
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

/** With the names of the definitions, which the instances themselves do not keep. */
const instanceViews = async ({ ports }: Call, instances: readonly HistoricInstanceRecord[]) => {
  const ids = [...new Set(instances.map(({ definitionId }) => definitionId))];
  const found = await ports.store.getAll('processDefinition', ids);
  const names = new Map(found.flatMap((stored) => (stored ? [[stored.body.id, stored.body.name]] : [])));
  return instances.map((instance) => instanceHistoryView(instance, names.get(instance.definitionId)));
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
