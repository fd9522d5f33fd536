import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerOf } from './authentication/caller.js';
import { languageOf } from './language.js';
import type { Passage } from './passage.js';
import { belowEngineRest } from './path-of.js';
import { problems, type Refusal } from './problems.js';
import { sendJson } from './send.js';

/** How /engine-rest says no: in the shape of the API it stands in for. */
export const refuseEngineRest = (req: IncomingMessage, res: ServerResponse, refusal: Refusal): void => {
  const { status, title, advice } = problems[refusal.code];
  const language = languageOf(req);
  if (refusal.retryAfterSeconds !== undefined) res.setHeader('Retry-After', refusal.retryAfterSeconds);
  sendJson(res, status, {
    type:
      status === 401 ? 'AuthenticationException' : status < 500 ? 'AuthorizationException' : 'RestException',
    message: `${title[language]}. ${advice[language]}`,
  });
};

/** What a process designer may look at: models, never running work. */
const modelPaths =
  /^\/(?:version|engine|deployment|process-definition|decision-definition|decision-requirements-definition)(?:\/|$)/;
/** Where a model's address leads to work after all. */
const workPaths = /\/(?:statistics|start|submit-form|evaluate|delete)$/;

/**
 * Who may use /engine-rest. It knows tasks and variables but no dossier, so it cannot apply the rules of one
 * (four eyes, grants): it is for application management. Process designers may read models.
 */
export const mayUseEngineRest = (groups: readonly string[], method: string, path: string): boolean => {
  if (groups.includes('app-admin')) return true;
  const reads = method === 'GET' || method === 'HEAD';
  return groups.includes('process-designer') && reads && modelPaths.test(path) && !workPaths.test(path);
};

export const engineRestGuard: Passage = (req, res, next) => {
  if (mayUseEngineRest(callerOf(req).groups, req.method ?? '', belowEngineRest(req))) next();
  else refuseEngineRest(req, res, { code: 'not-allowed' });
};
