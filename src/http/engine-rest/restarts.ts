import { changeMany } from '../../application/change/change-many.js';
import type { StartBatch } from '../../application/change/start-batch.js';
import { given } from '../../application/engine/given.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { startInstructionsIn } from './modification-body.js';
import { boolean, fieldsOf, objects } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';
import { startedBatch } from './started-batch.js';
import { subjectsIn } from './subjects.js';

/** What a body asks to begin once more, of a definition that the address names. */
const restartIn = async (call: Call): Promise<Outcome<StartBatch<'instance-restart'>, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, {
    instructions: objects,
    initialVariables: boolean,
    withoutBusinessKey: boolean,
    skipCustomListeners: boolean,
    skipIoMappings: boolean,
  });
  if (!fields.ok) return fields;
  const { instructions: asked = [], ...how } = fields.value;
  if (asked.length === 0) return invalid('Restart instructions cannot be empty: instructions is empty');
  const instructions = startInstructionsIn(asked);
  if (!instructions.ok) return instructions;
  const subjects = await subjectsIn(call, body.value, {
    ids: 'processInstanceIds',
    asked: ['historicProcessInstanceQuery'],
  });
  if (!subjects.ok) return subjects;
  const definitionId = call.param('id');
  const definition = await call.ports.store.get('processDefinition', definitionId);
  if (!definition) return invalid('Process definition cannot be found: processDefinition is null');
  return ok({
    type: 'instance-restart',
    subjects: subjects.value,
    definitionKey: definition.body.key,
    configuration: { definitionId, instructions: instructions.value, ...given(how) },
  });
};

/** Whoever is named in a body and does not exist is a mistake in the request. */
const asMistake = (fault: Fault): Fault => (fault.status === 404 ? { ...fault, status: 400 } : fault);

const restart = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const order = await restartIn(call);
  if (!order.ok) return order;
  const done = await silently(call.commit((work) => changeMany(work, order.value)));
  return done.ok ? done : refused(asMistake(done.reason));
};

const restartLater = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const order = await restartIn(call);
  return order.ok ? startedBatch(call, order.value) : order;
};

/** Instances that are over begin once more. */
export const restartRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/process-definition/:id/restart', handle: restart },
  { method: 'post', path: '/process-definition/:id/restart-async', handle: restartLater },
];
