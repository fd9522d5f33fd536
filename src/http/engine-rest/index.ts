import { adHocRoutes } from './ad-hoc-activities.js';
import { authorizationRoutes } from './authorizations.js';
import { conditionRoutes } from './conditions.js';
import { commentRoutes } from './comments.js';
import { decisionRequirementsRoutes } from './decision-requirements.js';
import { decisionRoutes } from './decisions.js';
import { deploymentRoutes } from './deployments.js';
import { unknown } from './errors.js';
import { attachmentRoutes } from './attachments.js';
import { filterRoutes } from './filters.js';
import { eventSubscriptionRoutes } from './event-subscriptions.js';
import { executionRoutes } from './executions.js';
import { explanationRoutes } from './explanations.js';
import { externalTaskRoutes } from './external-tasks.js';
import { activityHistoryRoutes } from './history/activities.js';
import { cleanupRoutes } from './history/cleanup.js';
import { cleanableRoutes } from './history/cleanable.js';
import { decisionInstanceRoutes } from './history/decision-instances.js';
import { detailRoutes } from './history/details.js';
import { durationRoutes } from './history/durations.js';
import { identityLinkLogRoutes } from './history/identity-links.js';
import { incidentHistoryRoutes } from './history/incidents.js';
import { instanceHistoryRoutes } from './history/instances.js';
import { jobLogRoutes } from './history/job-logs.js';
import { statisticsRoutes } from './history/statistics.js';
import { taskHistoryRoutes } from './history/tasks.js';
import { userOperationRoutes } from './history/user-operations.js';
import { variableHistoryRoutes } from './history/variables.js';
import { identityRoutes } from './identity.js';
import { incidentRoutes } from './incidents.js';
import { jobDefinitionChangeRoutes } from './job-definition-changes.js';
import { jobDefinitionRoutes } from './job-definitions.js';
import { jobRoutes } from './jobs.js';
import { messageRoutes } from './messages.js';
import { metricRoutes } from './metrics.js';
import type { Passage } from '../passage.js';
import { belowEngineRest } from '../path-of.js';
import { batchRoutes } from './batches.js';
import { retryRoutes } from './retries-of-many.js';
import { changeToManyRoutes } from './changes-to-many.js';
import { migrationRoutes } from './migrations.js';
import { modificationRoutes } from './modifications.js';
import { pathsOf } from './paths.js';
import { processDefinitionRoutes } from './process-definitions.js';
import { processInstanceRoutes } from './process-instances.js';
import { sendFault, serve, type EngineRest, type RestRoute } from './route.js';
import { restartRoutes } from './restarts.js';
import { serviceRoutes } from './service.js';
import { taskChangeRoutes } from './task-changes.js';
import { taskCommandRoutes } from './task-commands.js';
import { taskRoutes } from './tasks.js';
import { refusingRoutes } from './unsupported-routes.js';
import { variableInstanceRoutes } from './variable-instances.js';

/** Every route of /engine-rest this service has. */
export const engineRestRoutes: readonly RestRoute[] = [
  ...taskRoutes,
  ...taskCommandRoutes,
  ...taskChangeRoutes,
  ...commentRoutes,
  ...attachmentRoutes,
  ...filterRoutes,
  ...externalTaskRoutes,
  ...messageRoutes,
  ...conditionRoutes,
  ...processInstanceRoutes,
  ...modificationRoutes,
  ...migrationRoutes,
  ...changeToManyRoutes,
  ...retryRoutes,
  ...batchRoutes,
  ...explanationRoutes,
  ...processDefinitionRoutes,
  ...restartRoutes,
  ...executionRoutes,
  ...variableInstanceRoutes,
  ...eventSubscriptionRoutes,
  ...adHocRoutes,
  ...jobRoutes,
  ...jobDefinitionRoutes,
  ...jobDefinitionChangeRoutes,
  ...incidentRoutes,
  ...deploymentRoutes,
  ...decisionRoutes,
  ...decisionRequirementsRoutes,
  ...instanceHistoryRoutes,
  ...activityHistoryRoutes,
  ...variableHistoryRoutes,
  ...userOperationRoutes,
  ...taskHistoryRoutes,
  ...statisticsRoutes,
  ...durationRoutes,
  ...cleanupRoutes,
  ...cleanableRoutes,
  ...identityRoutes,
  ...authorizationRoutes,
  ...detailRoutes,
  ...jobLogRoutes,
  ...decisionInstanceRoutes,
  ...identityLinkLogRoutes,
  ...incidentHistoryRoutes,
  ...metricRoutes,
  ...serviceRoutes,
];

/** Serves the part of the Camunda 7 REST API that this service has; the rest of it is refused as such. */
export const engineRestRouter = (rest: EngineRest): Passage => {
  const find = pathsOf([...engineRestRoutes, ...refusingRoutes(engineRestRoutes)]);
  return (req, res, next) => {
    const method = req.method ?? '';
    const path = belowEngineRest(req);
    const found = find(method, path);
    if (found === undefined) sendFault(res, unknown(`No resource at '${method} ${path}'`).reason);
    else if ('allow' in found) {
      res.setHeader('Allow', found.allow.join(', '));
      const message = `Expected ${found.allow.join(' or ')} at this address, but got ${method}`;
      sendFault(res, { status: 405, type: 'NotAllowedException', message, code: null });
    } else serve(rest, found.route, { req, res, params: found.params }).catch(next);
  };
};
