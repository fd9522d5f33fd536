import { migrateInstance } from '../../application/change/migrate-instance.js';
import {
  planMigration,
  validateMigrationPlan,
  type MigrationPlan,
} from '../../application/change/migration-plan.js';
import { startBatch } from '../../application/change/start-batch.js';
import { given } from '../../application/engine/given.js';
import type { EngineUseCaseRefusal } from '../../application/engine/refusals.js';
import type { MigrationProblem } from '../../engine/migration/plan.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { batchView } from './batch-view.js';
import { engineFault, invalid, type Fault } from './errors.js';
import { instructionView, orderIn, pairIn, planIn, planView, type MigrationOrder } from './migration-body.js';
import { fieldsOf, text } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { instancesIn } from './subjects.js';

const generate = async ({ ports, body }: Call): Promise<Outcome<Answer, Fault>> => {
  const sent = await body();
  if (!sent.ok) return sent;
  const fields = pairIn(sent.value);
  if (!fields.ok) return fields;
  const { sourceProcessDefinitionId, targetProcessDefinitionId, updateEventTriggers } = fields.value;
  if (sourceProcessDefinitionId === undefined) return invalid('source process definition id is null');
  if (targetProcessDefinitionId === undefined) return invalid('target process definition id is null');
  const planned = await planMigration(ports, {
    sourceDefinitionId: sourceProcessDefinitionId,
    targetDefinitionId: targetProcessDefinitionId,
    updateEventTriggers,
  });
  return planned.ok ? answered(planView(planned.value)) : badDefinition(planned.reason);
};

/** A definition that is named in a body and does not exist is a mistake in the request. */
const badDefinition = (reason: EngineUseCaseRefusal): Outcome<never, Fault> => {
  const told = engineFault(reason);
  return reason.code === 'definition-not-found' ? refused({ ...told.reason, status: 400 }) : told;
};

/** By instruction, as Camunda reports on a plan. */
const instructionReports = ({ instructions }: MigrationPlan, problems: readonly MigrationProblem[]) => {
  const failures = new Map<string, Set<string>>();
  for (const { element, message } of problems) {
    const known = failures.get(element) ?? new Set();
    failures.set(element, known.add(message));
  }
  return instructions.flatMap((instruction) => {
    const told = failures.get(instruction.source);
    return told ? [{ instruction: instructionView(instruction), failures: [...told] }] : [];
  });
};

const validate = async ({ ports, body }: Call): Promise<Outcome<Answer, Fault>> => {
  const sent = await body();
  if (!sent.ok) return sent;
  const plan = planIn(sent.value);
  if (!plan.ok) return plan;
  const judged = await validateMigrationPlan(ports, plan.value);
  if (!judged.ok) return badDefinition(judged.reason);
  return answered({
    instructionReports: instructionReports(plan.value, judged.value),
    variableReports: {},
  });
};

interface Order extends MigrationOrder {
  readonly instances: readonly string[];
  readonly reason?: string | undefined;
}

/** A plan that nobody could follow is refused before anything is looked at. */
const orderOf = async (call: Call): Promise<Outcome<Order, Fault>> => {
  const sent = await call.body();
  if (!sent.ok) return sent;
  const order = orderIn(sent.value);
  if (!order.ok) return order;
  const instances = await instancesIn(call, sent.value);
  if (!instances.ok) return instances;
  const said = fieldsOf(sent.value, { annotation: text });
  if (!said.ok) return said;
  const { plan } = order.value;
  const judged = await validateMigrationPlan(call.ports, plan);
  if (!judged.ok) return badDefinition(judged.reason);
  if (judged.value.length > 0) return impossible(plan, judged.value);
  return ok({ ...order.value, instances: instances.value, ...given({ reason: said.value.annotation }) });
};

const impossible = (plan: MigrationPlan, problems: readonly MigrationProblem[]): Outcome<never, Fault> =>
  refused({
    status: 400,
    type: 'MigrationPlanValidationException',
    message: `ENGINE-23001 Migration plan is not valid: ${problems.map(({ message }) => message).join('; ')}`,
    code: 0,
    validationReport: { instructionReports: instructionReports(plan, problems), variableReports: {} },
  });

/** All of them in one commit: all move, or none. */
const execute = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const order = await orderOf(call);
  if (!order.ok) return order;
  const { instances, ...rest } = order.value;
  return silently(
    call.commit(async (work): Promise<Outcome<void, EngineUseCaseRefusal>> => {
      for (const instanceId of instances) {
        const migrated = await migrateInstance(work, { ...rest, instanceId });
        if (!migrated.ok) return migrated;
      }
      return ok(undefined);
    }, 'ENGINE-23004 Cannot migrate process instance'),
  );
};

const executeLater = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const order = await orderOf(call);
  if (!order.ok) return order;
  const { instances: subjects, reason, ...configuration } = order.value;
  const started = await call.commit(async (work) =>
    ok(await startBatch(work, { type: 'instance-migration', subjects, reason, configuration })),
  );
  return started.ok ? answered(batchView(started.value)) : started;
};

/** Moves running instances to other definitions. */
export const migrationRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/migration/generate', handle: generate },
  { method: 'post', path: '/migration/validate', handle: validate },
  { method: 'post', path: '/migration/execute', handle: execute },
  { method: 'post', path: '/migration/executeAsync', handle: executeLater },
];
