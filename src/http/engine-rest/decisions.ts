import { evaluateDecision } from '../../application/engine/evaluate-decision.js';
import type { Json } from '../../kernel/json.js';
import type { Outcome } from '../../kernel/outcome.js';
import { decisionView } from './decision-view.js';
import { decisionXml } from './decision-xml.js';
import { diagram } from './diagrams.js';
import type { Fault } from './errors.js';
import { definitionFinders } from './find-definition.js';
import { getLists } from './lists.js';
import { flag, is, isNumber, like, nothing, oneOf } from './params.js';
import { fieldsOf } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { typedValueOf, variables } from './typed-values.js';

const decisionLists = getLists({
  kind: 'decisionDefinition',
  path: '/decision-definition',
  filters: {
    decisionDefinitionId: is('id'),
    decisionDefinitionIdIn: oneOf('id'),
    name: is('name'),
    nameLike: like('name'),
    deploymentId: is('deploymentId'),
    key: is('key'),
    keyLike: like('key'),
    version: isNumber('version'),
    versionTag: is('versionTag'),
    versionTagLike: like('versionTag'),
    resourceName: is('resourceName'),
    resourceNameLike: like('resourceName'),
    decisionRequirementsDefinitionId: is('requirementsId'),
    decisionRequirementsDefinitionKey: is('requirementsKey'),
    withoutDecisionRequirementsDefinition: flag(() => [{ field: 'requirementsId', is: null }]),
    withoutTenantId: nothing,
  },
  unsupported: new Set([
    'latestVersion',
    'category',
    'categoryLike',
    'tenantIdIn',
    'deployedAfter',
    'deployedAt',
  ]),
  sorts: {
    id: 'id',
    key: 'key',
    name: 'name',
    version: 'version',
    deploymentId: 'deploymentId',
    versionTag: 'versionTag',
    decisionRequirementsDefinitionKey: 'requirementsKey',
    tenantId: null,
  },
  order: [{ by: 'key' }, { by: 'version' }],
  view: decisionView,
});

const what = 'decision definition';

const { byId, byKey } = definitionFinders('decisionDefinition', { byId: what, byKey: what });

type Find = typeof byId;

const viewed =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    return found.ok ? answered(decisionView(found.value)) : found;
  };

/** One row of an answer: each output by its name. */
const rowOf = (row: Json): Readonly<Record<string, unknown>> =>
  typeof row === 'object' && row !== null && !Array.isArray(row)
    ? Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typedValueOf(value, undefined)]))
    : { result: typedValueOf(row, undefined) };

const evaluate =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    if (!body.ok) return body;
    const given = fieldsOf(body.value, { variables });
    if (!given.ok) return given;
    const found = await find(call);
    if (!found.ok) return found;
    const definition = found.value;
    const decided = await call.commit(
      (work) => evaluateDecision(work, { definition, variables: given.value.variables ?? { values: {} } }),
      `Cannot evaluate decision ${definition.key}`,
    );
    if (!decided.ok) return decided;
    const { result } = decided.value;
    return answered((Array.isArray(result) ? (result as readonly Json[]) : [result]).map(rowOf));
  };

export const decisionRoutes: readonly RestRoute[] = [
  ...decisionLists,
  { method: 'get', path: '/decision-definition/key/:key', handle: viewed(byKey) },
  { method: 'get', path: '/decision-definition/key/:key/xml', handle: decisionXml(byKey, what) },
  { method: 'get', path: '/decision-definition/key/:key/diagram', handle: diagram(byKey) },
  { method: 'post', path: '/decision-definition/key/:key/evaluate', handle: evaluate(byKey) },
  { method: 'get', path: '/decision-definition/:id', handle: viewed(byId) },
  { method: 'get', path: '/decision-definition/:id/xml', handle: decisionXml(byId, what) },
  { method: 'get', path: '/decision-definition/:id/diagram', handle: diagram(byId) },
  { method: 'post', path: '/decision-definition/:id/evaluate', handle: evaluate(byId) },
];
