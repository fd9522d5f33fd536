import { createTask, deleteTask, updateTask, type TaskWords } from '../../application/engine/change-task.js';
import { delegateTask, resolveTask } from '../../application/engine/delegate-task.js';
import { linkIdentity, type IdentityLink } from '../../application/engine/link-identity.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { date, fieldsOf, integer, text, type Given, type Reader } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';
import { variables } from './typed-values.js';

const delegationState: Reader<'PENDING' | 'RESOLVED'> = (value) => {
  const state = typeof value === 'string' ? value.toUpperCase() : '';
  return state === 'PENDING' || state === 'RESOLVED'
    ? ok(state)
    : invalid('Expected delegationState to be PENDING or RESOLVED');
};

const maxLength = 4000;

const words: Reader<string> = (value) => {
  const read = text(value);
  return !read.ok || read.value.length <= maxLength
    ? read
    : invalid(`Expected a text of at most ${maxLength} characters`);
};

const wordsShape = {
  id: text,
  name: words,
  description: words,
  assignee: words,
  owner: words,
  delegationState,
  due: date,
  followUp: date,
  priority: integer,
  parentTaskId: text,
  caseInstanceId: text,
  tenantId: text,
} as const;

const wordsOf = (body: Given): Outcome<TaskWords & { readonly id?: string | undefined }, Fault> => {
  const read = fieldsOf(body, wordsShape);
  if (!read.ok) return read;
  const { caseInstanceId, tenantId, due, followUp, priority = 0, ...rest } = read.value;
  if (caseInstanceId !== undefined || tenantId !== undefined)
    return invalid('caseInstanceId and tenantId are not supported by this service');
  return ok({ ...rest, priority, dueAt: due, followUpAt: followUp });
};

const create = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = wordsOf(body.value);
  if (!given.ok) return given;
  return silently(call.commit((work) => createTask(work, given.value), 'Could not save task'));
};

const update = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = wordsOf(body.value);
  if (!given.ok) return given;
  const taskId = call.param('id');
  return silently(
    call.commit((work) => updateTask(work, { ...given.value, taskId }), `Cannot update task ${taskId}`),
  );
};

const remove = ({ commit, param }: Call): Promise<Outcome<Answer, Fault>> =>
  silently(
    commit((work) => deleteTask(work, { taskId: param('id') }), `Could not delete task: ${param('id')}`),
  );

const delegate = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { userId: text });
  if (!given.ok) return given;
  const { userId: user } = given.value;
  if (user === undefined) return invalid('userId is null');
  const taskId = call.param('id');
  return silently(
    call.commit((work) => delegateTask(work, { taskId, user }), `Cannot delegate task ${taskId}`),
  );
};

const resolve = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { variables });
  if (!given.ok) return given;
  const taskId = call.param('id');
  return silently(
    call.commit(
      (work) => resolveTask(work, { taskId, variables: given.value.variables }),
      `Cannot resolve task ${taskId}`,
    ),
  );
};

/** Of whoever is named: one of the two is. */
const linkBetween = (
  type: string,
  { user, group }: { readonly user: string | undefined; readonly group: string | undefined },
): IdentityLink | undefined => {
  if (group !== undefined) return type === 'candidate' ? { type, group } : undefined;
  if (user === undefined) return undefined;
  if (type === 'candidate') return { type, user };
  return type === 'assignee' || type === 'owner' ? { type, user } : undefined;
};

const linkOf = (body: Given): Outcome<IdentityLink, Fault> => {
  const read = fieldsOf(body, { userId: text, groupId: text, type: text });
  if (!read.ok) return read;
  const { userId: user, groupId: group, type = '' } = read.value;
  if ((user === undefined) === (group === undefined))
    return invalid('Identity Link requires userId or groupId, but not both.');
  const found = linkBetween(type, { user, group });
  return found
    ? ok(found)
    : invalid(
        "Expected a link of type 'candidate', or of type 'assignee' or 'owner' for a user: this service keeps no others",
      );
};

const link =
  (linked: boolean) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    if (!body.ok) return body;
    const given = linkOf(body.value);
    if (!given.ok) return given;
    const taskId = call.param('id');
    return silently(call.commit((work) => linkIdentity(work, { taskId, link: given.value, linked })));
  };

/** Making and changing tasks by hand, and who has to do with them. */
export const taskChangeRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/task/create', handle: create },
  { method: 'put', path: '/task/:id', handle: update },
  { method: 'delete', path: '/task/:id', handle: remove },
  { method: 'post', path: '/task/:id/delegate', handle: delegate },
  { method: 'post', path: '/task/:id/resolve', handle: resolve },
  { method: 'post', path: '/task/:id/identity-links', handle: link(true) },
  { method: 'post', path: '/task/:id/identity-links/delete', handle: link(false) },
];
