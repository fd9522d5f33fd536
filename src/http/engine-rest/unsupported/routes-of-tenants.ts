const tenantPaths = (path: string, ...rest: readonly string[]): readonly string[] =>
  rest.map((part) => part.replace(' ', ` ${path}/key/{key}/tenant-id/{tenantId}`));

/** Tenants, and what belongs to one of them. */
export const routesOfTenants: readonly string[] = [
  'GET /tenant',
  'GET /tenant/count',
  'POST /tenant/create',
  'GET /tenant/{id}',
  'PUT /tenant/{id}',
  'DELETE /tenant/{id}',
  'PUT /tenant/{id}/user-members/{userId}',
  'DELETE /tenant/{id}/user-members/{userId}',
  'PUT /tenant/{id}/group-members/{groupId}',
  'DELETE /tenant/{id}/group-members/{groupId}',
  ...tenantPaths(
    '/process-definition',
    'GET ',
    'DELETE ',
    'GET /deployed-start-form',
    'GET /diagram',
    'GET /form-variables',
    'PUT /history-time-to-live',
    'GET /rendered-form',
    'POST /start',
    'GET /startForm',
    'GET /statistics',
    'POST /submit-form',
    'PUT /suspended',
    'GET /xml',
  ),
  ...tenantPaths(
    '/decision-definition',
    'GET ',
    'GET /diagram',
    'POST /evaluate',
    'PUT /history-time-to-live',
    'GET /xml',
  ),
  ...tenantPaths('/decision-requirements-definition', 'GET ', 'GET /diagram', 'GET /xml'),
];
