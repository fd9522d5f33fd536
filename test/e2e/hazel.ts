import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService, type TestServiceSettings } from '../support/service.js';
import * as legal from './legal-steps.js';
import * as step from './steps.js';
import { Story } from './story.js';

const household = {
  label: 'Hazel TEST',
  municipality: 'Ede',
  members: [
    { name: 'Hendrik TEST', birthDate: '1945-02-02', role: 'adult' },
    { name: 'Henk TEST', birthDate: '1970-03-04', role: 'adult' },
  ],
};

/** T08 (domain.md §11): 0–100, elder abuse; no task for a child and no voice of a child. */
export const tellHazel = (name: string, settings: TestServiceSettings = {}): void => {
  describe(name, () => {
    let service: TestService;
    let story: Story;

    beforeAll(async () => {
      service = await startService({ now: '2027-06-14T09:00', ...settings });
    }, 120_000);
    afterAll(async () => {
      await service.stop();
    });

    const forChildren = async (): Promise<readonly string[]> =>
      (await story.open()).filter((element) => /child/i.test(element));

    it('is as urgent for an adult as for a child, and goes to the local team with the RVT', async () => {
      story = await Story.begin(service, { ...step.report('Hazel TEST', { structural: 'yes' }), household });
      await step.checkedForDanger(story);
      const { proposals } = await story.detail('intake', (await story.task('intake', 'assess')).id);
      expect(proposals.find(({ decision }) => decision === 'urgency')?.rules).toEqual(['Rule_urgency_6']);
      await step.assessed(story, {
        structural: 'yes',
        minors: 0,
        cooperation: 'partly',
        decidedUrgency: 'HIGH',
      });
      await step.secondEyesAgree(story, 'scientist', 'secondEyes');
      expect(await story.header()).toMatchObject({ urgency: 'HIGH', route: 'RVT_DUO' });
    });

    it('makes a plan with the son by consent, and asks no child anything', async () => {
      await step.allocated(story);
      await step.told(story, 'informHousehold');
      await step.contactMade(story);
      await step.invited(story);
      expect(await forChildren()).toEqual([]);
      await step.everybodyHeard(story, { 'Hendrik TEST': 5, 'Henk TEST': 6 });
      await step.analysisDrafted(story);
      await step.reactionsGathered(story, 'no');
      await step.analysisFinished(story);
      await story.does('caseworker', 'describeQuestion', {
        question: 'Wie gaat er mee naar dit huishouden? TEST',
        decidedLevel: 2,
        householdTold: 'yes',
      });
      await legal.rvtJoined(story);
      await step.planOffered(story);
      await step.planMade(story, { untilDate: '2027-12-01', consentNeeded: 'yes' });
      const asked = await story.task('caseworker', 'askConsent');
      expect((await story.detail('caseworker', asked.id)).prefill).toMatchObject({ neededOf: 'PERSON' });
      expect(await step.consented(story, '2027-12-31')).toBe(2);
      await step.secondEyesAgree(story, 'scientist', 'checkPlan');
      expect(await story.header()).toMatchObject({ state: 'PLAN_ACTIVE', escalationLevel: 2 });
    });

    it('holds a review without the voice of a child, because there is none', async () => {
      await story.acts('caseworker', 'review-now');
      expect(await forChildren()).toEqual([]);
      const { members } = await story.header();
      await story.does('caseworker', 'holdReview', {
        reviewHeld: 'yes',
        present: members.map(({ id }) => id),
        conditions: [{ condition: 'Niemand schreeuwt', kept: 'yes' }],
        incidents: 0,
        scaling: members.map(({ id }) => ({ person: id, value: 6 })),
        professionalScaling: 6,
        controlled: 'no',
        helpWorks: 'yes',
        measureConsidered: 'no',
        measureRunning: 'no',
      });
      await step.decided(story, 'CONTINUE', { decidedUrgency: 'HIGH' });
      await step.told(story, 'tellResult');
    });

    it('lets the will of somebody who can decide count, judged by two', async () => {
      await legal.askedForLegalRoute(story, legal.seriousThreat);
      await legal.rvtJoined(story);
      const judged = await story.task('rvt', 'checkAdultGrounds');
      const { proposals } = await story.detail('rvt', judged.id);
      expect(proposals.find(({ decision }) => decision === 'vto')).toMatchObject({
        result: [{ vtoProposal: 'NOT_APPLICABLE' }],
        rules: ['Rule_vto_1'],
      });
      const { members } = await story.header();
      const noPolice = {
        person: members[0]?.id,
        capacity: 'able',
        dependent: 'yes',
        othersInDanger: 'no',
        wants: 'no',
        will: 'Ik wil geen aangifte tegen mijn zoon. TEST',
      };
      expect(await story.isRefused('rvt', judged.id, { ...noPolice, route: 'CRIMINAL' })).toMatchObject({
        status: 422,
        errors: [{ pointer: '/route', code: 'not-valid' }],
      });
      await story.completes('rvt', judged.id, { ...noPolice, route: 'VOLUNTARY' });
      const second = await story.task('scientist', 'secondEyesAdult');
      expect(await story.isRefused('rvt', second.id, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await step.secondEyesAgree(story, 'scientist', 'secondEyesAdult');
      await step.told(story, 'tellAdult');
    });

    it('asks the cantonal court when somebody can no longer decide', async () => {
      await service.setNow('2027-06-21T10:00');
      await legal.askedForLegalRoute(story, legal.seriousThreat);
      await legal.rvtJoined(story);
      await legal.adultJudged(story, 'MENTORSHIP_OR_GUARDIANSHIP', { capacity: 'unable', wants: 'unknown' });
      await step.secondEyesAgree(story, 'scientist', 'secondEyesAdult');
      const asked = await story.task('rvt', 'requestCantonalCourt');
      const request = {
        kind: 'mentorship',
        sentOn: legal.today(story),
        whyThis: 'Hij kan zijn zaken niet meer zelf regelen. TEST',
        personKnows: true,
      };
      expect(await story.isRefused('rvt', asked.id, { ...request, legalAidOffered: 'no' })).toMatchObject({
        status: 422,
        errors: [{ pointer: '/legalAidOffered' }],
      });
      await story.completes('rvt', asked.id, { ...request, legalAidOffered: 'yes' });
      expect(await story.header()).toMatchObject({ waits: [{ waitsFor: 'CANTONAL', owner: 'rvt' }] });
      expect(await forChildren()).toEqual([]);
    });

    it('keeps sight on safety while the court decides', async () => {
      await service.setNow('2027-07-05T11:00');
      await legal.safetyHeld(story);
      await legal.answered(story, 'CantonalDecision', { outcomeCode: 'GRANTED', outcomeDate: service.now() });
      await step.told(story, 'tellAdult');
      const { waits, places, fixedFace } = await story.header();
      expect(waits).toEqual([]);
      expect(fixedFace).toMatchObject({ user: 'caseworker' });
      expect(places.flatMap(({ incidents }) => incidents)).toEqual([]);
    });
  });
};
