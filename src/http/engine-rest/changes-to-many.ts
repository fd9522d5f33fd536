import { changeMany } from '../../application/change/change-many.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { boolean, fieldsOf, text, type Given } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';
import { startedBatch } from './started-batch.js';
import { instancesIn, subjectsIn } from './subjects.js';
import { variables } from './typed-values.js';

type Answered = Promise<Outcome<Answer, Fault>>;

const deleteMany = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, { deleteReason: text });
  if (!fields.ok) return fields;
  const subjects = await instancesIn(call, body.value);
  if (!subjects.ok) return subjects;
  const { deleteReason: reason } = fields.value;
  return startedBatch(call, {
    type: 'instance-deletion',
    subjects: subjects.value,
    reason,
    configuration: {},
  });
};

interface Suspension {
  readonly suspended: boolean;
  readonly subjects: readonly string[];
}

const suspensionOf = async (call: Call): Promise<Outcome<Suspension, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, {
    suspended: boolean,
    processDefinitionId: text,
    processDefinitionKey: text,
  });
  if (!fields.ok) return fields;
  const { suspended, processDefinitionId, processDefinitionKey } = fields.value;
  if (suspended === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  const byDefinition: Given = {
    ...(processDefinitionId !== undefined && { processDefinitionId }),
    ...(processDefinitionKey !== undefined && { processDefinitionKey }),
  };
  const asked = Object.keys(byDefinition).length > 0 ? { processInstanceQuery: byDefinition } : body.value;
  const subjects = await instancesIn(call, asked);
  return subjects.ok ? ok({ suspended, subjects: subjects.value }) : subjects;
};

const suspendMany =
  (later: boolean) =>
  async (call: Call): Answered => {
    const suspension = await suspensionOf(call);
    if (!suspension.ok) return suspension;
    const { suspended, subjects } = suspension.value;
    const type = 'instance-update-suspension-state';
    const change = { type, subjects, configuration: { suspended } } as const;
    return later ? startedBatch(call, change) : silently(call.commit((work) => changeMany(work, change)));
  };

const setVariables = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, { variables });
  if (!fields.ok) return fields;
  const { variables: set } = fields.value;
  if (set === undefined) return invalid('variables is null');
  if (Object.keys(set.values).length === 0) return invalid('variables is empty');
  const subjects = await instancesIn(call, body.value);
  if (!subjects.ok) return subjects;
  return startedBatch(call, {
    type: 'set-variables',
    subjects: subjects.value,
    configuration: { variables: set },
  });
};

const correlate = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, { messageName: text, variables });
  if (!fields.ok) return fields;
  const { messageName = '', variables: set } = fields.value;
  if (messageName === '') return invalid('No message name supplied');
  const subjects = await instancesIn(call, body.value);
  if (!subjects.ok) return subjects;
  return startedBatch(call, {
    type: 'correlate-message',
    subjects: subjects.value,
    configuration: { messageName, ...(set && { variables: set }) },
  });
};

/** What history has of many instances that are over is forgotten. */
const forgetMany = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const fields = fieldsOf(body.value, { deleteReason: text, failIfNotExists: boolean });
  if (!fields.ok) return fields;
  const { deleteReason: reason, failIfNotExists = true } = fields.value;
  const subjects = await subjectsIn(call, body.value, {
    ids: 'historicProcessInstanceIds',
    asked: ['historicProcessInstanceQuery'],
  });
  if (!subjects.ok) return subjects;
  return startedBatch(call, {
    type: 'historic-instance-deletion',
    subjects: subjects.value,
    reason,
    configuration: { failIfNotExists },
  });
};

/** Changes to many instances at once. */
export const changeToManyRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/process-instance/delete', handle: deleteMany },
  { method: 'post', path: '/process-instance/delete-historic-query-based', handle: deleteMany },
  { method: 'put', path: '/process-instance/suspended', handle: suspendMany(false) },
  { method: 'post', path: '/process-instance/suspended-async', handle: suspendMany(true) },
  { method: 'post', path: '/process-instance/variables-async', handle: setVariables },
  { method: 'post', path: '/process-instance/message-async', handle: correlate },
  { method: 'post', path: '/history/process-instance/delete', handle: forgetMany },
];
