import { newestOfEach } from '../../application/design/list-workflows.js';
import type { Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from '../../ports/store.js';
import type { Fault } from './errors.js';
import { incidentFilters } from './incident-filters.js';
import { getLists } from './lists.js';
import { lookedUp } from './lookups.js';
import { flag, is, isNumber, like, nothing, oneOf, type Filter } from './params.js';
import { processDefinitionView } from './process-definition-view.js';
import { boolean, date, type Given } from './readers.js';
import type { Call } from './route.js';

/** `latestVersion`: which version is the newest of its key, no single record can tell. */
const onlyLatest = async (call: Call, given: Given): Promise<Outcome<readonly Condition[], Fault>> => {
  const latest = boolean(given['latestVersion'] ?? given['latest'] ?? false);
  if (!latest.ok) return latest;
  if (!latest.value) return ok([]);
  const newest = await newestOfEach(call.ports);
  return ok([{ field: 'id', in: newest.map(({ id }) => id) }]);
};

const ofDeployments = (condition: (at: Instant) => Condition): Filter =>
  lookedUp('deployment', date, {
    where: (at) => [condition(at)],
    demand: (found) => [{ field: 'deploymentId', in: found.map(({ id }) => id) }],
  });

/** The deployed versions of processes. Ids of deployments are in order of time. */
export const definitionLists = getLists({
  kind: 'processDefinition',
  path: '/process-definition',
  filters: {
    processDefinitionId: is('id'),
    processDefinitionIdIn: oneOf('id'),
    name: is('name'),
    nameLike: like('name'),
    deploymentId: is('deploymentId'),
    key: is('key'),
    keyLike: like('key'),
    keysIn: oneOf('key'),
    version: isNumber('version'),
    versionTag: is('versionTag'),
    versionTagLike: like('versionTag'),
    withoutVersionTag: flag(() => [{ field: 'versionTag', is: null }]),
    active: flag(() => [{ field: 'suspended', is: false }]),
    suspended: flag(() => [{ field: 'suspended', is: true }]),
    category: is('category'),
    categoryLike: like('category'),
    resourceName: is('resourceName'),
    resourceNameLike: like('resourceName'),
    deployedAt: ofDeployments((at) => ({ field: 'deployedAt', is: at })),
    deployedAfter: ofDeployments((at) => ({ field: 'deployedAt', above: at })),
    startableInTasklist: flag(() => [{ field: 'startableInTasklist', is: true }]),
    notStartableInTasklist: flag(() => [{ field: 'startableInTasklist', is: false }]),
    ...incidentFilters((incidents) => ({
      field: 'id',
      in: [...new Set(incidents.flatMap(({ definitionId }) => definitionId ?? []))],
    })),
    latestVersion: nothing,
    latest: nothing,
    withoutTenantId: nothing,
    includeProcessDefinitionsWithoutTenantId: nothing,
  },
  unsupported: new Set(['tenantIdIn', 'startableBy', 'startablePermissionCheck']),
  sorts: {
    id: 'id',
    key: 'key',
    name: 'name',
    version: 'version',
    deploymentId: 'deploymentId',
    versionTag: 'versionTag',
    category: 'category',
    deployTime: 'deploymentId',
    tenantId: null,
  },
  order: [{ by: 'key' }, { by: 'version' }],
  view: processDefinitionView,
  prepare: onlyLatest,
});
