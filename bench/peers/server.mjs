/**
 * The peer over HTTP: bpmn-engine behind Express 5, answering the same three calls. Its state is recovered before
 * and saved after each task, in the same embedded database with the same durability (WAL, synchronous=FULL).
 */
import { EventEmitter } from 'node:events';
import express from 'express';
import { bpmnEngineSession } from './peer-session.mjs';

const session = bpmnEngineSession(process.argv[2]);
const app = express();
app.disable('x-powered-by');
app.post('/engine-rest/process-definition/key/:key/start', async (request, response) => {
  response.json({ id: await session.start() });
});
app.get('/engine-rest/task', (request, response) => {
  const task = session.openTask(String(request.query.processInstanceId));
  response.json(task ? [task] : []);
});
app.post('/engine-rest/task/:id/complete', express.json(), async (request, response) => {
  await session.complete(request.params.id);
  response.status(204).end();
});
EventEmitter.defaultMaxListeners = 100;
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
