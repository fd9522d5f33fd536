import { startInstance } from '../../application/engine/start-instance.js';
import { variablesOfInstance } from '../../application/engine/view-variables.js';
import type { Ports } from '../../application/work.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { unknown, type Fault } from './errors.js';
import { startInstructionsIn } from './modification-body.js';
import { boolean, fieldsOf, objects, text } from './readers.js';
import { answered, type Answer, type Call } from './route.js';
import { typedValuesOf, variables } from './typed-values.js';

/** What an instance holds now, or held when it ended. */
export const lastVariablesOf = async (ports: Ports, instanceId: string): Promise<VariableSet> => {
  const running = await variablesOfInstance(ports, instanceId);
  if (running) return running;
  const ended = await ports.store.get('historicInstance', instanceId);
  const { variables: values = {}, types } = ended?.body ?? {};
  return types === undefined ? { values } : { values, types };
};

const shape = {
  businessKey: text,
  variables,
  withVariablesInReturn: boolean,
  startInstructions: objects,
  skipCustomListeners: boolean,
  skipIoMappings: boolean,
} as const;

const startIn = async (call: Call) => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, shape);
  if (!given.ok) return given;
  const { startInstructions = [], withVariablesInReturn = false, ...start } = given.value;
  const instructions = startInstructionsIn(startInstructions);
  return instructions.ok
    ? ok({ withVariablesInReturn, start: { ...start, instructions: instructions.value } })
    : instructions;
};

/** Starts an instance as a body says; `fill` makes of the variables given those that the instance begins with. */
export const startDefinition = async (
  call: Call,
  definitionId: string,
  fill: (given: VariableSet) => Outcome<VariableSet, Fault> = ok,
): Promise<Outcome<Answer, Fault>> => {
  const asked = await startIn(call);
  if (!asked.ok) return asked;
  const { start, withVariablesInReturn } = asked.value;
  const filled = fill(start.variables ?? { values: {} });
  if (!filled.ok) return filled;
  const started = await call.commit(
    (work) => startInstance(work, { ...start, definitionId, variables: filled.value }),
    `Cannot instantiate process definition ${definitionId}`,
  );
  if (!started.ok) return started;
  const { instanceId, ended } = started.value;
  const href = `${call.base}/process-instance/${instanceId}`;
  return answered({
    links: [{ method: 'GET', href, rel: 'self' }],
    id: instanceId,
    definitionId,
    businessKey: start.businessKey ?? null,
    caseInstanceId: null,
    ended,
    suspended: false,
    tenantId: null,
    ...(withVariablesInReturn
      ? { variables: typedValuesOf(await lastVariablesOf(call.ports, instanceId)) }
      : {}),
  });
};

export const startById = (call: Call): Promise<Outcome<Answer, Fault>> =>
  startDefinition(call, call.param('id'));

export const startByKey = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const definition = await call.ports.definitions.latest(call.param('key'));
  return definition
    ? startDefinition(call, definition.id)
    : unknown(`No matching process definition with key: ${call.param('key')} and no tenant-id`);
};
