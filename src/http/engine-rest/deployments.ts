import { deleteDeployment } from '../../application/engine/delete-deployment.js';
import { ok } from '../../kernel/outcome.js';
import { createDeployment, redeploy } from './deployment-create.js';
import { deploymentView } from './deployment-view.js';
import { unknown } from './errors.js';
import { getLists } from './lists.js';
import { after, before, flag, is, like, nothing } from './params.js';
import { boolean } from './readers.js';
import { answered, silently, type Call, type RestRoute } from './route.js';

const deploymentLists = getLists({
  kind: 'deployment',
  path: '/deployment',
  filters: {
    id: is('id'),
    name: is('name'),
    nameLike: like('name'),
    source: is('source'),
    withoutSource: flag(() => [{ field: 'source', is: null }]),
    withoutTenantId: nothing,
    includeDeploymentsWithoutTenantId: nothing,
    before: before('deployedAt'),
    after: after('deployedAt'),
  },
  unsupported: new Set(['tenantIdIn']),
  sorts: { id: 'id', name: 'name', deploymentTime: 'deployedAt', tenantId: null },
  view: deploymentView,
});

const resourcesOf = async ({ ports }: Call, deploymentId: string) => {
  const found = await ports.store.find('resource', {
    where: [{ field: 'deploymentId', is: deploymentId }],
    sort: [{ by: 'name' }],
  });
  return found.map(({ body }) => body);
};

export const deploymentRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/deployment/create', handle: createDeployment },
  ...deploymentLists,
  {
    method: 'get',
    path: '/deployment/registered',
    /** What is deployed is executed: every deployment is registered for it. */
    async handle({ ports }) {
      const found = await ports.store.find('deployment', { sort: [{ by: 'deployedAt' }], limit: 10_000 });
      return answered(found.map(({ body }) => body.id));
    },
  },
  { method: 'post', path: '/deployment/:id/redeploy', handle: redeploy },
  {
    method: 'get',
    path: '/deployment/:id',
    async handle({ ports, param }) {
      const found = await ports.store.get('deployment', param('id'));
      return found
        ? answered(deploymentView(found.body))
        : unknown(`Deployment with id '${param('id')}' does not exist`);
    },
  },
  {
    method: 'get',
    path: '/deployment/:id/resources',
    async handle(call) {
      const deploymentId = call.param('id');
      const resources = await resourcesOf(call, deploymentId);
      return resources.length === 0
        ? unknown(`Deployment resources for deployment id '${deploymentId}' do not exist.`)
        : answered(resources.map(({ id, name }) => ({ id, name, deploymentId })));
    },
  },
  {
    method: 'get',
    path: '/deployment/:id/resources/:resourceId',
    async handle({ ports, param }) {
      const found = await ports.store.get('resource', param('resourceId'));
      if (found?.body.deploymentId !== param('id'))
        return unknown(`Deployment resource with resource id '${param('resourceId')}' does not exist`);
      const { id, name, deploymentId } = found.body;
      return answered({ id, name, deploymentId });
    },
  },
  {
    method: 'get',
    path: '/deployment/:id/resources/:resourceId/data',
    async handle({ ports, param }) {
      const found = await ports.store.get('resource', param('resourceId'));
      if (found?.body.deploymentId !== param('id'))
        return unknown(`Deployment resource '${param('resourceId')}' does not exist`);
      return ok({ status: 200, file: { name: found.body.name, content: found.body.content } });
    },
  },
  {
    method: 'delete',
    path: '/deployment/:id',
    async handle({ address, param, commit }) {
      const cascade = boolean(address()['cascade'] ?? false);
      if (!cascade.ok) return cascade;
      return silently(
        commit(
          (work) => deleteDeployment(work, { deploymentId: param('id'), cascade: cascade.value }),
          `Cannot delete deployment '${param('id')}'`,
        ),
      );
    },
  },
];
