/** A peer over HTTP, behind Express 5, answering the same three calls as Koers. */
import express from 'express';
import { tasksInARow } from '../models.mjs';
import { peers } from './index.mjs';

const { peer, file, tasks } = JSON.parse(process.argv[2]);
const session = await peers[peer]({ file, source: tasksInARow(tasks) });
const app = express();
app.disable('x-powered-by');
app.post('/engine-rest/process-definition/key/:key/start', async (_request, response) => {
  response.json({ id: await session.start() });
});
app.get('/engine-rest/task', async (request, response) => {
  const task = await session.openTask(String(request.query.processInstanceId));
  response.json(task ? [task] : []);
});
app.post('/engine-rest/task/:id/complete', express.json(), async (request, response) => {
  await session.complete(request.params.id);
  response.status(204).end();
});
const server = app.listen(0, '127.0.0.1', () =>
  process.send?.({ port: server.address().port, durability: session.durability }),
);
