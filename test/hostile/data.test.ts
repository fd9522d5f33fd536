import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bpmn, sequence, userTask } from '../support/http/models.js';
import { openTarget, type Target } from '../support/hostile/target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
  await target.deployed(bpmn(sequence('plain', userTask('work'))));
}, 60_000);
afterEach(() => target.expectAlive());
afterAll(() => target.stop());

const machinery = ['toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', '__defineGetter__'];

interface Instance {
  readonly id: string;
}

const variablesOf = async ({ id }: Instance) =>
  JSON.parse((await target.get(`/process-instance/${id}/variables`)).text) as Record<
    string,
    { value: unknown }
  >;

const startPath = '/process-definition/key/plain/start';

describe('variables', () => {
  it('may be called as the machinery of objects is, and are variables', async () => {
    const started = await target.start(
      'plain',
      Object.fromEntries(machinery.map((name) => [name, `value of ${name}`])),
    );
    expect(started.status).toBe(200);
    const found = await variablesOf(JSON.parse(started.text) as Instance);
    expect(Object.keys(found).sort()).toEqual([...machinery].sort());
    expect(found['toString']?.value).toBe('value of toString');
    const other = await target.start('plain');
    expect(await variablesOf(JSON.parse(other.text) as Instance)).toEqual({});
  });

  it.each([
    ['at the top', '{"__proto__":{"polluted":{"value":1}}}'],
    ['among the variables', '{"variables":{"__proto__":{"value":1,"type":"Integer"}}}'],
    ['in a value', '{"variables":{"a":{"value":{"__proto__":{"polluted":true}}}}}'],
    ['in a type', '{"variables":{"a":{"value":1,"valueInfo":{"__proto__":{"polluted":true}}}}}'],
    [
      'in JSON in a value',
      JSON.stringify({ variables: { a: { value: '{"__proto__":{"polluted":true}}', type: 'Json' } } }),
    ],
  ])('cannot reach the prototype of objects: %s', async (_where, body) => {
    await target.send(startPath, body);
    const clean = await target.start('plain');
    const found = await variablesOf(JSON.parse(clean.text) as Instance);
    expect(found['polluted'] ?? null).toBeNull();
    expect((await target.get('/task/none')).text).not.toContain('polluted');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('are not called %s', async (name) => {
    expect((await target.send(startPath, `{"variables":{"${name}":{"value":1}}}`)).status).toBe(422);
  });

  it.each([
    ['deep JSON', `{"variables":{"a":{"value":${'['.repeat(5_000)}${']'.repeat(5_000)}}}}`],
    ['deep JSON as text', JSON.stringify({ variables: { a: { value: '['.repeat(50_000), type: 'Json' } } })],
    [
      'deep JSON as whole text',
      JSON.stringify({
        variables: { a: { value: `${'['.repeat(20_000)}${']'.repeat(20_000)}`, type: 'Json' } },
      }),
    ],
    ['a type nobody knows', JSON.stringify({ variables: { a: { value: 1, type: 'constructor' } } })],
    ['a Java object', JSON.stringify({ variables: { a: { value: 'rO0ABXNy', type: 'Object' } } })],
    ['a number beyond all numbers', '{"variables":{"a":{"value":1e999,"type":"Double"}}}'],
    ['a name of 100,000 signs', JSON.stringify({ variables: { ['x'.repeat(100_000)]: { value: 1 } } })],
  ])('that are %s are refused', async (_what, body) => {
    const { status } = await target.send(startPath, body);
    expect([400, 413, 422]).toContain(status);
  });

  it('100,000 at once are taken or refused, within seconds', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`v${index}`, index]));
    expect([200, 413, 422, 400]).toContain((await target.start('plain', many)).status);
  });
});

describe('ids in a model', () => {
  it('may be words of the machinery of objects, and run', async () => {
    const ids = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', 'prototype'];
    await target.deployed(bpmn(sequence('machinery', ...ids.map((id) => userTask(id)))));
    const started = await target.start('machinery');
    expect(started.status).toBe(200);
    for (const id of ids) {
      const open = await target.get('/task?processDefinitionKey=machinery');
      const [task] = JSON.parse(open.text) as { id: string; taskDefinitionKey: string }[];
      expect(task?.taskDefinitionKey).toBe(id);
      expect((await target.post(`/task/${task?.id ?? ''}/complete`, {})).status).toBe(204);
    }
    expect(await target.count('machinery')).toBe(0);
  });

  it('of a process may be one too', async () => {
    for (const key of ['constructor', '__proto__', 'toString']) {
      const { status } = await target.deploy({ 'model.bpmn': bpmn(sequence(key, userTask('work'))) });
      if (status === 200) expect((await target.start(key)).status).toBe(200);
    }
    expect((await target.start('hasOwnProperty')).status).toBe(404);
  });
});

