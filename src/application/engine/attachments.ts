import { ok, type Outcome } from '../../kernel/outcome.js';
import type { AttachmentRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';
import { logOperation } from './log-operation.js';
import { openTask } from './open-task.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

/** A file to hang on a task, or the address where it is. */
export interface Attach {
  readonly taskId: string;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly content?: Uint8Array | undefined;
}

/** Hangs something on an open task; it stays when the task is done, until its instance is forgotten. */
export const attachToTask = async (
  work: Work,
  { taskId, content, ...said }: Attach,
): Promise<Outcome<AttachmentRecord, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  const { instanceId } = opened.value;
  const instance = instanceId === '' ? undefined : await work.get('historicInstance', instanceId);
  const of = instance && { instanceId, rootInstanceId: instance.rootInstanceId };
  const id = work.ports.ids.next();
  const record = { ...given(said), ...of, id, taskId, createdAt: work.at, createdBy: work.actor };
  work.put('attachment', record);
  if (content)
    work.put('attachedContent', {
      id,
      ...(of && { instanceId: of.instanceId }),
      base64: Buffer.from(content).toString('base64'),
    });
  await log(work, record, 'AddAttachment');
  return ok(record);
};

/** Takes an attachment away from its task, with what it holds. */
export const removeAttachment = async (
  work: Work,
  { taskId, id }: { readonly taskId: string; readonly id: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const found = await work.get('attachment', id);
  if (found?.taskId !== taskId)
    return refuse(
      'attachment-not-found',
      `Deletion is not possible. No attachment exists for task id '${taskId}' and attachment id '${id}'.`,
    );
  work.remove('attachment', id);
  work.remove('attachedContent', id);
  await log(work, found, 'DeleteAttachment');
  return ok(undefined);
};

const log = async (
  work: Work,
  { taskId, instanceId, name }: AttachmentRecord,
  operation: string,
): Promise<void> => {
  await logOperation(work, {
    operation,
    entityType: 'Attachment',
    category: 'TaskWorker',
    taskId,
    instanceId,
    property: 'name',
    to: name,
  });
};
