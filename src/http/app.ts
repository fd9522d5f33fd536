import type { RequestListener } from 'node:http';
import express, { type RequestHandler } from 'express';
import { routes } from './api/index.js';
import { openApiDocument } from './api/openapi.js';
import { apiRouter } from './api/router.js';
import { requireCaller, type Refuse } from './authentication/require-caller.js';
import { engineRestGuard, refuseEngineRest } from './engine-rest-door.js';
import { answerFaults } from './faults.js';
import { health, ready } from './health.js';
import { loopbackHostOnly } from './host-guard.js';
import type { House } from './house.js';
import { inARow, type Passage } from './passage.js';
import { isEngineRest, withoutOrigin } from './path-of.js';
import { problemPage } from './problem-page.js';
import { logRequests } from './request-log.js';
import { securityHeaders, securityHeadersToCome } from './security-headers.js';
import { sendJson, sendProblem } from './send.js';
import { webFiles } from './web-files.js';

export interface AppOptions {
  /** Of the product, for the OpenAPI document. */
  readonly version: string;
  /** Where the browser application was built. */
  readonly webDirectory: string;
  /** The Camunda-compatible API; it finds who asks with `callerOf`. */
  readonly engineRest: Passage;
}

const basicChallenge = 'Basic realm="Koers", charset="UTF-8"';
const bearerChallenge = 'Bearer realm="Koers"';

/**
 * The whole HTTP side. /engine-rest, which programs ask many times a second, goes beside Express: what Express does to
 * a request before its first handler costs more than answering it.
 */
export const createApp = (
  house: House,
  { version, webDirectory, engineRest }: AppOptions,
): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);

  const isDemo = house.passwordDesk !== undefined;
  const challenge = isDemo ? basicChallenge : bearerChallenge;
  const signedIn = (refuse: Refuse): Passage => requireCaller(house.authenticate, { challenge, refuse });

  app.use(securityHeaders);
  if (house.log.detailed) app.use(logRequests(house.log));
  app.get('/health', health);
  if (isDemo) app.use(loopbackHostOnly);
  const document = openApiDocument(routes, version);
  app.get('/api/v1/openapi.json', (_req, res) => sendJson(res, 200, document));
  app.use('/api/v1', apiRouter(house, signedIn(sendProblem)));
  app.get('/ready', ready(house.readiness));
  app.get('/problems/:code', problemPage);
  app.use(['/api', '/problems'], notFound);
  app.use(webFiles(webDirectory));
  app.use(notFound);
  const fault = answerFaults(house.log);
  app.use(fault);

  const engineRestWay = inARow(
    [
      securityHeadersToCome,
      ...(house.log.detailed ? [logRequests(house.log)] : []),
      ...(isDemo ? [loopbackHostOnly] : []),
      signedIn(refuseEngineRest),
      engineRestGuard,
      engineRest,
    ],
    fault,
  );
  return (req, res) => {
    withoutOrigin(req);
    if (isEngineRest(req)) engineRestWay(req, res);
    else app(req, res);
  };
};

const notFound: RequestHandler = (req, res) => sendProblem(req, res, { code: 'not-found' });
