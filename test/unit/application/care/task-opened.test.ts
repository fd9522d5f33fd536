import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimTask } from '../../../../src/application/care/tasks/claim-task.js';
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

const oneTask = (attributes: string, extensions = ''): string =>
  `${begins('Begin', 'one')}${userTask('one', attributes, extensions)}${ends('one')}`;

describe('a task that opens', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openCareHouse();
  });

  afterEach(() => house.close());

  it('is due by the norm its diagram names, with the derivation and the version of the norm', async () => {
    await house.put('trajectory', aTrajectory());
    await house.deploy({
      alone: oneTask(
        'camunda:candidateGroups="vt-officer"',
        '<koers:due norm="report.assess" from="=receivedAt" safetyCritical="true" />',
      ),
    });
    await house.begin({ receivedAt: '2027-01-11T09:00:00.000Z' });

    const task = await house.task('one');

    expect(task.dueAt).toBe('2027-01-15T22:59:59.000Z');
    expect(task.care).toMatchObject({
      trajectoryId: 'trajectory-1',
      urgencyRank: 2,
      safetyCritical: true,
      norm: { key: 'report.assess', version: 1 },
      derivation: { clock: 'WD4', from: '2027-01-11T09:00:00.000Z', ladder: 'SC' },
    });
  });

  it('caps the working days of an urgent safety-critical task (T04)', async () => {
    await house.put('trajectory', aTrajectory({ urgency: 'HIGH' }));
    await house.deploy({
      alone: oneTask(
        'camunda:candidateGroups="vt-officer"',
        '<koers:due norm="contact.first" from="=routeDecidedAt" safetyCritical="true" />',
      ),
    });
    house.setNow('2027-05-04T14:00:00.000Z');
    await house.begin({ routeDecidedAt: '2027-05-04T14:00:00.000Z' });

    expect((await house.task('one')).dueAt).toBe('2027-05-07T14:00:00.000Z');
  });

  it('counts from now when nobody knows from when, and a day when nobody knows the norm', async () => {
    await house.put('trajectory', aTrajectory());
    await house.deploy({
      alone: oneTask(
        'camunda:candidateGroups="vt-officer"',
        '<koers:due norm="no.such" from="=missing" safetyCritical="true" />',
      ),
    });
    await house.begin();

    expect((await house.task('one')).dueAt).toBe('2027-01-12T09:00:00.000Z');
  });

  it('has no due date to be late for when a household is asked', async () => {
    await house.put('trajectory', aTrajectory());
    await house.deploy({
      alone: oneTask(
        'camunda:candidateGroups="vt-officer"',
        '<koers:due norm="plan.consent" household="true" />',
      ),
    });
    await house.begin();

    const task = await house.task('one');

    expect(task.dueAt).toBeUndefined();
    expect(task.care?.derivation).toMatchObject({ due: '2027-01-18T22:59:59.000Z', ladder: 'HOUSEHOLD' });
  });

  it('counts as urgent when nobody has said how urgent it is', async () => {
    const { urgency: _unknown, ...trajectory } = aTrajectory();
    await house.put('trajectory', trajectory);
    await house.deploy({ alone: oneTask('camunda:candidateGroups="vt-officer"') });
    await house.begin();

    expect((await house.task('one')).care?.urgencyRank).toBe(1);
  });

  it('goes to the fixed face, and their substitute may take it', async () => {
    await house.put('trajectory', aTrajectory({ fixedFace: 'caseworker', substitute: 'caseworker2' }));
    await house.deploy({ alone: oneTask('camunda:candidateGroups="fixed-face"') });
    await house.begin();

    const task = await house.task('one');

    expect(task.assignee).toBe('caseworker');
    expect(task.candidateUsers).toEqual(['caseworker', 'caseworker2']);
    expect(task.candidateGroups).toEqual(['fixed-face']);
  });

  it('goes to the team leads as long as nobody is the fixed face', async () => {
    await house.put('trajectory', aTrajectory());
    await house.deploy({ alone: oneTask('camunda:candidateGroups="fixed-face"') });
    await house.begin();

    const task = await house.task('one');

    expect(task.assignee).toBeUndefined();
    expect(task.candidateGroups).toEqual(['fixed-face', 'local-team-lead']);
  });

  it('is nobody’s yet when others than the fixed face may take it too', async () => {
    await house.put('trajectory', aTrajectory({ fixedFace: 'caseworker' }));
    await house.deploy({ alone: oneTask('camunda:candidateGroups="fixed-face,vt-officer"') });
    await house.begin();

    const task = await house.task('one');

    expect(task.assignee).toBeUndefined();
    expect(task.candidateUsers).toEqual(['caseworker']);
  });

  it('is not for whoever did what it checks', async () => {
    await house.put('trajectory', aTrajectory());
    const four = '<koers:fourEyes rule="4E-1" not="one" />';
    await house.deploy({
      two: `${begins('Begin', 'one')}${userTask('one', 'camunda:candidateGroups="vt-officer"')}${flow('one', 'check')}
        ${userTask('check', 'camunda:candidateGroups="vt-officer"', four)}${ends('check')}`,
    });
    await house.begin();
    const { id } = await house.task('one');
    await house.act('intake', (work) => completeCareTask(work, who('intake'), { taskId: id, data: {} }));

    const check = await house.task('check');

    expect(check.care?.excludedUsers).toEqual([{ user: 'intake', rule: '4E-1' }]);
    expect(
      await house.refusal('intake', (work) =>
        completeCareTask(work, who('intake'), { taskId: check.id, data: {} }),
      ),
    ).toEqual({ code: 'FOUR_EYES', rule: '4E-1' });
  });

  it('is closed to whoever does the task it checks while both are open', async () => {
    await house.put('trajectory', aTrajectory());
    const four = '<koers:fourEyes rule="4E-4" not="one" />';
    await house.deploy({
      both: `${begins('Begin', 'Split')}<bpmn:parallelGateway id="Split" />${flow('Split', 'one')}${flow('Split', 'check')}
        ${userTask('one', 'camunda:candidateGroups="vt-officer"')}${userTask('check', 'camunda:candidateGroups="vt-officer"', four)}
        <bpmn:parallelGateway id="Join" />${flow('one', 'Join')}${flow('check', 'Join')}${ends('Join')}`,
    });
    await house.begin();
    const { id } = await house.task('one');
    await house.act('intake', (work) => completeCareTask(work, who('intake'), { taskId: id, data: {} }));

    expect((await house.task('check')).care?.excludedUsers).toEqual([{ user: 'intake', rule: '4E-4' }]);
  });

  it('looks for what it checks in the other processes of the trajectory too', async () => {
    await house.put('trajectory', aTrajectory());
    await house.deploy({
      other: `${begins('Begin', 'one')}${userTask('one', 'camunda:candidateGroups="vt-officer"')}${ends('one')}`,
    });
    await house.begin();
    const { id } = await house.task('one');
    await house.act('intake', (work) => completeCareTask(work, who('intake'), { taskId: id, data: {} }));
    await house.deploy({
      other: `${begins('Begin', 'check')}${userTask('check', 'camunda:candidateGroups="vt-officer"', '<koers:fourEyes rule="4E-7" not="one" />')}${ends('check')}`,
    });
    await house.begin();

    expect((await house.task('check')).care?.excludedUsers).toEqual([{ user: 'intake', rule: '4E-7' }]);
  });

  it('stays as the diagram has it outside a trajectory', async () => {
    await house.deploy({ alone: oneTask('camunda:candidateGroups="vt-officer"') });
    await house.begin({}, 'somewhere else');

    expect((await house.task('one')).care).toBeUndefined();
  });

  describe('for somebody independent (R-IND-1)', () => {
    const checking = `${begins('Begin', 'work')}
      <bpmn:parallelGateway id="Both" />${flow('work', 'Both')}
      ${userTask('work', 'camunda:candidateGroups="local-team"')}
      ${userTask('more', 'camunda:candidateGroups="local-team"')}${flow('Both', 'more')}
      ${userTask('check', 'camunda:candidateGroups="independent-checker,local-team"')}${flow('Both', 'check')}
      ${flow('more', 'End')}${ends('check')}`;
    const complete = async (user: string, elementId: string): Promise<unknown> => {
      const { id } = await house.task(elementId);
      return house.act(user, (work) => completeCareTask(work, who(user), { taskId: id, data: {} }));
    };
    const excluded = async () => (await house.task('check')).care?.excludedUsers;

    beforeEach(async () => {
      await house.put('trajectory', aTrajectory());
      await house.deploy({ checking });
      await house.begin();
      await complete('caseworker', 'work');
    });

    it('is not for whoever had a task in the trajectory, also in another process of it', async () => {
      expect(await excluded()).toEqual([{ user: 'caseworker', rule: 'R-IND-1' }]);
      await house.begin();
      await complete('caseworker2', 'work');

      const { id } = await house.task('check');
      expect(
        await house.refusal('caseworker', (work) =>
          completeCareTask(work, who('caseworker'), { taskId: id, data: {} }),
        ),
      ).toEqual({ code: 'FOUR_EYES', rule: 'R-IND-1' });
      const checks = (await house.all('task')).filter(({ elementId }) => elementId === 'check');
      expect(checks.map(({ care }) => care?.excludedUsers.map(({ user }) => user).sort())).toEqual([
        ['caseworker', 'caseworker2'],
        ['caseworker', 'caseworker2'],
      ]);
    });

    it('is no longer for whoever completes one meanwhile, and no longer theirs', async () => {
      const { id } = await house.task('check');
      await house.act('caseworker2', (work) => claimTask(work, who('caseworker2'), { taskId: id }));
      await complete('caseworker2', 'more');

      expect(await excluded()).toEqual([
        { user: 'caseworker', rule: 'R-IND-1' },
        { user: 'caseworker2', rule: 'R-IND-1' },
      ]);
      expect((await house.task('check')).assignee).toBeUndefined();
      await complete('caseworker3', 'check');
    });
  });
});
