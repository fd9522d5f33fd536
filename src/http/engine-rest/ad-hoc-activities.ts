import { startAdHocActivity } from '../../application/engine/start-ad-hoc-activity.js';
import type { Outcome } from '../../kernel/outcome.js';
import { enabledActivitiesAt } from './enabled-activities.js';
import { unknown, type Fault } from './errors.js';
import { fieldsOf } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { tokenAt } from './token-variables.js';
import { variables } from './typed-values.js';

/*
 * Of this service alone, since Camunda 7 does not run ad-hoc sub-processes: what may be started in one, and starting it.
 * The execution is the one that holds the sub-process open, as the instance tree shows it.
 */

const list = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const at = await tokenAt(ports, param('id'));
  const definition = at && (await ports.definitions.byId(at.instance.definition));
  if (!definition) return unknown(`Execution with id ${param('id')} does not exist`);
  return answered(enabledActivitiesAt(definition, at.instance, at.token));
};

const start = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { variables });
  if (!given.ok) return given;
  const [tokenName, activity] = [call.param('id'), call.param('activityId')];
  return silently(
    call.commit(
      (work) => startAdHocActivity(work, { tokenName, activity, variables: given.value.variables }),
      `Cannot start activity ${activity} in execution ${tokenName}`,
    ),
  );
};

export const adHocRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/execution/:id/ad-hoc-activities', handle: list },
  { method: 'post', path: '/execution/:id/ad-hoc-activities/:activityId/start', handle: start },
];
