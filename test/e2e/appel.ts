import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService, type TestServiceSettings } from '../support/service.js';
import * as step from './steps.js';
import { onTheWall, Story } from './story.js';

/** T01 (domain.md §11): a normal report, the local team only, to closing; told on any store and any workers. */
export const tellAppel = (name: string, settings: TestServiceSettings = {}): void => {
  describe(name, () => {
    let service: TestService;
    let story: Story;

    beforeAll(async () => {
      service = await startService({ now: '2027-01-11T10:00', ...settings });
    }, 120_000);
    afterAll(async () => {
      await service.stop();
    });

    /** The question about consent that is about Noor. */
    const childAsked = async () => {
      const open = await story.tasks('caseworker', 'askConsent');
      const asked = await Promise.all(open.map(({ id }) => story.detail('caseworker', id)));
      const found = asked.find(
        ({ prefill, members }) =>
          members.find(({ name: who }) => who === 'Noor TEST')?.id === prefill['person'],
      );
      if (!found) throw new Error('Expected Noor to be asked for consent, but she is not');
      return found;
    };

    it('takes in the report of the school and gives it its clocks', async () => {
      story = await Story.begin(service, step.report('Appel TEST'));
      expect(await story.due('intake', 'acuteCheck')).toBe('2027-01-11 10:30');
      await step.checkedForDanger(story);
      expect(await story.due('intake', 'assess')).toBe('2027-01-15 23:59');
      const { proposals } = await story.detail('intake', (await story.task('intake', 'assess')).id);
      expect(proposals.find(({ decision }) => decision === 'urgency')).toMatchObject({
        result: [{ urgency: 'NORMAL', clock: 'WD5' }],
        rules: ['Rule_urgency_9'],
      });
      expect(onTheWall((await story.header()).legalDueAt)).toBe('2027-01-18 23:59');
    });

    it('leads to the local team after a second pair of eyes', async () => {
      await service.setNow('2027-01-13T11:00');
      await step.assessed(story, { decidedUrgency: 'NORMAL' });
      const { id } = await story.task('scientist', 'secondEyes');
      expect(await story.isRefused('intake', id, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await step.secondEyesAgree(story, 'scientist', 'secondEyes');
      expect(await story.header()).toMatchObject({ route: 'LOCAL', urgency: 'NORMAL' });
      expect(await story.due('teamlead', 'allocateFixedFace')).toBe('2027-01-14 23:59');
      await story.does('intake', 'feedbackReporter', {
        sentAt: service.now(),
        contents: ['followUpStarted', 'responsibleParty'],
      });
    });

    it('shows the household its fixed face and the substitute', async () => {
      await service.setNow('2027-01-13T15:00');
      await step.allocated(story);
      expect(await story.due('caseworker', 'firstContact')).toBe('2027-01-18 23:59');
      expect(await story.header()).toMatchObject({
        state: 'ALLOCATED',
        fixedFace: { user: 'caseworker' },
        substitute: { user: 'caseworker2' },
      });
    });

    it('goes from the first contact to the analysis', async () => {
      await service.setNow('2027-01-15T10:00');
      await step.told(story, 'informHousehold');
      await step.contactMade(story);
      await step.invited(story);
      expect(await story.tasks('caseworker', 'personTalk')).toHaveLength(2);
      expect(await story.due('caseworker', 'personTalk')).toBe('2027-01-29 23:59');
      expect(await story.due('caseworker', 'childTalk')).toBe('2027-01-29 23:59');
      expect(await story.header()).toMatchObject({ state: 'ANALYSIS' });
    });

    it('makes an analysis that keeps the view that differs', async () => {
      await service.setNow('2027-02-01T10:00');
      await step.everybodyHeard(story, { 'Noor TEST': 4, 'Mira TEST': 5, 'Tom TEST': 6 });
      await step.analysisDrafted(story);
      await step.reactionsGathered(story, 'yes');
      expect(await story.due('caseworker', 'finishAnalysis')).toBe('2027-02-05 23:59');
      const { proposals } = await story.detail(
        'caseworker',
        (await story.task('caseworker', 'finishAnalysis')).id,
      );
      expect(proposals.find(({ decision }) => decision === 'escalation')).toMatchObject({
        result: [{ level: 0 }],
      });
      await step.analysisFinished(story);
      await step.planOffered(story);
      expect(await story.due('caseworker', 'planTogether')).toBe('2027-02-15 23:59');
    });

    it('plans the review six weeks after the plan', async () => {
      await service.setNow('2027-02-11T12:00');
      await step.planMade(story, { untilDate: '2027-06-01', consentNeeded: 'yes' });
      const noor = await childAsked();
      expect(noor.prefill).toMatchObject({ neededOf: 'STOP_FIND_AUTHORITY' });
      expect(
        await story.isRefused('caseworker', noor.id, {
          person: noor.prefill['person'],
          purpose: 'help',
          explainedB1: true,
          answer: 'yes',
          validUntil: '2027-12-31',
        }),
      ).toMatchObject({ status: 422, errors: [{ pointer: '/answer', code: 'not-valid' }] });
      expect(await step.consented(story, '2027-12-31')).toBe(3);
      await step.secondEyesAgree(story, 'rvt', 'checkPlan');
      const header = await story.header();
      expect(header).toMatchObject({ state: 'PLAN_ACTIVE', phase: 2, escalationLevel: 0 });
      expect(onTheWall(header.nextReviewAt)).toMatch(/^2027-03-25/);
    });

    it('goes to phase 3 only with the RVT', async () => {
      await service.setNow('2027-03-19T10:00');
      const seven = { 'Noor TEST': 7, 'Mira TEST': 7, 'Tom TEST': 7 };
      await step.reviewPrepared(story, seven);
      await service.setNow('2027-03-25T10:00');
      await step.reviewHeld(story, 7);
      await step.decided(story, 'FORWARD');
      const { id } = await story.task('rvt', 'secondEyesReview');
      expect(await story.isRefused('caseworker', id, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      expect(await story.header()).toMatchObject({ phase: 2 });
      await step.secondEyesAgree(story, 'rvt', 'secondEyesReview');
      await step.told(story, 'tellResult');
      await step.planOffered(story);
      await step.planMade(story, { untilDate: '2027-09-01', consentNeeded: 'no' });
      await step.secondEyesAgree(story, 'rvt', 'checkPlan');
      const header = await story.header();
      expect(header).toMatchObject({ phase: 3 });
      expect(onTheWall(header.nextReviewAt)).toMatch(/^2027-06-24/);
    });

    it('goes on when conditions are kept for four months only', async () => {
      await service.setNow('2027-06-18T10:00');
      await step.reviewPrepared(story, { 'Noor TEST': 7, 'Mira TEST': 7, 'Tom TEST': 7 });
      await service.setNow('2027-06-24T10:00');
      await step.reviewHeld(story, 7);
      const decision = await story.task('caseworker', 'decideOutcome');
      expect((await story.detail('caseworker', decision.id)).prefill).toMatchObject({
        closingReadiness: 'CONTINUE',
      });
      expect(
        await story.isRefused('caseworker', decision.id, {
          outcome: 'CLOSE',
          decidedUrgency: 'NORMAL',
          reasonsB1: 'Het gaat goed, dus we stoppen. TEST',
        }),
      ).toMatchObject({ status: 422, errors: [{ pointer: '/outcome', code: 'not-valid' }] });
      await step.decided(story, 'CONTINUE');
      await step.told(story, 'tellResult');
      expect(onTheWall((await story.header()).nextReviewAt)).toMatch(/^2027-09-23/);
    });

    it('is ready to close after seven months, by two', async () => {
      await service.setNow('2027-09-17T10:00');
      await step.reviewPrepared(story, { 'Noor TEST': 8, 'Mira TEST': 8, 'Tom TEST': 8 });
      await service.setNow('2027-09-23T10:00');
      await step.reviewHeld(story, 8);
      const decision = await story.task('caseworker', 'decideOutcome');
      expect((await story.detail('caseworker', decision.id)).prefill).toMatchObject({
        closingReadiness: 'READY',
      });
      await step.decided(story, 'CLOSE');
      await step.told(story, 'tellResult');
      await story.does('caseworker', 'closeProposal', { networkAgreements: 'Oma kijkt mee TEST' });
      const { id } = await story.task('teamlead', 'closeSecond');
      expect(await story.isRefused('caseworker', id, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await step.secondEyesAgree(story, 'teamlead', 'closeSecond');
    });

    it('closes: clocks stop, access ends, and a call is due three months later', async () => {
      await service.setNow('2027-09-30T10:00');
      const { members } = await story.header();
      await story.does('caseworker', 'closingTalk', {
        heldOn: '2027-09-30',
        present: members.map(({ id }) => id),
        householdObjects: 'no',
      });
      const header = await story.header();
      expect(header).toMatchObject({ state: 'CLOSED', breaches: [] });
      expect(onTheWall(header.closedAt)).toBe('2027-09-30 10:00');
      expect(onTheWall(header.followUpDueAt)).toMatch(/^2027-12-30/);
      expect(header.retainUntil?.slice(0, 10) ?? '').toMatch(/^(?:2047-(?:09-30|1)|204[89]|20[5-9])/);
      expect(await story.access('rvt')).toBe(403);
      expect(await story.open()).toEqual(['askExperience', 'learningNote']);
    });

    it('ends when it was learned from and the household was called', async () => {
      await story.does('caseworker', 'learningNote', {
        theme: ['plan'],
        worked: 'Kleine stappen',
        didNot: 'Te veel overleg',
        noPersonalData: true,
      });
      await story.does('caseworker', 'askExperience', { asked: 'yes', helped: 8 });
      await service.setNow('2027-12-29T10:00');
      expect(await story.due('caseworker', 'followUpCall')).toMatch(/^2027-12-30/);
      const { members } = await story.header();
      await story.does('caseworker', 'followUpCall', {
        contactWith: [members[1]?.id],
        stable: 'yes',
      });
      const header = await story.header();
      expect(header.openTasks).toEqual([]);
      expect(header.places.flatMap(({ active, incidents }) => [...active, ...incidents])).toEqual([]);
    });
  });
};
