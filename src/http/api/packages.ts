import { listPackages, viewPackage } from '../../application/care/packages.js';
import { ok } from '../../kernel/outcome.js';
import { packageList, sentPackage } from '../contract/v1.js';
import { outsiders } from './roles.js';
import { route } from './route.js';

const subject = 'Packages';

/** What somebody outside gets to see: what was sent to them, and nothing of the trajectory itself. */
export const packageRoutes = [
  route({
    method: 'get',
    path: '/packages',
    name: 'listPackages',
    summary: 'What was sent to me, newest first',
    subject,
    access: outsiders,
    answer: { status: 200, body: packageList },
    handle: async ({ house, who }) => ok({ body: { items: await listPackages(house.ports, who) } }),
  }),
  route({
    method: 'get',
    path: '/packages/{id}',
    name: 'viewPackage',
    summary: 'One package that was sent to me, as it was then',
    subject,
    access: outsiders,
    answer: { status: 200, body: sentPackage },
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const viewed = await viewPackage(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
];
