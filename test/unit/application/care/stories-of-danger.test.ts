import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { completeCareTask } from '../../../../src/application/care/tasks/complete-care-task.js';
import { play, type Story } from '../../../../src/application/demo/play.js';
import { openWorkflowHouse, reportOnAppel, who, type CareHouse } from './care-house.js';

describe('a trajectory in danger', () => {
  let house: CareHouse;
  let trajectoryId: string;

  const until = (isThere: Story['isThere'], more: Partial<Story> = {}): Promise<boolean> =>
    play(house.ports, { trajectoryId, isThere, ...more });
  const isOpen =
    (element: string): Story['isThere'] =>
    (_at, open) =>
      open.some(({ elementId }) => elementId === element);

  beforeEach(async () => {
    house = await openWorkflowHouse();
    trajectoryId = await reportOnAppel(house);
  });

  afterEach(() => house.close());

  it('calls the crisis service at once, once, and is ended by two (T02)', async () => {
    expect(await until(isOpen('acknowledge'), { saying: { acuteCheck: { dangerNow: 'unknown' } } })).toBe(
      true,
    );
    expect(await house.get('trajectory', trajectoryId)).toMatchObject({ state: 'ACUTE', urgency: 'ACUTE' });
    expect((await house.task('acknowledge')).dueAt).toBe('2027-01-11T09:15:00.000Z');

    await house.pass('2027-01-11T09:16:00.000Z');
    const calls = (await house.all('notification')).filter(({ code }) => code.startsWith('TASK_E'));
    expect([...new Set(calls.map(({ code }) => code))]).toEqual(
      expect.arrayContaining(['TASK_E0-5M', 'TASK_E1']),
    );

    const members = (await house.all('person')).map(({ id }) => id);
    expect(
      await until(isOpen('secondEyesAcute'), {
        leave: ['assess', 'handleOverdue'],
        saying: {
          onSite: {
            arrivedAt: house.now(),
            present: members,
            situation: 'SAFE_WITH_AGREEMENTS',
            measures: ['none'],
          },
        },
      }),
    ).toBe(true);
    const agreements = (await house.all('submission')).find(
      ({ elementId }) => elementId === 'directSafetyAgreements',
    );
    const { id } = await house.task('secondEyesAcute');
    const same = agreements?.submittedBy ?? '';
    expect(
      await house.refusal(same, (work) =>
        completeCareTask(work, { ...who(same), groups: ['rvt'] }, { taskId: id, data: {} }),
      ),
    ).toMatchObject({ code: 'FOUR_EYES' });
    await until(({ state }) => state !== 'ACUTE', { leave: ['assess', 'handleOverdue'] });
    expect(await house.get('trajectory', trajectoryId)).toMatchObject({
      state: 'ASSESSMENT',
      urgency: 'HIGH',
    });
  });

  it('brings in the RVT after three attempts without contact (T04)', async () => {
    await until(isOpen('firstContact'));
    for (const day of ['13', '14', '15']) {
      const { id } = await house.task('firstContact');
      await house.act('caseworker', (work) =>
        completeCareTask(work, who('caseworker'), {
          taskId: id,
          data: {
            contactResult: 'NOT_REACHED',
            channel: 'visit',
            contactRetryAt: `2027-01-${day}T09:00:00.000Z`,
          },
        }),
      );
      await house.pass(`2027-01-${day}T09:00:00.000Z`);
    }

    await house.task('describeQuestion');
    const proposals = (await house.all('eventBatch'))
      .flatMap(({ events }) => events)
      .flatMap((event) => (event.type === 'DecisionEvaluated' ? [event.answer] : []));
    expect(proposals.find(({ decision }) => decision === 'escalation')?.result).toEqual([{ level: 2 }]);
  });
});
