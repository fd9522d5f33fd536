import { assignTask, claimTask, unclaimTask } from '../../application/engine/assign-task.js';
import { completeTask } from '../../application/engine/complete-task.js';
import { filledIn } from '../../application/engine/form-fields.js';
import { throwTaskError, throwTaskEscalation } from '../../application/engine/throw-from-task.js';
import { variablesOfTask } from '../../application/engine/view-variables.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { boolean, fieldsOf, text } from './readers.js';
import { answered, noContent, silently, type Answer, type Call, type RestRoute } from './route.js';
import { lastVariablesOf } from './start-process.js';
import { fieldsOfTask } from './task-forms.js';
import { taskVariableRoutes } from './task-variables.js';
import { typedValuesOf, variables } from './typed-values.js';

type Fill = (call: Call, given: VariableSet) => Promise<Outcome<VariableSet, Fault>>;

const completing =
  (fill?: Fill) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const taskId = call.param('id');
    const body = await call.body();
    if (!body.ok) return body;
    const given = fieldsOf(body.value, { variables, withVariablesInReturn: boolean });
    if (!given.ok) return given;
    const filled = fill
      ? await fill(call, given.value.variables ?? { values: {} })
      : ok(given.value.variables);
    if (!filled.ok) return filled;
    const completed = await call.commit(
      (work) => completeTask(work, { taskId, variables: filled.value }),
      `Cannot complete task ${taskId}`,
    );
    if (!completed.ok) return completed;
    if (given.value.withVariablesInReturn !== true) return noContent;
    return answered(typedValuesOf(await lastVariablesOf(call.ports, completed.value.instanceId)));
  };

/** A form that is drawn in the model says what must be filled in, and what is when nobody does. */
const fromForm: Fill = async (call, given) => {
  const taskId = call.param('id');
  const fields = await fieldsOfTask(call, taskId);
  if (fields.length === 0) return ok(given);
  const known = (await variablesOfTask(call.ports, taskId)) ?? { values: {} };
  const filled = filledIn(fields, { given, known }, call.ports.definitions.readers.expressions);
  return filled.ok ? filled : invalid(`Cannot submit task form ${taskId}: ${filled.reason}`);
};

const claim = async ({ body, commit, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await body();
  if (!given.ok) return given;
  const fields = fieldsOf(given.value, { userId: text });
  if (!fields.ok) return fields;
  const { userId: user } = fields.value;
  const taskId = param('id');
  return silently(
    commit(
      (work) => (user === undefined ? unclaimTask(work, { taskId }) : claimTask(work, { taskId, user })),
      `Cannot claim task ${taskId}`,
    ),
  );
};

const unclaim = ({ commit, param }: Call): Promise<Outcome<Answer, Fault>> =>
  silently(
    commit((work) => unclaimTask(work, { taskId: param('id') }), `Cannot unclaim task ${param('id')}`),
  );

const assign = async ({ body, commit, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await body();
  if (!given.ok) return given;
  const fields = fieldsOf(given.value, { userId: text });
  if (!fields.ok) return fields;
  const { userId: user } = fields.value;
  return silently(
    commit((work) => assignTask(work, { taskId: param('id'), user }), `Cannot assign task ${param('id')}`),
  );
};

const throwError = async ({ body, commit, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await body();
  if (!given.ok) return given;
  const fields = fieldsOf(given.value, { errorCode: text, errorMessage: text, variables });
  if (!fields.ok) return fields;
  const { errorCode: code = '', errorMessage: message, variables: more } = fields.value;
  if (code === '') return invalid('errorCode is empty');
  return silently(
    commit((work) => throwTaskError(work, { taskId: param('id'), code, message, variables: more })),
  );
};

const throwEscalation = async ({ body, commit, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await body();
  if (!given.ok) return given;
  const fields = fieldsOf(given.value, { escalationCode: text, variables });
  if (!fields.ok) return fields;
  const { escalationCode: code = '', variables: more } = fields.value;
  if (code === '') return invalid('escalationCode is empty');
  return silently(
    commit((work) => throwTaskEscalation(work, { taskId: param('id'), code, variables: more })),
  );
};

export const taskCommandRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/task/:id/complete', handle: completing() },
  { method: 'post', path: '/task/:id/submit-form', handle: completing(fromForm) },
  { method: 'post', path: '/task/:id/claim', handle: claim },
  { method: 'post', path: '/task/:id/unclaim', handle: unclaim },
  { method: 'post', path: '/task/:id/assignee', handle: assign },
  { method: 'post', path: '/task/:id/bpmnError', handle: throwError },
  { method: 'post', path: '/task/:id/bpmnEscalation', handle: throwEscalation },
  ...taskVariableRoutes,
];
