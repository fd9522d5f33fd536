import { refused } from '../../kernel/outcome.js';
import type { RestRoute } from './route.js';
import { dataOf } from './unsupported/data-of.js';
import { routesOfCases } from './unsupported/routes-of-cases.js';
import { routesOfTenants } from './unsupported/routes-of-tenants.js';

/*
 * What the REST API of Camunda 7 has and this service has not, by the reason why. Whoever asks for one of these hears so,
 * instead of hearing that there is nothing at the address. Taking one in means serving it and taking it out of here;
 * the published table is held against both.
 */

const byReason: Readonly<Record<string, readonly string[]>> = {
  'it keeps no tenants': routesOfTenants,
  'no file is a variable: attach it to a task, or refer to a document by its id': [
    ...dataOf('/task/{id}/variables/{name}'),
    ...dataOf('/task/{id}/localVariables/{name}'),
    ...dataOf('/process-instance/{id}/variables/{name}'),
    ...dataOf('/execution/{id}/localVariables/{name}'),
    'GET /variable-instance/{id}/data',
    'GET /history/variable-instance/{id}/data',
    'GET /history/detail/{id}/data',
  ],
  'it draws no forms: take the fields from the model, or the form by deployed-form': [
    'GET /task/{id}/rendered-form',
    'GET /process-definition/{id}/rendered-form',
    'GET /process-definition/key/{key}/rendered-form',
  ],
  'what a file of decisions did as a whole is not counted: ask decision-instance': [
    'GET /history/decision-requirements-definition/{id}/statistics',
  ],
  'history ends by the time to live of a process definition, or is deleted by hand': [
    'POST /history/process-instance/set-removal-time',
    'POST /history/decision-instance/delete',
    'POST /history/decision-instance/set-removal-time',
    'GET /history/decision-definition/cleanable-decision-instance-report',
    'GET /history/decision-definition/cleanable-decision-instance-report/count',
    'GET /history/batch/cleanable-batch-report',
    'GET /history/batch/cleanable-batch-report/count',
    'POST /history/batch/set-removal-time',
    'PUT /decision-definition/{id}/history-time-to-live',
    'PUT /decision-definition/key/{key}/history-time-to-live',
  ],
  'it does not report over time': [
    'GET /history/task/report',
    'DELETE /history/batch/{id}',
    'DELETE /metrics/task-worker',
    'GET /telemetry/configuration',
    'POST /telemetry/configuration',
    'GET /telemetry/data',
    'GET /schema/log',
    'POST /schema/log',
  ],
  'who may do what is decided by the rules of the service, and users are kept where they sign in': [
    'POST /authorization/create',
    'PUT /authorization/{id}',
    'DELETE /authorization/{id}',
    'POST /user/create',
    'PUT /user/{id}/profile',
    'PUT /user/{id}/credentials',
    'POST /user/{id}/unlock',
    'DELETE /user/{id}',
    'POST /group/create',
    'PUT /group/{id}',
    'DELETE /group/{id}',
    'PUT /group/{id}/members/{userId}',
    'DELETE /group/{id}/members/{userId}',
    'POST /identity/verify',
  ],
  'it runs processes, not cases (CMMN)': routesOfCases,
};

export interface UnsupportedRoute {
  /** As it is published: `GET /tenant/{id}`. */
  readonly route: string;
  readonly why: string;
}

/** Every route of Camunda 7 that this service answers with 501. */
export const unsupportedRoutes: readonly UnsupportedRoute[] = Object.entries(byReason).flatMap(
  ([why, routes]) => routes.map((route) => ({ route, why })),
);

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

const saidNo = ({ route, why }: UnsupportedRoute): RestRoute => {
  const [method = 'GET', path = ''] = route.split(' ');
  const message = `Route '${route}' of the Camunda 7 REST API is not supported by this service: ${why}`;
  const fault = refused({ status: 501, type: 'NotImplementedException', message, code: null });
  return {
    method: methods[method as keyof typeof methods],
    path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    handle: () => Promise.resolve(fault),
  };
};

/** How a route is published. */
export const published = ({ method, path }: Pick<RestRoute, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;

const shapeOf = (route: string): string => route.replaceAll(/\{\w+\}/g, '{}');

/** The routes that say that they are not supported; one that is served after all is left to who serves it. */
export const refusingRoutes = (served: readonly RestRoute[]): readonly RestRoute[] => {
  const known = new Set(served.map((route) => shapeOf(published(route))));
  return unsupportedRoutes.filter(({ route }) => !known.has(shapeOf(route))).map(saidNo);
};
