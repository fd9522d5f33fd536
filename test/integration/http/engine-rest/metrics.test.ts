import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, timerCatch, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const hour = 3_600_000;
const dmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:test">
<decision id="level" name="Level"><literalExpression><text>1</text></literalExpression></decision></definitions>`;
const decide = {
  id: 'decide',
  xml: '<businessRuleTask id="decide" camunda:decisionRef="level" camunda:resultVariable="level"/>',
};
const fails = {
  id: 'fails',
  xml: '<scriptTask id="fails" scriptFormat="feel" camunda:asyncBefore="true" camunda:resultVariable="x"><script>missing + 1</script></scriptTask>',
};

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'level.dmn': dmn,
    'waits.bpmn': bpmn(sequence('waits', decide, timerCatch('later', 'PT1H'), userTask('last'))),
    'calls.bpmn': bpmn(
      sequence('calls', { id: 'inner', xml: '<callActivity id="inner" calledElement="waits"/>' }),
    ),
    'stuck.bpmn': bpmn(sequence('stuck', fails)),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
  await start('waits');
  await start('calls');
  await start('stuck');
  await doDueJobs();
  await admin.post('/engine-rest/decision-definition/key/level/evaluate', { variables: {} });
  door.pass(2 * hour);
  await doDueJobs();
});
afterAll(() => door.close());

const start = (key: string) => admin.post(`/engine-rest/process-definition/key/${key}/start`, {});
const doDueJobs = async (): Promise<void> => {
  for (const leased of await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 }))
    await executeJob(door.ports, leased);
};
const sum = async (name: string, query = ''): Promise<unknown> => {
  const { status, body } = await admin.get<{ result: number }>(`/engine-rest/metrics/${name}/sum${query}`);
  expect([name, status]).toEqual([name, 200]);
  return body.result;
};
const midway = encodeURIComponent('2027-01-11T10:00:00.000+0000');

describe('how often things happened', () => {
  it('counts instances that nobody called', async () => {
    expect(await sum('root-process-instance-start')).toBe(3);
    expect(await sum('process-instances')).toBe(3);
    expect(await sum('root-process-instance-start', `?startDate=${midway}`)).toBe(0);
  });

  it('counts visits when they began and when they ended', async () => {
    // waits twice: start, decide, later, last; calls: start, inner; stuck: start, fails.
    expect(await sum('activity-instance-start')).toBe(12);
    expect(await sum('flow-node-instances', `?endDate=${midway}`)).toBe(10);
    expect(await sum('flow-node-instances', `?startDate=${midway}`)).toBe(2);
    expect(await sum('activity-instance-end')).toBe(8);
    expect(await sum('activity-instance-end', `?startDate=${midway}`)).toBe(2);
  });

  it('counts jobs that were done and attempts that failed', async () => {
    expect(await sum('job-successful')).toBe(2);
    expect(await sum('job-successful', `?endDate=${midway}`)).toBe(0);
    expect(await sum('job-failed')).toBe(2);
    expect(await sum('job-failed', `?endDate=${midway}`)).toBe(1);
  });

  it('counts decisions that instances asked, and those asked by themselves', async () => {
    expect(await sum('executed-decision-instances')).toBe(3);
    expect(await sum('decision-instances', `?startDate=${midway}`)).toBe(0);
  });

  it('says so when nothing is kept to count by, or a date is none', async () => {
    const { status, body } = await admin.get<{ message: string }>(
      '/engine-rest/metrics/job-acquisition-attempt/sum',
    );
    expect([status, body.message]).toEqual([501, expect.stringContaining("'job-acquisition-attempt'")]);
    expect((await admin.get('/engine-rest/metrics/job-failed/sum?startDate=monday')).status).toBe(400);
  });
});

describe('how often things happened over time', () => {
  type Row = { timestamp: string; name: string; reporter: null; value: number };
  const rows = (query: string) => admin.get<Row[]>(`/engine-rest/metrics?${query}`);

  it('is told per interval of the calendar, the newest first', async () => {
    const told = await rows(
      'name=root-process-instance-start&interval=3600&startDate=2027-01-11T08:30:00.000%2B0000',
    );
    expect(told.body).toEqual([
      {
        timestamp: '2027-01-11T10:00:00.000+0000',
        name: 'root-process-instance-start',
        reporter: null,
        value: 0,
      },
      {
        timestamp: '2027-01-11T09:00:00.000+0000',
        name: 'root-process-instance-start',
        reporter: null,
        value: 3,
      },
      {
        timestamp: '2027-01-11T08:00:00.000+0000',
        name: 'root-process-instance-start',
        reporter: null,
        value: 0,
      },
    ]);
  });

  it('is told of everything when nothing is named, in quarters of an hour, a page of it', async () => {
    const told = await rows('maxResults=2&firstResult=7');
    expect(told.body.filter(({ name }) => name === 'activity-instance-start')).toMatchObject([
      { timestamp: '2027-01-11T09:00:00.000+0000' },
      { timestamp: '2027-01-11T08:45:00.000+0000', value: 0 },
    ]);
    expect(new Set(told.body.map(({ name }) => name)).size).toBe(6);
  });

  it('is refused for what is not counted, and for intervals and pages without sense', async () => {
    expect((await rows('name=job-acquired-success')).status).toBe(501);
    expect((await rows('interval=0')).status).toBe(400);
    expect((await rows('maxResults=201')).status).toBe(400);
  });
});
