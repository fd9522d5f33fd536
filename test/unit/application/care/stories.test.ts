import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { completeCareTask } from '../../../../src/application/care/tasks/complete-care-task.js';
import { play, type Story } from '../../../../src/application/demo/play.js';
import { openWorkflowHouse, reportOnAppel, who, type CareHouse } from './care-house.js';

describe('a trajectory from report to closing (T01)', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openWorkflowHouse();
  });

  afterEach(() => house.close());

  it('goes by the clock and the rules', async () => {
    const trajectoryId = await reportOnAppel(house);
    const until = (element: string, more: Partial<Story> = {}): Promise<boolean> =>
      play(house.ports, {
        trajectoryId,
        isThere: (_trajectory, open) => open.some(({ elementId }) => elementId === element),
        ...more,
      });
    const trajectory = () => house.get('trajectory', trajectoryId);
    const due = async (element: string) => (await house.task(element)).dueAt;
    await house.work();

    expect(await due('acuteCheck')).toBe('2027-01-11T09:30:00.000Z');
    expect(await until('assess')).toBe(true);
    expect(await due('assess')).toBe('2027-01-15T22:59:59.000Z');
    expect((await trajectory()).legalDueAt).toBe('2027-01-18T22:59:59.000Z');

    await house.pass('2027-01-13T10:00:00.000Z');
    expect(await until('allocateFixedFace')).toBe(true);
    expect(await trajectory()).toMatchObject({ route: 'LOCAL', urgency: 'NORMAL' });
    expect(await due('allocateFixedFace')).toBe('2027-01-14T22:59:59.000Z');

    await house.pass('2027-01-13T14:00:00.000Z');
    expect(await until('firstContact', { leave: ['informHousehold', 'feedbackReporter'] })).toBe(true);
    expect(await due('firstContact')).toBe('2027-01-18T22:59:59.000Z');
    expect(await trajectory()).toMatchObject({ fixedFace: 'caseworker', substitute: 'caseworker2' });

    await house.pass('2027-01-15T10:00:00.000Z');
    expect(await until('personTalk')).toBe(true);
    expect(await due('personTalk')).toBe('2027-01-29T22:59:59.000Z');
    await house.pass('2027-02-01T10:00:00.000Z');
    expect(await until('finishAnalysis', { saying: { householdReacts: { dissent: 'yes' } } })).toBe(true);
    expect(await due('finishAnalysis')).toBe('2027-02-05T22:59:59.000Z');

    expect(await until('offerFamilyPlan')).toBe(true);
    expect(await until('planTogether')).toBe(true);
    expect(await due('planTogether')).toBe('2027-02-15T22:59:59.000Z');
    await house.pass('2027-02-11T10:00:00.000Z');
    expect(await play(house.ports, { trajectoryId, isThere: ({ state }) => state === 'PLAN_ACTIVE' })).toBe(
      true,
    );
    await house.work();
    expect(await trajectory()).toMatchObject({ phase: 2, nextReviewAt: '2027-03-25T22:59:59.000Z' });

    await house.pass('2027-03-25T10:00:00.000Z');
    const forward = { decideOutcome: { outcome: 'FORWARD' } };
    expect(await until('secondEyesReview', { saying: forward })).toBe(true);
    const { id } = await house.task('secondEyesReview');
    const same = { ...who('caseworker'), groups: ['rvt'] };
    expect(
      await house.refusal('caseworker', (work) => completeCareTask(work, same, { taskId: id, data: {} })),
    ).toEqual({ code: 'FOUR_EYES', rule: '4E-4' });
    expect(
      await play(house.ports, {
        trajectoryId,
        isThere: ({ phase, nextReviewAt }) => phase === 3 && nextReviewAt !== undefined,
      }),
    ).toBe(true);
    expect((await trajectory()).nextReviewAt).toBe('2027-06-24T21:59:59.000Z');

    await house.pass('2027-06-24T10:00:00.000Z');
    expect(await until('tellResult')).toBe(true);
    expect(
      await play(house.ports, { trajectoryId, isThere: ({ nextReviewAt }) => nextReviewAt !== undefined }),
    ).toBe(true);
    expect((await trajectory()).nextReviewAt).toBe('2027-09-23T21:59:59.000Z');

    await house.pass('2027-09-23T10:00:00.000Z');
    expect(await until('closeSecond', { saying: { decideOutcome: { outcome: 'CLOSE' } } })).toBe(true);
    await house.pass('2027-09-30T10:00:00.000Z');
    expect(await play(house.ports, { trajectoryId, isThere: ({ state }) => state === 'CLOSED' })).toBe(true);
    expect(await trajectory()).toMatchObject({ retainUntil: '2047-09-30' });
    expect(String((await trajectory()).followUpDueAt)).toContain('2027-12-30');

    expect(await play(house.ports, { trajectoryId, isThere: (_at, open) => open.length === 0 })).toBe(true);
    await house.pass('2027-12-24T10:00:00.000Z');
    expect(await due('followUpCall')).toContain('2027-12-30');
    expect(await play(house.ports, { trajectoryId, isThere: (_at, open) => open.length === 0 })).toBe(true);
    expect(await house.all('instance')).toEqual([]);
    expect(await house.all('job')).toEqual([]);
    expect(await house.all('incident')).toEqual([]);
    const inEngine = JSON.stringify([await house.all('eventBatch'), await house.all('historicInstance')]);
    expect(inEngine.match(/TEST|Noor|geschreeuw|ruzie/g)).toBeNull();
  });
});
