import {
  commentOnTask,
  deleteComment,
  deleteComments,
  rewriteComment,
} from '../../application/engine/comments.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { CommentRecord } from '../../ports/records.js';
import { restDate } from './dates.js';
import { invalid, unknown, type Fault } from './errors.js';
import { orNull } from './or-null.js';
import { fieldsOf, text } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';

const commentView = (comment: CommentRecord) => ({
  links: [],
  id: comment.id,
  userId: comment.user,
  time: restDate(comment.at),
  taskId: orNull(comment.taskId),
  processInstanceId: orNull(comment.instanceId),
  rootProcessInstanceId: orNull(comment.rootInstanceId),
  message: comment.message,
  removalTime: null,
});

const maxLength = 4000;

const messageOf = (message: string | undefined): Outcome<string, Fault> => {
  if (message === undefined || message === '') return invalid('Message is null');
  return message.length <= maxLength
    ? ok(message)
    : invalid(`Expected a comment of at most ${maxLength} characters`);
};

/** What comments belong to; both have the same routes below their address. */
type Owner = 'task' | 'process-instance';

const ownerOf = (owner: Owner, id: string) => (owner === 'task' ? { taskId: id } : { instanceId: id });

/** Comments stay when what they belong to has ended, as history. */
const isKnown = async ({ ports }: Call, owner: Owner, id: string): Promise<boolean> => {
  if (owner === 'process-instance') return (await ports.store.get('historicInstance', id)) !== undefined;
  return (
    (await ports.store.get('task', id)) !== undefined ||
    (await ports.store.get('historicActivity', id))?.body.elementType === 'userTask'
  );
};

const mostComments = 10_000;

const list =
  (owner: Owner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const id = call.param('id');
    if (!(await isKnown(call, owner, id))) return unknown(`No ${owner} found for id ${id}`);
    const [field, value] = Object.entries(ownerOf(owner, id))[0] ?? ['id', ''];
    const found = await call.ports.store.find('comment', {
      where: [{ field, is: value }],
      sort: [{ by: 'at', descending: true }],
      limit: mostComments,
    });
    return answered(found.map(({ body }) => commentView(body)));
  };

const view = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const found = await ports.store.get('comment', param('commentId'));
  return found?.body.taskId === param('id')
    ? answered(commentView(found.body))
    : unknown(`Task comment with id ${param('commentId')} does not exist for task id '${param('id')}'.`);
};

const create = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { message: text });
  if (!given.ok) return given;
  const message = messageOf(given.value.message);
  if (!message.ok) return message;
  const taskId = call.param('id');
  const written = await call.commit((work) => commentOnTask(work, { taskId, message: message.value }));
  if (!written.ok) return written;
  const href = `${call.base}/task/${taskId}/comment/${written.value.id}`;
  return answered({ ...commentView(written.value), links: [{ method: 'GET', href, rel: 'self' }] });
};

const rewrite =
  (owner: Owner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    if (!body.ok) return body;
    const given = fieldsOf(body.value, { id: text, message: text });
    if (!given.ok) return given;
    const { id = '' } = given.value;
    const message = messageOf(given.value.message);
    if (!message.ok) return message;
    const one = { id, ...ownerOf(owner, call.param('id')), message: message.value };
    return silently(call.commit((work) => rewriteComment(work, one)));
  };

const removeOne =
  (owner: Owner) =>
  (call: Call): Promise<Outcome<Answer, Fault>> => {
    const one = { id: call.param('commentId'), ...ownerOf(owner, call.param('id')) };
    return silently(call.commit((work) => deleteComment(work, one)));
  };

const removeAll =
  (owner: Owner) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const id = call.param('id');
    if (!(await isKnown(call, owner, id))) return unknown(`No ${owner} found for id ${id}`);
    return silently(call.commit((work) => deleteComments(work, ownerOf(owner, id))));
  };

const owners: readonly Owner[] = ['task', 'process-instance'];

/** What people write beside tasks and instances. */
export const commentRoutes: readonly RestRoute[] = [
  ...owners.flatMap((owner): readonly RestRoute[] => [
    { method: 'get', path: `/${owner}/:id/comment`, handle: list(owner) },
    { method: 'put', path: `/${owner}/:id/comment`, handle: rewrite(owner) },
    { method: 'delete', path: `/${owner}/:id/comment`, handle: removeAll(owner) },
    { method: 'delete', path: `/${owner}/:id/comment/:commentId`, handle: removeOne(owner) },
  ]),
  { method: 'post', path: '/task/:id/comment/create', handle: create },
  { method: 'get', path: '/task/:id/comment/:commentId', handle: view },
];
