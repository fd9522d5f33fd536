import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import * as step from './steps.js';
import { Story, type Problem } from './story.js';

interface Found {
  readonly id: string;
}

/** T12 (domain.md §11): what must not happen, told in the course of one trajectory. */
describe('T12 what is refused', () => {
  let service: TestService;
  let story: Story;

  beforeAll(async () => {
    service = await startService({ now: '2027-05-10T09:00' });
    story = await Story.begin(service, step.report('Nee TEST'));
    await step.checkedForDanger(story);
  }, 60_000);
  afterAll(async () => {
    await service.stop();
  });

  const agreed = { seenFacts: true, agree: 'agree' };
  it('the same pair of eyes twice, whether to take the task or to do it', async () => {
    await step.assessed(story, { decidedUrgency: 'NORMAL' });
    const { id } = await story.task('scientist', 'secondEyes');
    expect(await story.isRefused('intake', id, agreed)).toMatchObject({ status: 409, code: 'FOUR_EYES' });
    const claim = await service.as('intake').post<Problem>(`/api/v1/tasks/${id}/claim`);
    expect([claim.status, claim.body.code]).toEqual([409, 'FOUR_EYES']);
    await step.secondEyesAgree(story, 'scientist', 'secondEyes');
  });

  it('a task that somebody else completed just before', async () => {
    const { id } = await story.task('teamlead', 'allocateFixedFace');
    const data = { fixedFace: 'caseworker', substitute: 'caseworker2', preferenceAsked: 'yes' };
    const path = `/api/v1/tasks/${id}/complete`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => service.as('teamlead').post<Partial<Problem>>(path, { data })),
    );
    const refused = answers.filter(({ status }) => status >= 300);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array.from({ length: 7 }, () => [409, 'task-not-open']),
    );
    const late = await service.as('admin').post(`/engine-rest/task/${id}/complete`);
    expect([late.status, late.body]).toEqual([409, expect.objectContaining({ type: 'RestException' })]);
    await service.settle();
    expect(await story.tasks('caseworker', 'firstContact')).toHaveLength(1);
    expect((await service.as('teamlead').post('/api/v1/tasks/none.1/complete', { data })).status).toBe(404);
  });

  it('the dossier to a manager, which leaves a trace', async () => {
    for (const part of ['', '/timeline', '/explanation']) {
      const path = `/api/v1/trajectories/${story.trajectoryId}${part}`;
      const { status, body } = await service.as('manager').get<Problem>(path);
      expect([status, body.code]).toEqual([403, 'not-allowed']);
    }
    const denied = (await story.timeline()).filter(({ code }) => code === 'ACCESS_DENIED');
    expect(denied.map(({ details }) => details?.['user'])).toEqual(['manager', 'manager', 'manager']);
    expect((await service.as('manager').get(`/api/v1/households/${story.householdId}`)).status).toBe(403);
  });

  it('a second trajectory: the report becomes a signal on the one that runs', async () => {
    const again = { ...step.report('Nee TEST'), household: { id: story.householdId } };
    const { status, body } = await service.as('intake').post('/api/v1/reports', again);
    expect(status).toBeLessThan(300);
    expect(body).toMatchObject({ trajectoryId: story.trajectoryId, signalOnRunningTrajectory: true });
    await service.settle();
    await step.checkedForDanger(story);
    expect(await story.header()).toMatchObject({ fixedFace: { user: 'caseworker' } });
  });

  it('an urgency below high when answers are missing (D-01 row 10)', async () => {
    const decide = (variables: Readonly<Record<string, unknown>>) =>
      service.as('admin').post('/engine-rest/decision-definition/key/urgency/evaluate', { variables });
    for (const variables of [
      {},
      { dangerNow: { value: 'no' } },
      { dangerNow: { value: 'no' }, acute: { value: 'no' }, structural: { value: 'no' } },
      { dangerNow: { value: null }, earlierReports12m: { value: 0 } },
    ]) {
      const { status, body } = await decide(variables);
      expect([status, body]).toEqual([
        200,
        [expect.objectContaining({ urgency: expect.objectContaining({ value: 'HIGH' }) })],
      ]);
    }
  });

  it('a second acute response for the danger that one answers already', async () => {
    const tell = () =>
      service.as('admin').post('/engine-rest/message', {
        messageName: 'AcuteDetected',
        businessKey: story.trajectoryId,
        processVariables: {
          trajectoryId: { value: story.trajectoryId },
          acuteSince: { value: service.now() },
        },
      });
    await Promise.all([tell(), tell(), tell()]);
    await service.settle();
    expect((await story.open()).filter((element) => element === 'acknowledge')).toHaveLength(1);
    const path = `/engine-rest/process-instance?processDefinitionKey=acute-response&businessKey=${story.trajectoryId}`;
    expect((await service.as('admin').get<readonly Found[]>(path)).body).toHaveLength(1);
  });

  it('a message for a trajectory that is not there getting lost', async () => {
    const admin = service.as('admin');
    const tell = (messageName: string) =>
      admin.post('/engine-rest/message', { messageName, businessKey: 'nobody TEST' });
    const { status, body } = await tell('SignalOnTrajectory');
    expect([status, body]).toEqual([400, expect.objectContaining({ type: 'RestException' })]);
    expect((await tell('RouteDecided')).status).toBe(204);
    await service.setNow('2027-05-10T16:00');
    const incidents =
      await admin.get<readonly { readonly incidentMessage: string }[]>('/engine-rest/incident');
    expect(incidents.body).toHaveLength(1);
    expect(incidents.body[0]?.incidentMessage).toMatch(/trajectory/i);
  });
});

