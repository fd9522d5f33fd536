import { ok, type Outcome } from '../../kernel/outcome.js';
import type { CommentRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { openTask } from './open-task.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

type Commented = Outcome<CommentRecord, EngineUseCaseRefusal>;

/** Writes something beside a task; it stays when the task is done, until its instance is forgotten. */
export const commentOnTask = async (
  work: Work,
  { taskId, message }: { readonly taskId: string; readonly message: string },
): Promise<Commented> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  const { instanceId } = opened.value;
  const instance = instanceId === '' ? undefined : await work.get('historicInstance', instanceId);
  return put(work, {
    taskId,
    message,
    ...(instance && { instanceId, rootInstanceId: instance.rootInstanceId }),
  });
};

const put = (work: Work, comment: Omit<CommentRecord, 'id' | 'at' | 'user'>): Commented => {
  const record = { ...comment, id: work.ports.ids.next(), at: work.at, user: work.actor };
  work.put('comment', record);
  return ok(record);
};

const noComment = (id: string) => refuse('comment-not-found', `No comment exists with commentId: ${id}`);

/** The comment of that id, if it belongs to what was named. */
const commentOf = async (work: Work, { id, ...of }: OneComment): Promise<Commented> => {
  const found = await work.get('comment', id);
  const belongs = 'taskId' in of ? found?.taskId === of.taskId : found?.instanceId === of.instanceId;
  return found && belongs ? ok(found) : noComment(id);
};

type OneComment = { readonly id: string } & ({ readonly taskId: string } | { readonly instanceId: string });

/** Replaces what a comment says; the moment is that of the change. */
export const rewriteComment = async (
  work: Work,
  { message, ...one }: OneComment & { readonly message: string },
): Promise<Commented> => {
  const found = await commentOf(work, one);
  if (!found.ok) return found;
  const record = { ...found.value, message, at: work.at };
  work.put('comment', record);
  return ok(record);
};

/** Takes one comment away. */
export const deleteComment = async (
  work: Work,
  one: OneComment,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const found = await commentOf(work, one);
  if (!found.ok) return found;
  work.remove('comment', found.value.id);
  return ok(undefined);
};

/** Takes all comments of a task or an instance away. */
export const deleteComments = async (
  work: Work,
  of: { readonly taskId: string } | { readonly instanceId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const [entry] = Object.entries(of);
  if (!entry) return ok(undefined);
  const found = await work.find('comment', { where: [{ field: entry[0], is: entry[1] }], limit: 10_000 });
  for (const { id } of found) work.remove('comment', id);
  return ok(undefined);
};
