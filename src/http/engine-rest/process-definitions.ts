import { newestOfEach } from '../../application/design/list-workflows.js';
import { contentOf } from '../../application/design/view-model.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from '../../ports/store.js';
import { unknown, type Fault } from './errors.js';
import { definitionFinders } from './find-definition.js';
import { getLists } from './lists.js';
import { flag, is, isNumber, like, nothing, oneOf } from './params.js';
import { processDefinitionView } from './process-definition-view.js';
import { boolean, type Given } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { startById, startByKey } from './start-process.js';

/** `latestVersion`: which version is the newest of its key, no single record can tell. */
const onlyLatest = async (call: Call, given: Given): Promise<Outcome<readonly Condition[], Fault>> => {
  const latest = boolean(given['latestVersion'] ?? given['latest'] ?? false);
  if (!latest.ok) return latest;
  if (!latest.value) return ok([]);
  const newest = await newestOfEach(call.ports);
  return ok([{ field: 'id', in: newest.map(({ id }) => id) }]);
};

const definitionLists = getLists({
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
    latestVersion: nothing,
    latest: nothing,
    withoutTenantId: nothing,
    includeProcessDefinitionsWithoutTenantId: nothing,
  },
  unsupported: new Set([
    'deployedAfter',
    'deployedAt',
    'category',
    'categoryLike',
    'resourceName',
    'resourceNameLike',
    'startableBy',
    'tenantIdIn',
    'incidentId',
    'incidentType',
    'incidentMessage',
    'incidentMessageLike',
    'startableInTasklist',
    'notStartableInTasklist',
    'startablePermissionCheck',
  ]),
  sorts: {
    id: 'id',
    key: 'key',
    name: 'name',
    version: 'version',
    deploymentId: 'deploymentId',
    versionTag: 'versionTag',
    tenantId: null,
  },
  order: [{ by: 'key' }, { by: 'version' }],
  view: processDefinitionView,
  prepare: onlyLatest,
});

const { byId, byKey } = definitionFinders('processDefinition', {
  byId: 'definition',
  byKey: 'process definition',
});

type Find = typeof byId;

const viewed =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    return found.ok ? answered(processDefinitionView(found.value)) : found;
  };

const xml =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    const { id, deploymentId, resourceName } = found.value;
    const bpmn20Xml = await contentOf(call.ports, deploymentId, resourceName);
    return bpmn20Xml === undefined
      ? unknown(`No matching process definition with id ${id}`)
      : answered({ id, bpmn20Xml });
  };

export const processDefinitionRoutes: readonly RestRoute[] = [
  ...definitionLists,
  { method: 'get', path: '/process-definition/key/:key', handle: viewed(byKey) },
  { method: 'get', path: '/process-definition/key/:key/xml', handle: xml(byKey) },
  { method: 'post', path: '/process-definition/key/:key/start', handle: startByKey },
  { method: 'get', path: '/process-definition/:id', handle: viewed(byId) },
  { method: 'get', path: '/process-definition/:id/xml', handle: xml(byId) },
  { method: 'post', path: '/process-definition/:id/start', handle: startById },
];
