import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { completeCareTask } from '../../../../src/application/care/tasks/complete-care-task.js';
import {
  aTrajectory,
  begins,
  ends,
  flow,
  openCareHouse,
  userTask,
  who,
  type CareHouse,
} from './care-house.js';

const assess = `${begins('Begin', 'assess')}
  ${userTask('assess', 'camunda:candidateGroups="vt-officer"', '<koers:due norm="report.assess" from="=receivedAt" safetyCritical="true" />')}
  ${ends('assess')}`;

const overdueHandling = `${begins('TaskDue', 'handle')}
  ${userTask('handle', 'camunda:candidateGroups="local-team-lead"', '<koers:due norm="overdue.handle" safetyCritical="true" />')}
  <bpmn:boundaryEvent id="Closed" attachedToRef="handle"><bpmn:messageEventDefinition messageRef="TaskClosed" /></bpmn:boundaryEvent>
  ${flow('Closed', 'End')}${ends('handle')}`;

describe('the ladder of a deadline (T03)', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openCareHouse();
    house.setNow('2027-03-25T15:30:00.000Z');
    await house.put('trajectory', aTrajectory({ substitute: 'caseworker2' }));
    await house.deploy({ assessment: assess });
  });

  afterEach(() => house.close());

  const begin = (): Promise<string> => house.begin({ receivedAt: '2027-03-25T15:30:00.000Z' });

  const told = async (): Promise<string[]> =>
    (await house.all('notification'))
      .map(({ code, at, recipient, channel }) => `${at} ${code} ${recipient} ${channel}`)
      .sort();

  it('tells each level at its own moment, once, over Easter', async () => {
    await begin();

    await house.pass('2027-04-06T12:00:00.000Z');

    const moments = await told();
    expect(moments.filter((line) => !line.includes('E0'))).toEqual([
      '2027-04-02T22:00:00.000Z TASK_E1 caseworker2 phone',
      '2027-04-02T22:00:00.000Z TASK_E1 teamlead phone',
      '2027-04-03T02:00:00.000Z TASK_E2 manager phone',
      '2027-04-05T22:00:00.000Z TASK_E3 manager phone',
    ]);
    expect(moments.some((line) => line.includes('TASK_E0-50 intake in-app'))).toBe(true);
    expect(moments.some((line) => line.includes('TASK_E0-80 intake in-app'))).toBe(true);
  });

  it('leaves the task, its assignee and its due date as they are', async () => {
    await begin();
    const before = await house.task('assess');

    await house.pass('2027-04-06T12:00:00.000Z');

    const after = await house.task('assess');
    expect(after.care?.reached).toEqual(['E0-50', 'E0-80', 'E1', 'E2', 'E3']);
    expect({ ...after, care: undefined }).toEqual({ ...before, care: undefined });
  });

  it('never speaks before its moment', async () => {
    await begin();

    await house.pass('2027-04-02T21:59:59.000Z');

    expect((await house.task('assess')).care?.reached).toEqual(['E0-50', 'E0-80']);
  });

  it('records every escalation in order when it stood still for long', async () => {
    await begin();
    house.setNow('2027-04-20T08:00:00.000Z');

    await house.work();
    await house.work();

    expect((await house.task('assess')).care?.reached).toEqual(['E0-50', 'E0-80', 'E1', 'E2', 'E3']);
    expect((await told()).map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'TASK_E1 caseworker2',
      'TASK_E1 teamlead',
      'TASK_E2 manager',
      'TASK_E3 manager',
    ]);
    expect(await house.all('job')).toEqual([]);
  });

  it('has one job per task, which goes with the task', async () => {
    await begin();
    const { id } = await house.task('assess');
    expect((await house.all('job')).map(({ kind }) => kind)).toEqual(['deadline']);

    await house.act('intake', (work) => completeCareTask(work, who('intake'), { taskId: id, data: {} }));

    expect(await house.all('job')).toEqual([]);
  });

  it('takes the incident of a deadline that failed away with the task', async () => {
    await begin();
    const { id, instanceId } = await house.task('assess');
    await house.put('incident', {
      id: `${id}!deadline!`,
      code: 'TEST',
      message: 'TEST',
      instanceId,
      jobId: `${id}!deadline`,
      createdAt: house.now(),
    });

    await house.act('intake', (work) => completeCareTask(work, who('intake'), { taskId: id, data: {} }));

    expect(await house.all('incident')).toEqual([]);
  });

  it('tells people also when nobody can be asked to handle it, and leaves that to be mended', async () => {
    await house.deploy({
      'overdue-handling': `${begins('NewIncident', 'handle')}${userTask('handle', '')}${ends('handle')}`,
    });
    await begin();
    const { id } = await house.task('assess');

    await house.pass('2027-04-03T01:00:00.000Z');

    expect((await told()).filter((line) => line.includes('TASK_E1'))).toHaveLength(2);
    expect(await house.all('incident')).toMatchObject([
      { code: 'message-not-correlated', jobId: `${id}!deadline`, elementId: 'assess' },
    ]);
  });

  it('starts one overdue handling at E1, which ends with the task', async () => {
    await house.deploy({ 'overdue-handling': overdueHandling });
    await begin();
    const { id } = await house.task('assess');

    await house.pass('2027-04-06T12:00:00.000Z');

    const handling = (await house.all('task')).filter(({ elementId }) => elementId === 'handle');
    expect(handling.map(({ care }) => care?.trajectoryId)).toEqual(['trajectory-1']);
    await house.act('intake', (work) => completeCareTask(work, who('intake'), { taskId: id, data: {} }));
    await house.work();
    expect(await house.all('task')).toEqual([]);
    expect(await house.all('instance')).toEqual([]);
  });

  it('is written on the timeline', async () => {
    await begin();

    await house.pass('2027-04-03T12:00:00.000Z');

    const lines = await house.all('timeline');
    expect(lines.map(({ code, details }) => `${code} ${String(details?.['level'] ?? '')}`).sort()).toEqual([
      'TASK_ESCALATED E1',
      'TASK_ESCALATED E2',
      'TASK_OPENED ',
      'TASK_REMINDED E0-50',
      'TASK_REMINDED E0-80',
    ]);
  });
});