describe('T12 what is refused later on', () => {
  let service: TestService;
  let story: Story;

  /** A trajectory in phase 2 with an active plan. */
  beforeAll(async () => {
    service = await startService({ now: '2027-01-11T10:00' });
    story = await Story.begin(service, step.report('Later TEST'));
    await step.inPhaseTwo(story, {
      scores: { 'Noor TEST': 7, 'Mira TEST': 7, 'Tom TEST': 7 },
      untilDate: '2027-12-01',
    });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
  });

  const eight = { 'Noor TEST': 8, 'Mira TEST': 8, 'Tom TEST': 8 };
  const nextReview = async (): Promise<void> => {
    const { nextReviewAt = '' } = await story.header();
    await service.setNow(`${nextReviewAt.slice(0, 10)}T10:00`);
    await step.reviewPrepared(story, eight);
  };

  it('a review without the voice of the child and without a reason for that', async () => {
    await nextReview();
    const { id } = await story.task('caseworker', 'holdReview');
    const { members } = await story.header();
    const held = {
      reviewHeld: 'yes',
      present: members.map((member) => member.id),
      conditions: [{ condition: 'Niemand schreeuwt', kept: 'yes' }],
      incidents: 0,
      scaling: members.map((member) => ({ person: member.id, value: 8 })),
      professionalScaling: 8,
      childDanger: 'no',
      controlled: 'no',
      helpWorks: 'yes',
      measureConsidered: 'no',
      measureRunning: 'no',
    };
    for (const voiceless of [held, { ...held, childVoice: '' }, { ...held, noChildVoice: '' }])
      expect(await story.isRefused('caseworker', id, voiceless)).toMatchObject({
        status: 422,
        errors: [{ pointer: '/childVoice', code: 'required' }],
      });
    await step.reviewHeld(story, 8);
    await step.decided(story, 'CONTINUE');
    await step.told(story, 'tellResult');
  });

  it('a hand-over: the giver stays responsible, and nobody declines without an alternative', async () => {
    const offer = {
      kind: 'FIXED_FACE',
      receiver: 'caseworker3',
      receiverGroup: 'local-team',
      reason: 'Ander werk TEST',
    };
    const given = await service
      .as('caseworker')
      .post<{ readonly handOverId: string }>(`/api/v1/trajectories/${story.trajectoryId}/hand-overs`, offer);
    expect(given.status).toBeLessThan(300);
    await service.settle();
    const path = `/api/v1/hand-overs/${given.body.handOverId}`;
    await story.does('caseworker', 'prepareHandOver', {
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
    });
    for (const user of ['caseworker', 'caseworker2', 'manager'])
      expect((await service.as(user).post(`${path}/accept`)).status).toBe(403);
    for (const body of [{}, { reason: 'Te druk TEST' }, { reason: 'Te druk TEST', alternative: ' ' }])
      expect((await service.as('caseworker3').post(`${path}/refuse`, body)).status).toBe(422);
    expect(await story.header()).toMatchObject({ fixedFace: { user: 'caseworker' } });
    const refusal = { reason: 'Te druk TEST', alternative: 'caseworker2 TEST' };
    expect((await service.as('caseworker3').post(`${path}/refuse`, refusal)).status).toBeLessThan(300);
    await service.settle();
    expect((await service.as('caseworker3').post(`${path}/accept`)).status).toBe(409);
    expect(await story.header()).toMatchObject({ fixedFace: { user: 'caseworker' } });
  });

  it('closing while safety rests on an open task', async () => {
    const isReady = async (): Promise<boolean> => {
      await nextReview();
      await step.reviewHeld(story, 8);
      const { id } = await story.task('caseworker', 'decideOutcome');
      return (await story.detail('caseworker', id)).prefill['closingReadiness'] === 'READY';
    };
    for (let reviews = 1; reviews < 6 && !(await isReady()); reviews += 1) {
      await step.decided(story, 'CONTINUE');
      await step.told(story, 'tellResult');
    }
    await step.decided(story, 'CLOSE');
    await step.told(story, 'tellResult');
    await story.does('caseworker', 'closeProposal', { networkAgreements: 'Oma kijkt mee TEST' });
    expect(await story.acts('caseworker', 'signal-incident')).toBeLessThan(300);
    const second = await story.task('teamlead', 'closeSecond');
    const agreed = { seenFacts: true, agree: 'agree' };
    expect(await story.isRefused('teamlead', second.id, agreed)).toMatchObject({
      status: 409,
      code: 'safety-task-open',
    });
    expect((await story.header()).state).not.toBe('CLOSED');
  });
});
