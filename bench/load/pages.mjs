/** What the browser asks for its pages, as people look at them: one after the other, each on connections of its own. */
import { openClient } from './http-client.mjs';
import { percentiles } from './percentiles.mjs';

const { port, seconds } = JSON.parse(process.argv[2]);
const authorizationOf = (user) => `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;

/** As a browser: two requests at once go over two connections. */
const browserOf = async (user) => {
  const settings = { port, authorization: authorizationOf(user) };
  const clients = [await openClient(settings), await openClient(settings)];
  return {
    page: (...paths) => Promise.all(paths.map((path, at) => clients[at].json('GET', `/api/v1${path}`))),
    close: () => clients.forEach((client) => client.close()),
  };
};

const caseworker = await browserOf('caseworker');
const manager = await browserOf('manager');
const lead = await browserOf('teamlead');
const [{ items }] = await lead.page('/trajectories?limit=50');
if (items.length === 0) throw new Error('Expected trajectories to look at, but there are none');

const timings = { inbox: [], overdue: [], trajectory: [] };
const timed = async (name, look) => {
  const began = performance.now();
  await look();
  timings[name].push(performance.now() - began);
};
const end = performance.now() + seconds * 1000;
const looking = async (name, look) => {
  for (let at = 0; performance.now() < end; at += 1) {
    await timed(name, () => look(at));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

await Promise.all([
  looking('inbox', () => caseworker.page('/tasks?scope=all&limit=50&offset=0', '/task-counts')),
  looking('overdue', () => manager.page('/overdue')),
  looking('trajectory', (at) => {
    const { id } = items[at % items.length];
    return lead.page(`/trajectories/${id}`, `/trajectories/${id}/timeline?limit=50`);
  }),
]);
for (const browser of [caseworker, manager, lead]) browser.close();
console.log(
  JSON.stringify(
    Object.fromEntries(
      Object.entries(timings).map(([name, list]) => [name, { times: list.length, ...percentiles(list) }]),
    ),
  ),
);
