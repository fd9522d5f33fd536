import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { endAbsence } from '../../../../src/application/care/workload/end-absence.js';
import { giveWork } from '../../../../src/application/care/workload/give-work.js';
import { listRedistributions } from '../../../../src/application/care/workload/list-redistributions.js';
import { proposeWork } from '../../../../src/application/care/workload/propose-work.js';
import {
  reportAbsence,
  type AbsenceReported,
} from '../../../../src/application/care/workload/report-absence.js';
import { takeWorkBack } from '../../../../src/application/care/workload/take-work-back.js';
import { viewWorkload } from '../../../../src/application/care/workload/view-workload.js';
import { completeCareTask } from '../../../../src/application/care/tasks/complete-care-task.js';
import { saveDraft } from '../../../../src/application/care/tasks/save-draft.js';
import type { Instant } from '../../../../src/kernel/instant.js';
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

const process = `${begins('Begin', 'first')}
  ${userTask('first', 'camunda:candidateGroups="fixed-face"', '<koers:due norm="analysis.invite" />')}
  ${flow('first', 'next')}
  ${userTask('next', 'camunda:candidateGroups="fixed-face"', '<koers:due norm="analysis.invite" />')}
  ${flow('next', 'check')}
  ${userTask('check', 'camunda:candidateGroups="behavioural-scientist"', '<koers:fourEyes rule="4E-2" not="first next" />')}
  ${ends('check')}`;

const moment = (text: string) => text as Instant;

