import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const listened = {
  id: 'work',
  xml: `<userTask id="work" name="Work"><extensionElements>
<camunda:taskListener event="create" expression="\${task.setAssignee(owner)}"/>
<camunda:taskListener event="create"><camunda:script scriptFormat="javascript">task.setPriority(people.length * 10); execution.setVariable('count', people.length)</camunda:script></camunda:taskListener>
<camunda:taskListener event="assignment" expression="\${execution.setVariable('assignedTo', task.assignee)}"/>
<camunda:taskListener event="complete" expression="\${execution.setVariable('completedBy', task.assignee)}"/>
<camunda:executionListener event="end" expression="\${execution.setVariable('key', execution.processBusinessKey)}"/>
</extensionElements></userTask>`,
};

const scripted = {
  id: 'script',
  xml: `<scriptTask id="script" scriptFormat="JavaScript" camunda:resultVariable="total"><script><![CDATA[
    const sum = people.map(({ age }) => age).reduce((a, b) => a + b, 0);
    execution.setVariable('oldest', people.reduce((a, b) => (a.age < b.age ? b : a)));
    sum;
  ]]></script></scriptTask>`,
};

const expressed = {
  id: 'expressed',
  xml: `<serviceTask id="expressed" camunda:expression="\${execution.setVariable('twice', total * 2)}"/>`,
};

const chosen = `<process id="chosen" isExecutable="true"><startEvent id="start"/>
<exclusiveGateway id="gw" default="low"/><userTask id="big"/><userTask id="small"/>
<sequenceFlow id="f" sourceRef="start" targetRef="gw"/>
<sequenceFlow id="high" sourceRef="gw" targetRef="big"><conditionExpression xsi:type="tFormalExpression" language="javascript" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">n &gt; 2</conditionExpression></sequenceFlow>
<sequenceFlow id="low" sourceRef="gw" targetRef="small"/></process>`;

const endless = {
  id: 'endless',
  xml: '<scriptTask id="endless" scriptFormat="javascript"><script>for (;;);</script></scriptTask>',
};

const changing = {
  id: 'changing',
  xml: `<userTask id="changing" name="Before" camunda:candidateUsers="TEST-u"><extensionElements>
<camunda:taskListener event="assignment" expression="\${task.setOwner(task.assignee)}\${task.setName('After')}\${task.setPriority(80)}\${task.setDueDate('2026-04-01T12:00:00.000Z')}\${task.addCandidateGroup('TEST-g')}\${task.deleteCandidateUser('TEST-u')}"/>
<camunda:taskListener event="update" expression="\${execution.setVariable('updates', updates + 1)}"/>
</extensionElements></userTask>`,
};

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'all.bpmn': bpmn(sequence('all', scripted, expressed, listened, userTask('last'))),
    'changing.bpmn': bpmn(sequence('changed', changing)),
    'chosen.bpmn': bpmn(chosen),
    'endless.bpmn': bpmn(sequence('for-ever', endless)),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const json = (value: unknown) => ({ value: JSON.stringify(value), type: 'Json' });
const start = (key: string, variables: object, businessKey?: string) =>
  admin.post<{ id: string }>(`/engine-rest/process-definition/key/${key}/start`, { variables, businessKey });

const taskOf = async (instance: string, element: string) => {
  const found = await admin.get<{ id: string; assignee: string | null; priority: number }[]>(
    `/engine-rest/task?processInstanceId=${instance}&taskDefinitionKey=${element}`,
  );
  return found.body[0];
};

const variable = async (instance: string, name: string): Promise<unknown> => {
  const found = await admin.get<{ value: unknown }>(
    `/engine-rest/process-instance/${instance}/variables/${name}`,
  );
  return found.body.value;
};

