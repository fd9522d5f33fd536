import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimTask } from '../../../../src/application/care/tasks/claim-task.js';
import { completeCareTask } from '../../../../src/application/care/tasks/complete-care-task.js';
import { saveDraft } from '../../../../src/application/care/tasks/save-draft.js';
import { unclaimTask } from '../../../../src/application/care/tasks/unclaim-task.js';
import { viewTask } from '../../../../src/application/care/tasks/view-task.js';
import type { Work } from '../../../../src/application/work.js';
import { variablesOfInstance } from '../../../../src/application/engine/view-variables.js';
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

const process = `${begins('Begin', 'assess')}
  ${userTask('assess', 'camunda:candidateGroups="vt-officer" camunda:formKey="F-TEST"')}
  ${flow('assess', 'after')}${userTask('after', 'camunda:candidateGroups="local-team"')}${ends('after')}`;

const form = {
  type: 'default',
  id: 'F-TEST',
  properties: { title: 'Beoordelen' },
  components: [
    {
      type: 'textfield',
      key: 'proposed',
      label: 'Voorstel',
      properties: { readOnly: true, fromVariable: 'urgency' },
    },
    {
      type: 'radio',
      key: 'decided',
      label: 'Besluit',
      values: [
        { value: 'HIGH', label: 'Hoog' },
        { value: 'NORMAL', label: 'Gewoon' },
      ],
      validate: { required: true },
      properties: { variable: 'decidedUrgency' },
    },
    { type: 'textarea', key: 'why', label: 'Waarom', properties: { requiredWhen: 'decided != proposed' } },
  ],
};

describe('completing a task with its form', () => {
  let house: CareHouse;
  let taskId: string;

  beforeEach(async () => {
    house = await openCareHouse();
    await house.put('trajectory', aTrajectory());
    await house.deploy({ test: process }, form);
    await house.begin({ urgency: 'HIGH' });
    taskId = (await house.task('assess')).id;
  });

  afterEach(() => house.close());

  const complete = (data: Record<string, string>, expectedVersion?: number) => (work: Work) =>
    completeCareTask(work, who('intake'), {
      taskId,
      data,
      ...(expectedVersion !== undefined && { expectedVersion }),
    });

  it('keeps what was filled in and tells the process only what is marked for it', async () => {
    const { submissionId } = await house.act('intake', complete({ decided: 'NORMAL', why: 'TEST words' }));

    expect(await house.get('submission', submissionId ?? '')).toMatchObject({
      trajectoryId: 'trajectory-1',
      formKey: 'F-TEST',
      formVersion: 1,
      data: { proposed: 'HIGH', decided: 'NORMAL', why: 'TEST words' },
      submittedBy: 'intake',
    });
    const after = await house.task('after');
    const variables = await variablesOfInstance(house.ports, after.instanceId);
    expect(variables?.values).toMatchObject({ decidedUrgency: 'NORMAL', formSubmissionId: submissionId });
    expect(JSON.stringify(variables)).not.toContain('TEST words');
  });

  it('says which answers are missing or wrong, and changes nothing', async () => {
    expect(await house.refusal('intake', complete({ decided: 'NORMAL' }))).toMatchObject({
      code: 'form-invalid',
      errors: [{ pointer: '/why', code: 'required' }],
    });
    expect(await house.refusal('intake', complete({ decided: 'LOW' }))).toMatchObject({
      errors: [
        { pointer: '/decided', code: 'not-a-choice' },
        { pointer: '/why', code: 'required' },
      ],
    });
    expect(await house.all('submission')).toEqual([]);
    expect((await house.task('assess')).id).toBe(taskId);
  });

  it('takes the proposal from the process, whatever was sent', async () => {
    expect(await house.refusal('intake', complete({ decided: 'NORMAL', proposed: 'NORMAL' }))).toMatchObject({
      errors: [{ pointer: '/why' }],
    });
  });

  it('refuses the task of somebody else before it looks at versions and forms', async () => {
    await house.act('intake2', (work) => claimTask(work, who('intake2'), { taskId }));

    expect(await house.refusal('intake', complete({}, 99))).toEqual({ code: 'ASSIGNED_TO_OTHER' });
  });

  it('refuses an old version before it looks at the form', async () => {
    expect(await house.refusal('intake', complete({}, 99))).toEqual({ code: 'version-mismatch' });
    await house.act('intake', complete({ decided: 'HIGH' }, 1));
  });

  it('is not for other roles', async () => {
    expect(
      await house.refusal('rvt', (work) => completeCareTask(work, who('rvt'), { taskId, data: {} })),
    ).toEqual({ code: 'NOT_CANDIDATE' });
  });

  it('is refused once it was done', async () => {
    await house.act('intake', complete({ decided: 'HIGH' }));

    expect(await house.refusal('intake', complete({ decided: 'HIGH' }))).toEqual({
      code: 'task-not-open',
    });
  });

  it('keeps a draft through reassignment, and lets it go with the task', async () => {
    await house.act('intake', (work) => claimTask(work, who('intake'), { taskId }));
    await house.act('intake', (work) => saveDraft(work, who('intake'), { taskId, data: { why: 'half' } }));
    await house.act('intake', (work) => unclaimTask(work, who('intake'), { taskId }));
    await house.act('intake2', (work) => claimTask(work, who('intake2'), { taskId }));

    const viewed = await viewTask(house.ports, who('intake2'), taskId);
    expect(viewed).toMatchObject({
      ok: true,
      value: { draft: { data: { why: 'half' }, savedBy: 'intake' }, prefill: { proposed: 'HIGH' } },
    });
    await house.act('intake2', (work) =>
      completeCareTask(work, who('intake2'), { taskId, data: { decided: 'HIGH' } }),
    );
    expect(await house.all('draft')).toEqual([]);
  });

  it('is taken by one of two who want it', async () => {
    await house.act('intake', (work) => claimTask(work, who('intake'), { taskId }));

    expect(await house.refusal('intake2', (work) => claimTask(work, who('intake2'), { taskId }))).toEqual({
      code: 'ASSIGNED_TO_OTHER',
    });
    expect(await house.refusal('intake2', (work) => unclaimTask(work, who('intake2'), { taskId }))).toEqual({
      code: 'ASSIGNED_TO_OTHER',
    });
  });

  it('shows the form, its documentation and the people to whoever may do it, and nothing to others', async () => {
    await house.put('household', {
      id: 'household-1',
      label: 'Huishouden Appel TEST',
      region: 'default',
      municipality: 'Teststad',
      memberIds: ['p1'],
      createdAt: house.now(),
    });
    await house.put('person', { id: 'p1', name: 'Noor TEST', role: 'child', householdIds: ['household-1'] });

    expect(await viewTask(house.ports, who('intake'), taskId)).toMatchObject({
      ok: true,
      value: {
        version: 1,
        householdLabel: 'Huishouden Appel TEST',
        form: { key: 'F-TEST', version: 1, title: 'Beoordelen' },
        members: [{ name: 'Noor TEST' }],
      },
    });
    expect(await viewTask(house.ports, who('designer'), taskId)).toEqual({
      ok: false,
      reason: { code: 'not-allowed' },
    });
  });
});
