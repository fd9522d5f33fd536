import { startByConditions } from '../../application/engine/start-by-conditions.js';
import type { Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { startedView } from './messages.js';
import { boolean, fieldsOf, text } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { variables } from './typed-values.js';

const shape = {
  variables,
  businessKey: text,
  processDefinitionId: text,
  tenantId: text,
  withoutTenantId: boolean,
} as const;

/** Starts what begins when a condition holds; there are no tenants here, so being without one is no filter. */
const evaluate = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, shape);
  if (!given.ok) return given;
  const { tenantId, processDefinitionId: definitionId, ...condition } = given.value;
  if (tenantId !== undefined) return invalid("Parameter 'tenantId' is not supported by this service");
  const started = await call.commit((work) => startByConditions(work, { ...condition, definitionId }));
  if (!started.ok) return started;
  return answered(await Promise.all(started.value.map(({ instanceId }) => startedView(call, instanceId))));
};

export const conditionRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/condition', handle: evaluate },
];
