import { contentOf } from '../../application/design/view-model.js';
import { evaluateDecision } from '../../application/engine/evaluate-decision.js';
import type { Json } from '../../kernel/json.js';
import type { Outcome } from '../../kernel/outcome.js';
import { decisionView } from './decision-view.js';
import { unknown, type Fault } from './errors.js';
import { definitionFinders } from './find-definition.js';
import { getLists } from './lists.js';
import { is, isNumber, like, nothing, oneOf } from './params.js';
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
    withoutTenantId: nothing,
  },
  unsupported: new Set([
    'latestVersion',
    'category',
    'categoryLike',
    'resourceName',
    'resourceNameLike',
    'decisionRequirementsDefinitionId',
    'decisionRequirementsDefinitionKey',
    'withoutDecisionRequirementsDefinition',
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
    tenantId: null,
  },
  order: [{ by: 'key' }, { by: 'version' }],
  view: decisionView,
});

const { byId, byKey } = definitionFinders('decisionDefinition', {
  byId: 'decision definition',
  byKey: 'decision definition',
});

type Find = typeof byId;

const viewed =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    return found.ok ? answered(decisionView(found.value)) : found;
  };

const xml =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    const { id, deploymentId, resourceName } = found.value;
    const dmnXml = await contentOf(call.ports, deploymentId, resourceName);
    return dmnXml === undefined
      ? unknown(`No matching decision definition with id ${id}`)
      : answered({ id, dmnXml });
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
  { method: 'get', path: '/decision-definition/key/:key/xml', handle: xml(byKey) },
  { method: 'post', path: '/decision-definition/key/:key/evaluate', handle: evaluate(byKey) },
  { method: 'get', path: '/decision-definition/:id', handle: viewed(byId) },
  { method: 'get', path: '/decision-definition/:id/xml', handle: xml(byId) },
  { method: 'post', path: '/decision-definition/:id/evaluate', handle: evaluate(byId) },
];