describe('a query', () => {
  const operators = [{ $ne: null }, { $gt: '' }, { $where: 'sleep(10000)' }, { $regex: '(a+)+$' }, ['a']];

  it.each(operators.map((operator) => [JSON.stringify(operator), operator] as const))(
    'takes %s where a text belongs for a mistake',
    async (_text, operator) => {
      for (const path of ['/task', '/process-instance', '/external-task/fetchAndLock', '/message']) {
        const body = {
          name: operator,
          processInstanceBusinessKey: operator,
          businessKey: operator,
          workerId: operator,
          messageName: operator,
        };
        expect((await target.post(path, body)).status).toBe(400);
      }
    },
  );

  it.each([
    '/task?name=%24ne',
    "/task?name='%20OR%201%3D1--",
    '/task?name[$ne]=1',
    '/task?name=a&name=b',
    '/task?sortBy=__proto__&sortOrder=asc',
    '/task?maxResults=-1',
    '/task?maxResults=99999999999999999999',
    '/task?firstResult=NaN',
    '/task?nameLike=%25%25%25%25%25%25%25%25%25%25%25%25%25%25%25a',
    '/task?createdBefore=9999999-99-99',
    '/process-instance?variables=__proto___eq_1',
    '/process-instance?processInstanceIds=' + 'a,'.repeat(7_000),
    '/task/%00',
    '/task/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/process-definition/key/%E0%A4%A/start',
  ])('%s is answered or refused', async (path) => {
    const { status, text } = await target.get(path);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('root:');
  });

  it('nested in itself is refused', async () => {
    let body: unknown = {};
    for (let index = 0; index < 90; index += 1) body = { orQueries: [body, body] };
    const text = `${'{"orQueries":['.repeat(3_000)}${']}'.repeat(3_000)}`;
    expect((await target.send('/task', text)).status).toBeGreaterThanOrEqual(400);
    expect(body).toBeDefined();
  });

  it('of 10,000 alternatives is answered or refused within seconds', async () => {
    const orQueries = Array.from({ length: 10_000 }, (_, index) => ({ name: `n${index}`, assignee: 'a' }));
    expect([200, 400, 413, 422]).toContain((await target.post('/task', { orQueries })).status);
  });

  it('for one of 100,000 ids is answered or refused within seconds', async () => {
    const processInstanceIds = Array.from({ length: 100_000 }, (_, index) => `id${index}`);
    expect([200, 400, 413, 422]).toContain(
      (await target.post('/process-instance', { processInstanceIds })).status,
    );
  });
});

describe('a plan of a migration', () => {
  const instruction = { sourceActivityIds: ['work'], targetActivityIds: ['work'] };
  it.each([10_000, 20_000])(
    'that says the same %d times is judged or refused within seconds',
    async (count) => {
      const { text } = await target.get('/process-definition?key=plain');
      const [{ id } = { id: '' }] = JSON.parse(text) as { id: string }[];
      const instructions = Array.from({ length: count }, () => instruction);
      const plan = { sourceProcessDefinitionId: id, targetProcessDefinitionId: id, instructions };
      expect([200, 400, 413]).toContain((await target.post('/migration/validate', plan)).status);
    },
  );
});

describe('a timer', () => {
  it.each(['R/0000-01-01T00:00:00Z/PT0.001S', '0 0 0 31 2 ?', '* * * * * ?', 'R/0001-01-01T00:00:00Z/P1D'])(
    'of %s is planned or refused within seconds',
    async (cycle) => {
      const key = `timer${cycle.replace(/\W/g, '')}`;
      const xml = `<intermediateCatchEvent id="t"><timerEventDefinition id="d"><timeCycle>${cycle}</timeCycle></timerEventDefinition></intermediateCatchEvent>`;
      const { status } = await target.deploy({ 'model.bpmn': bpmn(sequence(key, { id: 't', xml })) });
      if (status === 200) expect((await target.start(key)).status).toBe(200);
    },
  );
});
