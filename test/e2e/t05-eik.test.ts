import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import * as step from './steps.js';
import { onTheWall, Story } from './story.js';

/** T05 (domain.md §11): a consult, then the RVT joins; the fixed face stays. */
describe('T05 Eik', () => {
  let service: TestService;
  let story: Story;

  /** A trajectory in phase 2 with an active plan. */
  beforeAll(async () => {
    service = await startService({ now: '2027-05-10T09:00' });
    story = await Story.begin(service, step.report('Eik TEST'));
    await step.inPhaseTwo(story, {
      scores: { 'Noor TEST': 5, 'Mira TEST': 6, 'Tom TEST': 6 },
      untilDate: '2027-09-01',
    });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
  });

  const question = (decidedLevel: number, more = {}) => ({
    question: 'Hoe bespreek ik dit zonder dat het thuis onveiliger wordt?',
    decidedLevel,
    householdTold: 'yes',
    ...more,
  });

  it('thinks along without opening the dossier', async () => {
    await service.setNow('2027-06-14T10:00');
    expect(await story.acts('caseworker', 'consult')).toBeLessThan(300);
    const { id } = await story.task('caseworker', 'describeQuestion');
    expect((await story.detail('caseworker', id)).prefill).toMatchObject({ proposedLevel: 1 });
    await story.completes('caseworker', id, question(1));
    expect(await story.due('rvt', 'consult')).toBe('2027-06-16 23:59');
    expect(await story.access('rvt')).toBe(403);
    await story.does('rvt', 'consult', {
      advice: 'Spreek eerst met ieder apart. TEST',
      basedOn: 'anonymous',
      nextStep: 'go_on',
    });
    await story.does('caseworker', 'recordAdvice', {
      whatIDo: 'Ik spreek ieder apart. TEST',
      followed: 'yes',
    });
    expect(await story.header()).toMatchObject({ escalationLevel: 1 });
    expect(await story.access('rvt')).toBe(403);
  });

  it('asks the RVT at once when a condition was broken and it is urgent', async () => {
    await service.setNow('2027-06-21T10:00');
    await step.reviewPrepared(story, { 'Noor TEST': 6, 'Mira TEST': 6, 'Tom TEST': 6 });
    await step.reviewHeld(story, 6, { conditions: [{ condition: 'Niemand schreeuwt', kept: 'no' }] });
    const { id } = await story.task('caseworker', 'decideOutcome');
    const { proposals } = await story.detail('caseworker', id);
    const level = proposals.find(({ decision }) => decision === 'escalation');
    expect(level).toMatchObject({ result: [{ level: 3 }] });
    expect(level?.rules).toContain('Rule_escalation_8');
    await step.decided(story, 'WORSE', { newLevel: 3, decidedUrgency: 'HIGH' });
    await story.does('caseworker', 'describeQuestion', question(3));
    expect(await story.due('rvt', 'accept')).toBe('2027-06-21 14:00');
    expect(await story.header()).toMatchObject({ urgency: 'HIGH' });
  });

  it('does not let the front office decline without an alternative', async () => {
    const { id } = await story.task('rvt', 'accept');
    expect(await story.isRefused('rvt', id, { accepted: 'no' })).toMatchObject({
      status: 422,
      errors: [{ pointer: '/alternative', code: 'required' }],
    });
    await story.completes('rvt', id, { accepted: 'no', alternative: 'rvt colleague B tomorrow TEST' });
    await story.does('rvt', 'alternative', { professional: 'rvt2', firstDate: '2027-06-22' });
    expect(await story.header()).toMatchObject({
      escalationLevel: 3,
      rvtProfessional: { user: 'rvt2' },
      fixedFace: { user: 'caseworker' },
    });
    expect(await story.access('rvt2')).toBe(200);
  });

  it('tells the household before the visit, and needs both to complete it', async () => {
    expect(await story.open()).not.toContain('jointVisit');
    await step.told(story, 'tellHousehold');
    await story.does('caseworker', 'planDuo', {
      visitOn: '2027-06-22',
      whoDoesWhat: 'Carla praat, Rik kijkt mee TEST',
      safeForUs: 'yes',
    });
    await service.setNow('2027-06-22T11:00');
    const { members } = await story.header();
    const visit = {
      visitedOn: '2027-06-22',
      who: members.map(({ id }) => id),
      agreements: 'We komen elke week langs. TEST',
    };
    await story.does('caseworker', 'jointVisit', visit);
    expect(await story.open()).toContain('jointVisitRvt');
    expect(await story.open()).not.toContain('shareTasks');
    await story.does('rvt2', 'jointVisitRvt', visit);
    await story.does('caseworker', 'shareTasks', {
      tasks: [{ what: 'Wekelijks bezoek', who: 'vast gezicht' }],
      householdKnows: 'yes',
    });
    expect(await story.header()).toMatchObject({ escalationLevel: 3, fixedFace: { user: 'caseworker' } });
    expect((await story.timeline()).filter(({ code }) => code.startsWith('HAND_OVER'))).toEqual([]);
  });

  it('goes down one level only together, with sevens and without incident', async () => {
    await step.told(story, 'tellWorse');
    await service.setNow('2027-07-05T10:00');
    expect(await story.acts('caseworker', 'review-now')).toBeLessThan(300);
    await step.reviewHeld(story, 7);
    await step.decided(story, 'DOWN', { newLevel: 1 });
    const { id } = await story.task('rvt2', 'deescalate');
    const answer = { rvtScaling: 7, householdView: 'Het gaat beter TEST', agree: 'agree' };
    expect(await story.isRefused('caseworker', id, answer)).toMatchObject({ status: 409, code: 'FOUR_EYES' });
    expect(await story.header()).toMatchObject({ escalationLevel: 3 });
    await story.completes('rvt2', id, answer);
    const header = await story.header();
    expect(header).toMatchObject({ escalationLevel: 1, fixedFace: { user: 'caseworker' } });
    expect(await story.access('rvt2')).toBe(403);
    await step.told(story, 'tellResult');
    expect(onTheWall((await story.header()).nextReviewAt)).toBeDefined();
  });
});
