import { contentOf } from '../../application/design/view-model.js';
import type { Outcome } from '../../kernel/outcome.js';
import { diagram } from './diagrams.js';
import { unknown, type Fault } from './errors.js';
import { definitionFinders } from './find-definition.js';
import { changeRoutesOf, suspendByBody } from './process-definition-changes.js';
import { definitionLists } from './process-definition-lists.js';
import { activityStatistics, statistics } from './process-definition-statistics.js';
import { processDefinitionView } from './process-definition-view.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { startFormRoutesOf } from './start-forms.js';
import { startById, startByKey } from './start-process.js';
import { staticCalls } from './static-calls.js';

const { byId, byKey } = definitionFinders('processDefinition', {
  byId: 'definition',
  byKey: 'process definition',
});

type FindProcess = typeof byId;

const viewed =
  (find: FindProcess) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    return found.ok ? answered(processDefinitionView(found.value)) : found;
  };

const xml =
  (find: FindProcess) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    const { id, deploymentId, resourceName } = found.value;
    const bpmn20Xml = await contentOf(call.ports, deploymentId, resourceName);
    return bpmn20Xml === undefined
      ? unknown(`No matching process definition with id ${id}`)
      : answered({ id, bpmn20Xml });
  };

const routesOf = (path: string, find: FindProcess, allVersions: boolean): readonly RestRoute[] => [
  { method: 'get', path, handle: viewed(find) },
  { method: 'get', path: `${path}/xml`, handle: xml(find) },
  { method: 'get', path: `${path}/diagram`, handle: diagram(find) },
  { method: 'get', path: `${path}/statistics`, handle: activityStatistics(find) },
  ...startFormRoutesOf(path, find),
  ...changeRoutesOf(path, { find, allVersions }),
];

export const processDefinitionRoutes: readonly RestRoute[] = [
  ...definitionLists,
  { method: 'get', path: '/process-definition/statistics', handle: statistics },
  { method: 'put', path: '/process-definition/suspended', handle: suspendByBody },
  ...routesOf('/process-definition/key/:key', byKey, true),
  ...routesOf('/process-definition/:id', byId, false),
  {
    method: 'get',
    path: '/process-definition/:id/static-called-process-definitions',
    handle: staticCalls(byId),
  },
  { method: 'post', path: '/process-definition/key/:key/start', handle: startByKey },
  { method: 'post', path: '/process-definition/:id/start', handle: startById },
];
