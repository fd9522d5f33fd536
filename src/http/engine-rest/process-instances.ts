import { setVariables } from '../../application/engine/set-variables.js';
import { suspendInstance } from '../../application/engine/suspend-instance.js';
import { terminateInstance } from '../../application/engine/terminate-instance.js';
import { variablesOfInstance } from '../../application/engine/view-variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { activityTree } from './activity-tree.js';
import { invalid, unknown, type Fault } from './errors.js';
import { instanceLists, instanceView } from './instance-lists.js';
import { boolean, fieldsOf } from './readers.js';
import { answered, noContent, silently, type Answer, type Call, type RestRoute } from './route.js';
import { variableRoutes } from './variable-routes.js';

const noInstance = (id: string): Outcome<never, Fault> =>
  unknown(`Process instance with id ${id} does not exist`);

const view = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const found = await ports.store.get('instance', param('id'));
  return found ? answered(instanceView(found.body)) : noInstance(param('id'));
};

const tree = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const found = await ports.store.get('instance', param('id'));
  const definition = found && (await ports.definitions.byId(found.body.definitionId));
  return definition ? answered(activityTree(found.body.state, definition)) : noInstance(param('id'));
};

const end = async ({ ports, address, param, commit }: Call): Promise<Outcome<Answer, Fault>> => {
  const instanceId = param('id');
  const mustExist = boolean(address()['failIfNotExists'] ?? true);
  if (!mustExist.ok) return mustExist;
  const found = await ports.store.get('instance', instanceId);
  if (!found) return mustExist.value ? noInstance(instanceId) : noContent;
  return silently(commit((work) => terminateInstance(work, { instanceId })));
};

const suspend = async ({ body, param, commit }: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await body();
  if (!given.ok) return given;
  const fields = fieldsOf(given.value, { suspended: boolean });
  if (!fields.ok) return fields;
  const { suspended } = fields.value;
  if (suspended === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  return silently(commit((work) => suspendInstance(work, { instanceId: param('id'), suspended })));
};

export const processInstanceRoutes: readonly RestRoute[] = [
  ...instanceLists,
  { method: 'get', path: '/process-instance/:id', handle: view },
  { method: 'delete', path: '/process-instance/:id', handle: end },
  { method: 'put', path: '/process-instance/:id/suspended', handle: suspend },
  { method: 'get', path: '/process-instance/:id/activity-instances', handle: tree },
  ...variableRoutes({
    path: '/process-instance/:id/variables',
    owner: 'process instance',
    async read({ ports, param }) {
      const found = await variablesOfInstance(ports, param('id'));
      return found ? ok(found) : noInstance(param('id'));
    },
    change: ({ commit, param }, changes) =>
      commit((work) => setVariables(work, { instanceId: param('id'), ...changes })),
  }),
];
