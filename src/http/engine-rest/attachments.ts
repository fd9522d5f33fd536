import { attachToTask, removeAttachment, type Attach } from '../../application/engine/attachments.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { AttachmentRecord } from '../../ports/records.js';
import { restDate } from './dates.js';
import { invalid, unknown, type Fault } from './errors.js';
import { readForm, type Gathered } from './multipart.js';
import { orNull } from './or-null.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';

type Answered = Promise<Outcome<Answer, Fault>>;

const attachmentView = (attachment: AttachmentRecord, links: readonly object[] = []) => ({
  links,
  id: attachment.id,
  name: orNull(attachment.name),
  description: orNull(attachment.description),
  taskId: attachment.taskId,
  type: orNull(attachment.type),
  url: orNull(attachment.url),
  createTime: restDate(attachment.createdAt),
  removalTime: null,
  rootProcessInstanceId: orNull(attachment.rootInstanceId),
});

const mostAttachments = 1_000;

const list = async ({ ports, param }: Call): Answered => {
  const found = await ports.store.find('attachment', {
    where: [{ field: 'taskId', is: param('id') }],
    sort: [{ by: 'createdAt' }, { by: 'id' }],
    limit: mostAttachments,
  });
  return answered(found.map(({ body }) => attachmentView(body)));
};

/** The attachment an address names, if it hangs on the task that is named as well. */
const attachmentOf = async ({ ports, param }: Call): Promise<AttachmentRecord | undefined> => {
  const found = await ports.store.get('attachment', param('attachmentId'));
  return found?.body.taskId === param('id') ? found.body : undefined;
};

const view = async (call: Call): Answered => {
  const found = await attachmentOf(call);
  const [id, taskId] = [call.param('attachmentId'), call.param('id')];
  return found
    ? answered(attachmentView(found))
    : unknown(`Task attachment with id ${id} does not exist for task id '${taskId}'.`);
};

/** Whatever it is, it is saved by who asks for it and never shown by a browser. */
const data = async (call: Call): Answered => {
  const found = await attachmentOf(call);
  const kept = found && (await call.ports.store.get('attachedContent', found.id));
  const [id, taskId] = [call.param('attachmentId'), call.param('id')];
  if (!kept)
    return unknown(
      `Attachment content for attachment with id '${id}' does not exist for task id '${taskId}'.`,
    );
  const content = Buffer.from(kept.body.base64, 'base64');
  return ok({ status: 200, file: { name: found.name ?? found.id, content } });
};

const maxBytes = 5 * 1024 * 1024;
const maxLengths = { name: 255, type: 255, description: 4000, url: 4000 } as const;

const contentIn = ({ fields, files }: Gathered): Uint8Array | undefined => {
  const [file] = files.values();
  const sent = fields.get('content');
  return file ?? (sent === undefined ? undefined : Buffer.from(sent));
};

/** Which of the texts is longer than it may be. */
const tooLong = (said: Attach): keyof typeof maxLengths | undefined =>
  (['name', 'type', 'description', 'url'] as const).find(
    (part) => (said[part]?.length ?? 0) > maxLengths[part],
  );

const attachIn = (taskId: string, form: Gathered): Outcome<Attach, Fault> => {
  const { fields } = form;
  const content = contentIn(form);
  const url = content ? undefined : fields.get('url');
  if (content === undefined && url === undefined)
    return invalid('No content or url to remote content exists to create the task attachment.');
  if (content && content.length > maxBytes)
    return invalid(`Expected an attachment of at most ${maxBytes} bytes`, 413);
  const attach = {
    taskId,
    name: fields.get('attachment-name'),
    type: fields.get('attachment-type'),
    description: fields.get('attachment-description'),
    url,
    content,
  };
  const long = tooLong(attach);
  return long ? invalid(`Expected ${long} of at most ${maxLengths[long]} characters`) : ok(attach);
};

const create = async (call: Call): Answered => {
  const taskId = call.param('id');
  const form = await readForm(call.req);
  if (!form.ok) return form;
  const attach = attachIn(taskId, form.value);
  if (!attach.ok) return attach;
  const attached = await call.commit((work) => attachToTask(work, attach.value));
  if (!attached.ok)
    return attached.reason.status === 404
      ? refused({ ...attached.reason, status: 400, type: 'InvalidRequestException' })
      : attached;
  const href = `${call.base}/task/${encodeURIComponent(taskId)}/attachment/${attached.value.id}`;
  return answered(attachmentView(attached.value, [{ method: 'GET', href, rel: 'self' }]));
};

const remove = ({ commit, param }: Call): Answered =>
  silently(commit((work) => removeAttachment(work, { taskId: param('id'), id: param('attachmentId') })));

/** Files that hang on tasks. */
export const attachmentRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/task/:id/attachment', handle: list },
  { method: 'post', path: '/task/:id/attachment/create', handle: create },
  { method: 'get', path: '/task/:id/attachment/:attachmentId', handle: view },
  { method: 'get', path: '/task/:id/attachment/:attachmentId/data', handle: data },
  { method: 'delete', path: '/task/:id/attachment/:attachmentId', handle: remove },
];