describe('somebody who is away', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openCareHouse();
    await house.put(
      'trajectory',
      aTrajectory({ fixedFace: 'caseworker', substitute: 'caseworker2', urgency: 'HIGH' }),
    );
    await house.deploy({ analysis: process });
    await house.begin({ trajectoryId: 'trajectory-1' });
  });

  afterEach(() => house.close());

  const away = (given: Partial<AbsenceReported> = {}, by = 'teamlead') =>
    house.act(by, (work) => reportAbsence(work, who(by), { user: 'caseworker', ...given }));
  const back = (absenceId: string, by = 'teamlead') =>
    house.act(by, (work) => endAbsence(work, who(by), absenceId));
  const complete = async (elementId: string, user: string) => {
    const { id } = await house.task(elementId);
    await house.act(user, (work) => completeCareTask(work, who(user), { taskId: id, data: {} }));
  };
  const give = async (to: string, reason = 'Ziek TEST') => {
    const { id } = await house.task('first');
    return house.act('teamlead', (work) =>
      giveWork(work, who('teamlead'), { user: 'caseworker', reason, moves: [{ taskId: id, to }] }),
    );
  };

  it('keeps what they have, while what newly comes goes to the substitute', async () => {
    await away();
    expect((await house.task('first')).assignee).toBe('caseworker');

    await complete('first', 'caseworker');
    expect(await house.task('next')).toMatchObject({
      assignee: 'caseworker2',
      care: { standsInFor: 'caseworker' },
    });
  });

  it('has a deputy before the substitute, when one is named', async () => {
    await away({ deputy: 'caseworker3' });
    await complete('first', 'caseworker');
    expect((await house.task('next')).assignee).toBe('caseworker3');
  });

  it('leaves work to the team lead when whoever stands in is away too', async () => {
    await away();
    await away({ user: 'caseworker2' });
    await complete('first', 'caseworker');
    const next = await house.task('next');
    expect(next.assignee).toBeUndefined();
    expect(next.candidateGroups).toContain('local-team-lead');
  });

  it('gets back what others have for them and did not begin, when they are back', async () => {
    const { absenceId } = await away();
    await complete('first', 'caseworker');
    expect(await back(absenceId)).toEqual({ absenceId, returned: 1 });
    const next = await house.task('next');
    expect(next.assignee).toBe('caseworker');
    expect(next.care?.standsInFor).toBeUndefined();
    expect(
      await house.refusal('teamlead', (work) => endAbsence(work, who('teamlead'), absenceId)),
    ).toMatchObject({
      code: 'action-not-possible',
    });
  });

  it('does not get back what a stand-in has begun', async () => {
    const { absenceId } = await away();
    await complete('first', 'caseworker');
    const { id } = await house.task('next');
    await house.act('caseworker2', (work) =>
      saveDraft(work, who('caseworker2'), { taskId: id, data: { note: 'TEST' } }),
    );
    expect(await back(absenceId)).toMatchObject({ returned: 0 });
    expect((await house.task('next')).assignee).toBe('caseworker2');
  });

  it('gets it back at the end that was foreseen, without anybody doing something', async () => {
    await away({ until: moment('2027-01-13T07:00:00.000Z') });
    await complete('first', 'caseworker');
    await house.pass('2027-01-13T06:59:59.000Z');
    expect((await house.task('next')).assignee).toBe('caseworker2');
    await house.pass('2027-01-13T07:00:00.000Z');
    expect((await house.task('next')).assignee).toBe('caseworker');
  });

  it('is not away before it begins, nor after', async () => {
    await away({ from: moment('2027-01-12T07:00:00.000Z'), until: moment('2027-01-13T07:00:00.000Z') });
    await complete('first', 'caseworker');
    expect((await house.task('next')).assignee).toBe('caseworker');
  });

  it('cannot be away twice at once, nor backwards, nor in the past', async () => {
    await away({ until: moment('2027-01-13T07:00:00.000Z') });
    const refused = (given: Partial<AbsenceReported>) =>
      house.refusal('teamlead', (work) =>
        reportAbsence(work, who('teamlead'), { user: 'caseworker', ...given }),
      );
    expect(await refused({})).toMatchObject({
      code: 'form-invalid',
      errors: [{ pointer: '/from', code: 'overlap' }],
    });
    expect(await refused({ until: moment('2027-01-11T08:00:00.000Z') })).toMatchObject({
      errors: [{ pointer: '/until' }],
    });
    expect(
      await refused({ from: moment('2027-01-10T08:00:00.000Z'), until: moment('2027-01-10T09:00:00.000Z') }),
    ).toMatchObject({ errors: [{ pointer: '/until' }] });
    expect(await refused({ user: 'nobody' })).toMatchObject({ code: 'not-found' });
    expect(await refused({ deputy: 'caseworker' })).toMatchObject({ code: 'receiver-unknown' });
  });

  it('says so themselves, or whoever leads; not a colleague', async () => {
    await away({}, 'caseworker');
    expect(
      await house.refusal('caseworker3', (work) =>
        reportAbsence(work, who('caseworker3'), { user: 'caseworker2' }),
      ),
    ).toMatchObject({ code: 'not-allowed' });
  });

  it('is seen with their load by whoever leads, and by nobody else', async () => {
    await away();
    const seen = await viewWorkload(house.ports, who('teamlead'));
    expect(seen.ok && seen.value.items[0]).toMatchObject({
      user: 'caseworker',
      open: 1,
      urgent: 1,
      weight: 3,
      overFull: false,
      absence: { now: true },
    });
    expect(await viewWorkload(house.ports, who('caseworker'))).toMatchObject({ ok: false });
  });

  it('has their work proposed to the substitute, and to nobody who is away', async () => {
    const proposed = async () => {
      const answer = await proposeWork(house.ports, who('teamlead'), 'caseworker');
      return answer.ok ? answer.value : undefined;
    };
    expect(await proposed()).toMatchObject({
      moves: [{ step: 'first', urgency: 'HIGH', to: 'caseworker2', because: ['substitute', 'same-team'] }],
    });
    await away({ user: 'caseworker2' });
    const without = await proposed();
    expect(without?.moves[0]?.to).toBe('caseworker3');
    expect(without?.moves[0]?.mayDo).not.toContain('caseworker2');
    expect(without?.colleagues.map(({ user }) => user)).not.toContain('caseworker2');
  });

  it('has their work given to others with one reason, told to the receiver and on the timeline', async () => {
    const given = await give('caseworker3');
    expect(given).toMatchObject({ moved: 1, skipped: [] });
    expect((await house.task('first')).assignee).toBe('caseworker3');
    expect((await house.all('notification')).map(({ recipient, code }) => `${recipient} ${code}`)).toContain(
      'caseworker3 WORK_GIVEN',
    );
    expect((await house.all('timeline')).map(({ code }) => code)).toContain('TASK_REASSIGNED');
    expect(await listRedistributions(house.ports, who('teamlead'))).toMatchObject({
      value: { items: [{ userName: 'Carla Werker TEST', reason: 'Ziek TEST', moved: 1 }] },
    });
  });

  it('has nothing given to whoever may not, is away or is themselves, and then nothing at all', async () => {
    const { id } = await house.task('first');
    await away({ user: 'caseworker2' });
    for (const [to, code] of [
      ['scientist', 'receiver-may-not'],
      ['nobody', 'receiver-may-not'],
      ['caseworker', 'receiver-may-not'],
      ['caseworker2', 'receiver-away'],
    ]) {
      expect(
        await house.refusal('teamlead', (work) =>
          giveWork(work, who('teamlead'), {
            user: 'caseworker',
            reason: 'TEST',
            moves: [{ taskId: id, to: to ?? '' }],
          }),
        ),
      ).toMatchObject({ code: 'form-invalid', errors: [{ pointer: '/moves/0/to', code }] });
    }
    expect((await house.task('first')).assignee).toBe('caseworker');
  });

  it('keeps what was done or went to somebody else meanwhile, and names it', async () => {
    const { id } = await house.task('first');
    await complete('first', 'caseworker');
    const moves = [{ taskId: id, to: 'caseworker3' }];
    expect(
      await house.act('teamlead', (work) =>
        giveWork(work, who('teamlead'), { user: 'caseworker', reason: 'TEST', moves }),
      ),
    ).toMatchObject({ moved: 0, skipped: [id] });
  });

  it('has it all undone once, but for what a receiver has begun', async () => {
    const { redistributionId } = await give('caseworker3');
    const undo = { redistributionId, reason: 'Toch niet ziek TEST' };
    expect(await house.act('teamlead', (work) => takeWorkBack(work, who('teamlead'), undo))).toEqual({
      returned: 1,
      kept: [],
    });
    expect((await house.task('first')).assignee).toBe('caseworker');
    expect(
      await house.refusal('teamlead', (work) => takeWorkBack(work, who('teamlead'), undo)),
    ).toMatchObject({
      code: 'action-not-possible',
    });

    const again = await give('caseworker3');
    const { id } = await house.task('first');
    await house.act('caseworker3', (work) =>
      saveDraft(work, who('caseworker3'), { taskId: id, data: { note: 'TEST' } }),
    );
    expect(
      await house.act('teamlead', (work) =>
        takeWorkBack(work, who('teamlead'), { redistributionId: again.redistributionId, reason: 'TEST' }),
      ),
    ).toEqual({ returned: 0, kept: [id] });
    expect((await house.task('first')).assignee).toBe('caseworker3');
  });
});
