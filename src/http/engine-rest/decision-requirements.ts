import type { RequirementsDefinitionRecord } from '../../ports/records.js';
import type { Outcome } from '../../kernel/outcome.js';
import { decisionXml } from './decision-xml.js';
import { diagram } from './diagrams.js';
import type { Fault } from './errors.js';
import { definitionFinders } from './find-definition.js';
import { getLists } from './lists.js';
import { orNull } from './or-null.js';
import { is, isNumber, like, nothing, oneOf } from './params.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';

const requirementsView = (definition: RequirementsDefinitionRecord) => ({
  id: definition.id,
  key: definition.key,
  category: orNull(definition.category),
  name: orNull(definition.name),
  version: definition.version,
  resource: definition.resourceName,
  deploymentId: definition.deploymentId,
  tenantId: null,
});

const requirementsLists = getLists({
  kind: 'requirementsDefinition',
  path: '/decision-requirements-definition',
  filters: {
    decisionRequirementsDefinitionId: is('id'),
    decisionRequirementsDefinitionIdIn: oneOf('id'),
    name: is('name'),
    nameLike: like('name'),
    deploymentId: is('deploymentId'),
    key: is('key'),
    keyLike: like('key'),
    category: is('category'),
    categoryLike: like('category'),
    version: isNumber('version'),
    resourceName: is('resourceName'),
    resourceNameLike: like('resourceName'),
    withoutTenantId: nothing,
    includeDecisionRequirementsDefinitionsWithoutTenantId: nothing,
  },
  unsupported: new Set(['latestVersion', 'tenantIdIn']),
  sorts: {
    id: 'id',
    key: 'key',
    name: 'name',
    version: 'version',
    deploymentId: 'deploymentId',
    category: 'category',
    tenantId: null,
  },
  order: [{ by: 'key' }, { by: 'version' }],
  view: requirementsView,
});

const what = 'decision requirements definition';

const { byId, byKey } = definitionFinders('requirementsDefinition', { byId: what, byKey: what });

const viewed =
  (find: typeof byId) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    return found.ok ? answered(requirementsView(found.value)) : found;
  };

const routesOf = (path: string, find: typeof byId): readonly RestRoute[] => [
  { method: 'get', path, handle: viewed(find) },
  { method: 'get', path: `${path}/xml`, handle: decisionXml(find, what) },
  { method: 'get', path: `${path}/diagram`, handle: diagram(find) },
];

export const decisionRequirementsRoutes: readonly RestRoute[] = [
  ...requirementsLists,
  ...routesOf('/decision-requirements-definition/key/:key', byKey),
  ...routesOf('/decision-requirements-definition/:id', byId),
];