describe('a model made for Camunda 7 with scripts and listeners', () => {
  it('runs as it is drawn', async () => {
    const people = json([{ age: 40 }, { age: 2 }]);
    const started = await start('all', { people, owner: { value: 'TEST-a' } }, 'K-1');
    expect(started.status).toBe(200);
    const instance = started.body.id;
    expect(await variable(instance, 'total')).toBe(42);
    expect(await variable(instance, 'twice')).toBe(84);
    expect(await variable(instance, 'count')).toBe(2);
    expect(await variable(instance, 'assignedTo')).toBe('TEST-a');
    const task = await taskOf(instance, 'work');
    expect(task).toMatchObject({ assignee: 'TEST-a', priority: 20 });
    const assigned = await admin.post(`/engine-rest/task/${task?.id ?? ''}/assignee`, { userId: 'TEST-b' });
    expect(assigned.status).toBe(204);
    expect(await variable(instance, 'assignedTo')).toBe('TEST-b');
    expect((await admin.post(`/engine-rest/task/${task?.id ?? ''}/complete`, {})).status).toBe(204);
    expect(await variable(instance, 'completedBy')).toBe('TEST-b');
    expect(await variable(instance, 'key')).toBe('K-1');
    expect(await taskOf(instance, 'last')).toBeDefined();
  });

  it('changes an open task when its listeners ask for that', async () => {
    const started = await start('changed', { updates: { value: 0 } });
    const task = await taskOf(started.body.id, 'changing');
    const path = `/engine-rest/task/${task?.id ?? ''}`;
    expect((await admin.post(`${path}/assignee`, { userId: 'TEST-a' })).status).toBe(204);
    const changed = await admin.get<{ due: string }>(path);
    expect(changed.body).toMatchObject({
      assignee: 'TEST-a',
      owner: 'TEST-a',
      name: 'After',
      priority: 80,
      due: '2026-04-01T12:00:00.000+0000',
    });
    const links = await admin.get<{ userId: string | null; groupId: string | null; type: string }[]>(
      `${path}/identity-links`,
    );
    const candidates = links.body.filter(({ type }) => type === 'candidate');
    expect(candidates.map(({ userId, groupId }) => userId ?? groupId)).toEqual(['TEST-g']);
    expect(await variable(started.body.id, 'updates')).toBe(1);
  });

  it('lets listeners hear of links to people and groups, as of any other change', async () => {
    const started = await start('changed', { updates: { value: 0 } });
    const task = await taskOf(started.body.id, 'changing');
    const path = `/engine-rest/task/${task?.id ?? ''}`;
    const link = (body: object) => admin.post(`${path}/identity-links`, body);
    expect((await link({ groupId: 'TEST-other', type: 'candidate' })).status).toBe(204);
    expect(await variable(started.body.id, 'updates')).toBe(1);
    expect((await link({ userId: 'TEST-b', type: 'assignee' })).status).toBe(204);
    expect(await variable(started.body.id, 'updates')).toBe(2);
    expect((await admin.get(path)).body).toMatchObject({
      assignee: 'TEST-b',
      owner: 'TEST-b',
      name: 'After',
    });
  });

  it.each([
    [3, 'big'],
    [2, 'small'],
  ])('with n = %d goes to %s by a condition in JavaScript', async (n, element) => {
    const started = await start('chosen', { n: { value: n } });
    expect(await taskOf(started.body.id, element)).toBeDefined();
  });

  it('is refused where a script does not end, and goes on with the next', async () => {
    expect((await start('for-ever', {})).status).toBe(422);
    expect((await start('chosen', { n: { value: 1 } })).status).toBe(200);
  });

  it('is not deployed when a script cannot be read, or is in a language that is not run', async () => {
    const model = (format: string, text: string) =>
      bpmn(
        sequence('wrong', {
          id: 'wrong',
          xml: `<scriptTask id="wrong" scriptFormat="${format}"><script>${text}</script></scriptTask>`,
        }),
      );
    for (const xml of [model('javascript', 'const = 1'), model('groovy', '1'), model('python', '1')]) {
      const answer = await door.deploy({ 'wrong.bpmn': xml });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("'wrong'");
    }
  });
});
