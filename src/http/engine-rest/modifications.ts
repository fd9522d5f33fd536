import { startBatch } from '../../application/change/start-batch.js';
import { modifyInstance, type Modification } from '../../application/engine/modify-instance.js';
import type { EngineUseCaseRefusal } from '../../application/engine/refusals.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { batchView } from './batch-view.js';
import { invalid, type Fault } from './errors.js';
import { modificationIn } from './modification-body.js';
import { fieldsOf, text } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { instancesIn } from './subjects.js';

const modify = async ({ body, param, commit }: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await body();
  if (!given.ok) return given;
  const modification = modificationIn(given.value);
  if (!modification.ok) return modification;
  const instanceId = param('id');
  return silently(
    commit(
      (work) => modifyInstance(work, { instanceId, ...modification.value }),
      `Cannot modify process instance ${instanceId}`,
    ),
  );
};

interface Order {
  readonly definitionId: string;
  readonly subjects: readonly string[];
  readonly modification: Modification;
}

const startLater = async (
  call: Call,
  { definitionId, subjects, modification }: Order,
): Promise<Outcome<Answer, Fault>> => {
  const started = await call.commit(async (work) =>
    ok(
      await startBatch(work, {
        type: 'instance-modification',
        subjects,
        reason: modification.reason,
        configuration: { ...modification, definitionId },
      }),
    ),
  );
  return started.ok ? answered(batchView(started.value)) : started;
};

const modifyLater = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await call.body();
  if (!given.ok) return given;
  const modification = modificationIn(given.value);
  if (!modification.ok) return modification;
  const instance = await call.ports.store.get('instance', call.param('id'));
  if (!instance) return invalid(`Process instance with id ${call.param('id')} does not exist`, 404);
  const { definitionId, id } = instance.body;
  return startLater(call, { definitionId, subjects: [id], modification: modification.value });
};

const orderOf = async (call: Call): Promise<Outcome<Order, Fault>> => {
  const given = await call.body();
  if (!given.ok) return given;
  const modification = modificationIn(given.value);
  if (!modification.ok) return modification;
  const fields = fieldsOf(given.value, { processDefinitionId: text });
  if (!fields.ok) return fields;
  const { processDefinitionId: definitionId } = fields.value;
  if (definitionId === undefined) return invalid('processDefinitionId must be set');
  const subjects = await instancesIn(call, given.value);
  return subjects.ok
    ? ok({ definitionId, subjects: subjects.value, modification: modification.value })
    : subjects;
};

/** All of them in one commit. */
const modifyMany = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const order = await orderOf(call);
  if (!order.ok) return order;
  const { subjects, modification } = order.value;
  return silently(
    call.commit(async (work): Promise<Outcome<void, EngineUseCaseRefusal>> => {
      for (const instanceId of subjects) {
        const modified = await modifyInstance(work, { instanceId, ...modification });
        if (!modified.ok) return modified;
      }
      return ok(undefined);
    }),
  );
};

const modifyManyLater = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const order = await orderOf(call);
  return order.ok ? startLater(call, order.value) : order;
};

/** Moves instances by hand. */
export const modificationRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/process-instance/:id/modification', handle: modify },
  { method: 'post', path: '/process-instance/:id/modification-async', handle: modifyLater },
  { method: 'post', path: '/modification/execute', handle: modifyMany },
  { method: 'post', path: '/modification/executeAsync', handle: modifyManyLater },
];
