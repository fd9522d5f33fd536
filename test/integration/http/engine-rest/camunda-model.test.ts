import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/* Moments without an offset are those of the wall in the Netherlands. A loan, as the modeler of Camunda 7 writes it: every `camunda:` word is that modeler's, and none was changed. */
const loan = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" exporterVersion="5.19.0" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.20.0">
  <bpmn:process id="loan" name="Loan" isExecutable="true" camunda:versionTag="1.2" camunda:historyTimeToLive="P180D">
    <bpmn:startEvent id="Asked" name="Loan asked for">
      <bpmn:extensionElements><camunda:formData>
        <camunda:formField id="amount" label="Amount" type="long" defaultValue="1000"><camunda:validation><camunda:constraint name="max" config="50000" /></camunda:validation></camunda:formField>
        <camunda:formField id="applicant" label="Applicant" type="string"><camunda:validation><camunda:constraint name="required" /></camunda:validation></camunda:formField>
      </camunda:formData></bpmn:extensionElements>
      <bpmn:outgoing>F1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Asked" targetRef="Score" />
    <bpmn:serviceTask id="Score" name="Ask for the score" camunda:asyncBefore="true" camunda:type="external" camunda:topic="credit-score" camunda:taskPriority="\${amount &gt; 5000 ? 10 : 5}">
      <bpmn:extensionElements>
        <camunda:inputOutput><camunda:inputParameter name="who">\${applicant}</camunda:inputParameter><camunda:outputParameter name="score">\${found}</camunda:outputParameter></camunda:inputOutput>
        <camunda:properties><camunda:property name="retry" value="no" /></camunda:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:boundaryEvent id="Unknown" name="Nobody knows" attachedToRef="Score"><bpmn:outgoing>F9</bpmn:outgoing><bpmn:errorEventDefinition errorRef="NoScore" camunda:errorCodeVariable="why" /></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="F2" sourceRef="Score" targetRef="Risk" />
    <bpmn:businessRuleTask id="Risk" name="Weigh the risk" camunda:resultVariable="risk" camunda:decisionRef="risk" camunda:mapDecisionResult="singleEntry"><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing></bpmn:businessRuleTask>
    <bpmn:sequenceFlow id="F3" sourceRef="Risk" targetRef="HowRisky" />
    <bpmn:exclusiveGateway id="HowRisky" default="F5"><bpmn:incoming>F3</bpmn:incoming><bpmn:outgoing>F4</bpmn:outgoing><bpmn:outgoing>F5</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="F4" name="low" sourceRef="HowRisky" targetRef="Paid"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${risk == 'low' &amp;&amp; not empty applicant}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="F5" sourceRef="HowRisky" targetRef="Judge" />
    <bpmn:userTask id="Judge" name="Judge the loan of \${applicant}" camunda:candidateGroups="loans,\${amount &gt; 5000 ? 'directors' : 'clerks'}" camunda:dueDate="P2D" camunda:followUpDate="2027-01-15T09:00:00" camunda:priority="\${amount &gt; 5000 ? 80 : 50}" camunda:formRef="judge" camunda:formRefBinding="deployment">
      <bpmn:incoming>F5</bpmn:incoming><bpmn:outgoing>F6</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="Late" name="Two days" cancelActivity="false" attachedToRef="Judge"><bpmn:outgoing>F7</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="F7" sourceRef="Late" targetRef="Remind" />
    <bpmn:userTask id="Remind" name="Remind" camunda:assignee="lead"><bpmn:incoming>F7</bpmn:incoming></bpmn:userTask>
    <bpmn:sequenceFlow id="F6" sourceRef="Judge" targetRef="Paid" />
    <bpmn:sequenceFlow id="F9" sourceRef="Unknown" targetRef="Refused" />
    <bpmn:endEvent id="Refused" name="Refused"><bpmn:incoming>F9</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="Paid" name="Paid"><bpmn:incoming>F4</bpmn:incoming><bpmn:incoming>F6</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmn:error id="NoScore" name="No score" errorCode="NO_SCORE" />
