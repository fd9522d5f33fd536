import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { basicOf, type Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let door: TestDoor;
let admin: Client;
let instance: string;
let task: string;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  await door.deploy({ 't.bpmn': bpmn(sequence('t', userTask('do'), userTask('after'))) });
  instance = (await admin.post<Row>(`${api}/process-definition/key/t/start`, {})).body.id;
  task = (await admin.get<Row[]>(`${api}/task`)).body[0]?.id ?? '';
});
afterAll(() => door.close());

const attach = async (
  fields: Readonly<Record<string, string>>,
  content?: Blob,
  to = task,
): Promise<{ readonly status: number; readonly body: Row }> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (content) form.append('content', content, 'sent.html');
  const answer = await fetch(`${door.url}${api}/task/${to}/attachment/create`, {
    method: 'POST',
    headers: { authorization: basicOf('admin') },
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as Row };
};
const at = (id: string, rest = ''): string => `${api}/task/${task}/attachment/${id}${rest}`;

describe('an attachment of a task', () => {
  it('is kept byte by byte, and handed out as a file to save whatever it is', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe, ...Buffer.from('<script>alert(1)</script>')]);
    const attached = await attach(
      { 'attachment-name': 'note.html', 'attachment-type': 'text/html', 'attachment-description': 'A note' },
      new Blob([bytes], { type: 'text/html' }),
    );
    expect(attached).toMatchObject({
      status: 200,
      body: {
        name: 'note.html',
        type: 'text/html',
        description: 'A note',
        taskId: task,
        url: null,
        rootProcessInstanceId: instance,
        links: [{ method: 'GET', href: expect.stringContaining('/attachment/'), rel: 'self' }],
      },
    });
    const { id } = attached.body;
    expect((await admin.get<Row[]>(`${api}/task/${task}/attachment`)).body).toMatchObject([
      { id, links: [] },
    ]);
    expect((await admin.get(at(id))).body).toMatchObject({ id, name: 'note.html' });
    const answer = await fetch(`${door.url}${at(id, '/data')}`, {
      headers: { authorization: basicOf('admin') },
    });
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    const [shown] = (await admin.get<Row[]>(`${api}/task?withCommentAttachmentInfo=true`)).body;
    expect(shown).toMatchObject({ attachment: true, comment: false });
  });

  it('may be an address, which has no content here', async () => {
    const { body } = await attach({ 'attachment-name': 'Elsewhere', url: 'https://example.org/doc/1' });
    expect(body).toMatchObject({ url: 'https://example.org/doc/1' });
    expect((await admin.get(at(body.id, '/data'))).status).toBe(404);
    expect((await admin.delete(at(body.id))).status).toBe(204);
    expect((await admin.get(at(body.id))).status).toBe(404);
    expect((await admin.delete(at(body.id))).status).toBe(404);
  });

  it('needs a task and something to attach, of a size that can be kept', async () => {
    expect(await attach({ 'attachment-name': 'Nothing' })).toMatchObject({
      status: 400,
      body: { message: 'No content or url to remote content exists to create the task attachment.' },
    });
    expect((await attach({ url: 'x' }, undefined, 'none')).status).toBe(400);
    expect((await attach({}, new Blob([Buffer.alloc(5 * 1024 * 1024 + 1)]))).status).toBe(413);
    expect((await attach({ url: 'x'.repeat(5000) })).status).toBe(400);
    expect((await admin.post(`${api}/task/${task}/attachment/create`, {})).status).toBe(415);
  });

  it('is of its own task only', async () => {
    const { id } = (await attach({ url: 'x' })).body;
    await admin.post(`${api}/task/${task}/complete`, {});
    const [next] = (await admin.get<Row[]>(`${api}/task`)).body;
    expect((await admin.get(`${api}/task/${next?.id ?? ''}/attachment/${id}`)).status).toBe(404);
    expect((await admin.get(at(id))).status).toBe(200);
  });

  it('goes with the history of its instance', async () => {
    await admin.delete(`${api}/process-instance/${instance}`);
    await admin.delete(`${api}/history/process-instance/${instance}`);
    expect((await admin.get(`${api}/task/${task}/attachment`)).body).toEqual([]);
    expect(await door.ports.store.count('attachedContent', [])).toBe(0);
  });
});
