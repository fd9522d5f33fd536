import { answered, type RestRoute } from './route.js';

/** What clients ask to see whom they speak with. */
export const serviceRoutes: readonly RestRoute[] = [
  {
    method: 'get',
    path: '/version',
    handle: ({ rest }) => Promise.resolve(answered({ version: rest.version })),
  },
  { method: 'get', path: '/engine', handle: () => Promise.resolve(answered([{ name: 'default' }])) },
];
