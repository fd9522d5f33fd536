import type { RequestHandler } from 'express';
import { decisionRoutes } from './decisions.js';
import { deploymentRoutes } from './deployments.js';
import { unknown } from './errors.js';
import { executionRoutes } from './executions.js';
import { externalTaskRoutes } from './external-tasks.js';
import { activityHistoryRoutes } from './history/activities.js';
import { instanceHistoryRoutes } from './history/instances.js';
import { variableHistoryRoutes } from './history/variables.js';
import { incidentRoutes } from './incidents.js';
import { jobRoutes } from './jobs.js';
import { messageRoutes } from './messages.js';
import { pathsOf } from './paths.js';
import { processDefinitionRoutes } from './process-definitions.js';
import { processInstanceRoutes } from './process-instances.js';
import { sendFault, serve, type EngineRest, type RestRoute } from './route.js';
import { serviceRoutes } from './service.js';
import { taskCommandRoutes } from './task-commands.js';
import { taskRoutes } from './tasks.js';

/** Every route of /engine-rest this service has. */
export const engineRestRoutes: readonly RestRoute[] = [
  ...taskRoutes,
  ...taskCommandRoutes,
  ...externalTaskRoutes,
  ...messageRoutes,
  ...processInstanceRoutes,
  ...processDefinitionRoutes,
  ...executionRoutes,
  ...jobRoutes,
  ...incidentRoutes,
  ...deploymentRoutes,
  ...decisionRoutes,
  ...instanceHistoryRoutes,
  ...activityHistoryRoutes,
  ...variableHistoryRoutes,
  ...serviceRoutes,
];

const pathOf = (url: string): string => {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
};

/** Serves the part of the Camunda 7 REST API that this service has; the rest of it is not found. */
export const engineRestRouter = (rest: EngineRest): RequestHandler => {
  const find = pathsOf(engineRestRoutes);
  return (req, res, next) => {
    const found = find(req.method, pathOf(req.url));
    if (found === undefined)
      sendFault(res, unknown(`No resource at '${req.method} ${pathOf(req.url)}'`).reason);
    else if ('allow' in found) {
      res.setHeader('Allow', found.allow.join(', '));
      const message = `Expected ${found.allow.join(' or ')} at this address, but got ${req.method}`;
      sendFault(res, { status: 405, type: 'NotAllowedException', message, code: null });
    } else serve(rest, found.route, { req, res, params: found.params }).catch(next);
  };
};
