import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import * as step from './steps.js';
import { onTheWall, Story } from './story.js';

/** Ways through the processes that T01, T03, T04 and T05 do not take. */
describe('An acute night, and a fixed face who leaves', () => {
  let service: TestService;
  let story: Story;

  beforeAll(async () => {
    service = await startService({ now: '2027-02-01T20:00' });
  });
  afterAll(async () => {
    await service.stop();
  });

  const safety = (explainedTo: readonly string[], conditionRefused: 'yes' | 'no' = 'no') => ({
    conditions: [
      { behaviour: 'Vader slaapt bij oma', who: 'vader', checkBy: 'crisisdienst', checkWhen: 'vanavond' },
    ],
    planB: 'Bel de crisisdienst TEST',
    explainedTo,
    toldWhatIfNotKept: true,
    conditionRefused,
  });
  const everybody = async () => (await story.header()).members.map(({ id }) => id);

  it('calls the crisis service at once, and the assessment goes on beside it', async () => {
    story = await Story.begin(service, step.report('Gevaar TEST', { dangerNow: 'yes' }));
    await story.does('intake', 'acuteCheck', { dangerNow: 'unknown', phoneSafe: 'yes' });
    expect(await story.due('crisis', 'acknowledge')).toBe('2027-02-01 20:15');
    expect(await story.open()).toEqual(['acknowledge', 'assess']);
    expect(await story.header()).toMatchObject({ state: 'ACUTE' });
  });

  it('is stable only when a second professional says so', async () => {
    await story.does('crisis', 'acknowledge');
    expect(await story.due('crisis', 'coordinate')).toBe('2027-02-01 20:30');
    await story.does('crisis', 'coordinate', { police: 'not_needed', whoGoes: 'crisis' });
    await story.does('crisis', 'onSite', { arrivedAt: service.now(), situation: 'SAFE_WITH_AGREEMENTS' });
    await story.does('crisis', 'directSafetyAgreements', safety(await everybody()));
    await story.does('rvt', 'secondEyesAcute', {
      seenFacts: true,
      agree: 'not',
      remark: 'Wie kijkt er morgenochtend? TEST',
    });
    await story.does('crisis', 'directSafetyAgreements', safety(await everybody()));
    await step.secondEyesAgree(story, 'rvt', 'secondEyesAcute');
    expect(await story.open()).toEqual(['aftercareChild', 'allocateFixedFace', 'assess']);
  });

  it('has one trajectory, whichever decision comes first', async () => {
    await step.allocated(story);
    await step.assessed(story, {
      acute: 'yes',
      decidedUrgency: 'HIGH',
      reasonIfDifferent: 'Nu stabiel, wel hoog. TEST',
    });
    await step.secondEyesAgree(story, 'scientist', 'secondEyes');
    expect(await story.tasks('teamlead', 'allocateFixedFace')).toEqual([]);
    expect(await story.open()).toEqual([
      'aftercareChild',
      'feedbackReporter',
      'firstContact',
      'informHousehold',
    ]);
  });

  it('first makes it safe, with conditions that somebody refuses', async () => {
    await service.setNow('2027-02-02T09:00');
    await step.contactMade(story);
    await step.invited(story);
    await step.everybodyHeard(story, { 'Noor TEST': 4, 'Mira TEST': 4, 'Tom TEST': 6 });
    await step.analysisDrafted(story);
    await step.reactionsGathered(story, 'no');
    await step.analysisFinished(story, 'no');
    const described = {
      question: 'Wie gaat er mee naar dit huishouden?',
      decidedLevel: 0,
      householdTold: 'yes',
    };
    await story.does('caseworker', 'describeQuestion', {
      ...described,
      reasonIfDifferent: 'Kan zelf verder TEST',
    });
    await story.does('caseworker', 'agreeConditions', safety(await everybody(), 'yes'));
    const refusal = await story.task('caseworker', 'describeQuestion');
    expect((await story.detail('caseworker', refusal.id)).prefill).toMatchObject({ proposedLevel: 3 });
    await story.completes('caseworker', refusal.id, {
      ...described,
      reasonIfDifferent: 'Kan zelf verder TEST',
    });
    await story.does('caseworker', 'planPhase1', safety(await everybody()));
    const check = await story.task('scientist', 'checkPhase1');
    expect(await story.isRefused('caseworker', check.id)).toMatchObject({ status: 409, code: 'FOUR_EYES' });
    await step.secondEyesAgree(story, 'scientist', 'checkPhase1');
    await story.does('caseworker', 'explainToEach', {
      explainedTo: await everybody(),
      childVersion: 'yes',
    });
    const header = await story.header();
    expect(header).toMatchObject({ state: 'PLAN_ACTIVE', phase: 1 });
    expect(onTheWall(header.nextReviewAt)).toMatch(/^2027-02-04/);
  });

  it('takes a new incident to the crisis service when nobody knows how dangerous it is', async () => {
    expect(await story.acts('caseworker', 'signal-incident')).toBeLessThan(300);
    await story.does('caseworker', 'assessIncident', {
      incidentAt: service.now(),
      signalDanger: 'unknown',
      whatHappened: 'De buren hoorden geschreeuw TEST',
      whatWeDo: 'De crisisdienst gebeld TEST',
    });
    expect(await story.open()).toContain('acknowledge');
  });

  it('moves to another fixed face only when that person accepts', async () => {
    const offer = {
      kind: 'FIXED_FACE',
      receiver: 'caseworker3',
      receiverGroup: 'local-team',
      reason: 'Andere baan TEST',
    };
    const { status, body } = await service
      .as('caseworker')
      .post<{ readonly handOverId: string }>(`/api/v1/trajectories/${story.trajectoryId}/hand-overs`, offer);
    expect(status).toBeLessThan(300);
    await service.settle();
    const checklist = [
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
    ];
    await story.does('caseworker', 'prepareHandOver', { checklist });
    expect(await story.header()).toMatchObject({ fixedFace: { user: 'caseworker' } });
    const accepted = await service.as('caseworker3').post(`/api/v1/hand-overs/${body.handOverId}/accept`);
    expect(accepted.status).toBeLessThan(300);
    await service.settle();
    expect(await story.header()).toMatchObject({ fixedFace: { user: 'caseworker' } });
    await story.does('caseworker3', 'threeWayTalk', {
      heldOn: '2027-02-02',
      present: await everybody(),
      whatWasSaid: 'We hebben kennisgemaakt. TEST',
    });
    expect(await story.header()).toMatchObject({ fixedFace: { user: 'caseworker3' } });
    await story.does('caseworker3', 'receiverConfirm', { haveEverything: true });
    await service.setNow('2027-03-02T10:00');
    await story.does('caseworker3', 'askHousehold', { howIsIt: 'good' });
    const header = await story.header();
    expect(header.places.flatMap(({ incidents }) => incidents)).toEqual([]);
  });
});