</bpmn:definitions>`;

const risk = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="risks" name="Risks" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="risk" name="Risk"><decisionTable id="table" hitPolicy="FIRST">
    <input id="score"><inputExpression id="scoreIs" typeRef="integer"><text>score</text></inputExpression></input>
    <output id="riskIs" name="risk" typeRef="string" />
    <rule id="good"><inputEntry id="high"><text>&gt;= 700</text></inputEntry><outputEntry id="low"><text>"low"</text></outputEntry></rule>
    <rule id="other"><inputEntry id="any"><text></text></inputEntry><outputEntry id="raised"><text>"high"</text></outputEntry></rule>
  </decisionTable></decision>
</definitions>`;

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
});
afterAll(() => door.close());

const one = async (path: string): Promise<Item> => {
  const { body } = await admin.get<Item[]>(`/engine-rest/${path}`);
  expect(body).toHaveLength(1);
  return body[0] ?? { id: '' };
};

const executeJob = async (instance: string): Promise<void> => {
  const job = await one(`job?processInstanceId=${instance}`);
  expect((await admin.post(`/engine-rest/job/${job.id}/execute`)).status).toBe(204);
};

const scored = async (instance: string, found: number): Promise<Item> => {
  await executeJob(instance);
  const fetched = await admin.post<Item[]>('/engine-rest/external-task/fetchAndLock', {
    workerId: 'scores',
    maxTasks: 10,
    usePriority: true,
    topics: [{ topicName: 'credit-score', lockDuration: 10_000, includeExtensionProperties: true }],
  });
  const [task = { id: '' }] = fetched.body;
  const body = { workerId: 'scores', localVariables: { found: { value: found, type: 'Integer' } } };
  expect((await admin.post(`/engine-rest/external-task/${task.id}/complete`, body)).status).toBe(204);
  return task;
};

const start = async (variables: object): Promise<string> => {
  const path = '/engine-rest/process-definition/key/loan/submit-form';
  const started = await admin.post<Item>(path, { variables });
  expect(started.status).toBe(200);
  return started.body.id;
};

it('a model made for Camunda 7 is deployed and run to its end as it is', async () => {
  const answer = await door.deploy({ 'loan.bpmn': loan, 'risk.dmn': risk });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"versionTag":"1.2"')]);

  const tooMuch = { variables: { applicant: { value: 'A. TEST' }, amount: { value: 60_000 } } };
  expect((await admin.post('/engine-rest/process-definition/key/loan/submit-form', tooMuch)).status).toBe(
    400,
  );

  const large = await start({ applicant: { value: 'A. TEST' }, amount: { value: 20_000, type: 'Long' } });
  expect(await scored(large, 500)).toMatchObject({
    priority: 10,
    extensionProperties: { retry: 'no' },
    variables: { who: { value: 'A. TEST' } },
  });
  const judge = await one(`task?processInstanceId=${large}&candidateGroup=directors`);
  expect(judge).toMatchObject({
    name: 'Judge the loan of A. TEST',
    due: '2027-01-13T09:00:00.000+0000',
    followUp: '2027-01-15T08:00:00.000+0000',
    priority: 80,
    formKey: 'judge',
  });
  await executeJob(large);
  const reminder = await one(`task?processInstanceId=${large}&assignee=lead`);
  for (const { id } of [judge, reminder])
    expect((await admin.post(`/engine-rest/task/${id}/complete`)).status).toBe(204);
  expect((await admin.get<Item>(`/engine-rest/history/process-instance/${large}`)).body).toMatchObject({
    state: 'COMPLETED',
  });

  const small = await start({ applicant: { value: 'B. TEST' } });
  await scored(small, 750);
  const past = await one(`history/variable-instance?processInstanceId=${small}&variableName=risk`);
  expect(past).toMatchObject({ value: 'low' });
  expect((await admin.get<Item>(`/engine-rest/history/process-instance/${small}`)).body).toMatchObject({
    state: 'COMPLETED',
  });
});
