import { Router, type RequestHandler } from 'express';
import type { House } from '../house.js';
import { sendProblem } from '../send.js';
import { routes } from './index.js';
import type { AnyRoute } from './route.js';
import { serve } from './serve.js';

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** The methods each path takes, for the Allow header. */
const methodsByPath = (served: readonly AnyRoute[]): ReadonlyMap<string, readonly string[]> => {
  const methods = new Map<string, string[]>();
  for (const { path, method } of served) {
    const more = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    methods.set(path, [...(methods.get(path) ?? []), ...more]);
  }
  return methods;
};

/** Serves /api/v1: what is public without asking who, the rest behind `signedIn`. */
export const apiRouter = (house: House, signedIn: RequestHandler): Router => {
  const router = Router({ caseSensitive: true, strict: true });
  for (const route of routes) {
    const guards = route.access === 'public' ? [] : [signedIn];
    router[route.method](expressPath(route.path), ...guards, serve(route, house));
  }
  for (const [path, allow] of methodsByPath(routes)) {
    router.all(expressPath(path), signedIn, (req, res) =>
      sendProblem(req, res, { code: 'method-not-allowed', allow }),
    );
  }
  router.use(signedIn, (req, res) => sendProblem(req, res, { code: 'not-found' }));
  return router;
};
