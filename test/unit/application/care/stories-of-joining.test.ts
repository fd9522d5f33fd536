import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTo } from '../../../../src/application/care/access.js';
import { acceptHandOver } from '../../../../src/application/care/hand-overs/accept-hand-over.js';
import { completeCareTask } from '../../../../src/application/care/tasks/complete-care-task.js';
import { viewTask } from '../../../../src/application/care/tasks/view-task.js';
import { actOnTrajectory } from '../../../../src/application/care/trajectories/act-on-trajectory.js';
import type { Action } from '../../../../src/application/care/trajectories/actions.js';
import { actionsFor } from '../../../../src/application/care/trajectories/actions.js';
import type { Fields } from '../../../../src/application/care/views.js';
import { play, type Story } from '../../../../src/application/demo/play.js';
import { openWorkflowHouse, reportOnAppel, who, type CareHouse } from './care-house.js';

describe('a trajectory that others join', () => {
  let house: CareHouse;
  let trajectoryId: string;

  const until = (isThere: Story['isThere'], more: Partial<Story> = {}): Promise<boolean> =>
    play(house.ports, { trajectoryId, isThere, ...more });
  const trajectory = () => house.get('trajectory', trajectoryId);
  const act = (user: string, action: Action) =>
    house.act(user, (work) => actOnTrajectory(work, who(user), { trajectoryId, action, reason: 'TEST' }));
  const complete = async (user: string, element: string, data: Fields): Promise<void> => {
    const { id } = await house.task(element);
    await house.act(user, (work) => completeCareTask(work, who(user), { taskId: id, data }));
    await house.work();
  };
  const refusal = async (user: string, element: string, data: Fields): Promise<unknown> => {
    const { id } = await house.task(element);
    return house.refusal(user, (work) => completeCareTask(work, who(user), { taskId: id, data }));
  };

  beforeEach(async () => {
    house = await openWorkflowHouse();
    trajectoryId = await reportOnAppel(house);
    await until(({ nextReviewAt }) => nextReviewAt !== undefined);
  });

  afterEach(() => house.close());

  it('asks the RVT without giving it access, and says what can be done (T05)', async () => {
    expect((await actionsFor(house.ports, who('caseworker'), await trajectory())).sort()).toEqual([
      'acute',
      'ask-specialist',
      'consult',
      'escalate',
      'fixed-face-leaves',
      'offer-hand-over',
      'review-now',
      'signal-incident',
    ]);
    await act('caseworker', 'consult');
    await house.work();
    expect(
      await house.refusal('caseworker', (work) =>
        actOnTrajectory(work, who('caseworker'), { trajectoryId, action: 'escalate' }),
      ),
    ).toEqual({ code: 'action-not-possible' });
    await complete('caseworker', 'describeQuestion', {
      question: 'Hoe praten we over geld zonder ruzie? TEST',
      decidedLevel: 1,
      householdTold: 'yes',
    });

    const consult = await house.task('consult');
    expect(await openTo(house.ports, who('rvt'), trajectoryId, 'header')).toMatchObject({
      reason: { code: 'not-allowed' },
    });
    const seen = await viewTask(house.ports, who('rvt'), consult.id);
    expect(seen).toMatchObject({ ok: true, value: { members: [] } });
    expect(JSON.stringify(seen)).not.toMatch(/Appel|Noor/);
    await complete('rvt', 'consult', {
      advice: 'Begin met de rekeningen op tafel. TEST',
      basedOn: 'anonymous',
      nextStep: 'go_on',
    });
    await complete('caseworker', 'recordAdvice', { whatIDo: 'Rekeningen samen bekijken', followed: 'yes' });

    expect((await trajectory()).escalationLevel).toBe(1);
    expect(await house.all('grant')).toEqual([]);
  });

  it('lets the RVT join beside the fixed face, and leave again by two (T05)', async () => {
    await act('caseworker', 'escalate');
    await house.work();
    await complete('caseworker', 'describeQuestion', {
      question: 'Er is een afspraak gebroken, wat nu? TEST',
      decidedLevel: 3,
      reasonIfDifferent: 'Een afspraak is gebroken',
      householdTold: 'yes',
    });
    expect(await refusal('rvt', 'accept', { accepted: 'no' })).toMatchObject({
      code: 'form-invalid',
      errors: [{ pointer: '/alternative' }],
    });
    await complete('rvt', 'accept', { accepted: 'yes', professional: 'rvt2' });
    await until((_at, open) => open.some(({ elementId }) => elementId === 'jointVisit'), {
      saying: { planDuo: { visitOn: '2027-01-20', whoDoesWhat: 'TEST', safeForUs: 'yes' } },
    });

    expect(await trajectory()).toMatchObject({
      escalationLevel: 3,
      rvtProfessional: 'rvt2',
      fixedFace: 'caseworker',
    });
    expect(await openTo(house.ports, who('rvt2'), trajectoryId, 'dossier')).toMatchObject({ ok: true });
    expect((await house.task('jointVisitRvt')).assignee).toBe('rvt2');
  });

  it('covers for a fixed face who leaves from that minute, and moves after acceptance (T09)', async () => {
    await act('teamlead', 'signal-incident');
    expect((await house.task('assessIncident')).assignee).toBe('caseworker');

    await act('teamlead', 'fixed-face-leaves');
    await house.work();

    expect((await house.task('assessIncident')).assignee).toBe('caseworker2');
    expect((await trajectory()).fixedFace).toBe('caseworker');
    await until((_at, open) => open.some(({ elementId }) => elementId === 'acceptHandOver'), {
      leave: ['assessIncident'],
      saying: {
        prepareHandOver: {
          checklist: [
            'plan',
            'dangers',
            'conditions',
            'whoMayKnow',
            'secrets',
            'reviews',
            'requests',
            'tasks',
            'contacts',
            'wishes',
          ],
        },
      },
    });
    const [handOver] = await house.all('handOver');
    await house.act('caseworker3', (work) =>
      acceptHandOver(work, who('caseworker3'), { handOverId: handOver?.id ?? '' }),
    );
    await house.work();
    expect((await trajectory()).fixedFace).toBe('caseworker');
    const members = (await house.all('person')).map(({ id }) => id);
    await complete('caseworker', 'threeWayTalk', {
      heldOn: '2027-01-11',
      present: members,
      whatWasSaid: 'Kennisgemaakt. TEST',
    });

    expect((await trajectory()).fixedFace).toBe('caseworker3');
  });

  it('holds no review without the child’s voice or a reason (T12)', async () => {
    await act('caseworker', 'review-now');
    await until((_at, open) => open.some(({ elementId }) => elementId === 'holdReview'));
    const members = (await house.all('person')).map(({ id }) => id);

    expect(
      await refusal('caseworker', 'holdReview', {
        reviewHeld: 'yes',
        present: members,
        incidents: 0,
        professionalScaling: 6,
        childDanger: 'no',
        controlled: 'no',
        helpWorks: 'yes',
        measureConsidered: 'no',
        measureRunning: 'no',
      }),
    ).toMatchObject({ code: 'form-invalid', errors: [{ pointer: '/childVoice', code: 'required' }] });
  });

  it('gets no second trajectory for the same household (T12)', async () => {
    const { householdId } = await trajectory();
    const again = await reportOnAppel(house, { id: householdId });
    expect(again).toBe(trajectoryId);

    await until((_at, open) => open.some(({ elementId }) => elementId === 'assessSignal'));

    expect((await house.all('trajectory')).length).toBe(1);
    expect((await house.task('assessSignal')).assignee).toBe('caseworker');
  });
});
