import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService, type TestServiceSettings } from '../support/service.js';
import * as legal from './legal-steps.js';
import * as step from './steps.js';
import { onTheWall, Story } from './story.js';

interface Packages {
  readonly items: readonly { readonly id: string }[];
}
interface Package {
  readonly parts: readonly { readonly formKey: string }[];
}

const household = {
  label: 'Fijn TEST',
  municipality: 'Ede',
  members: [
    { name: 'Fien TEST', birthDate: '2014-02-02', role: 'child' },
    { name: 'Fleur TEST', birthDate: '1988-03-04', role: 'adult' },
    { name: 'Frank TEST', birthDate: '1985-11-20', role: 'adult' },
  ],
};

/** T06 (domain.md §11): protection table, waiting, OTS; the fixed face stays. */
export const tellFijn = (name: string, settings: TestServiceSettings = {}): void => {
  describe(name, () => {
    let service: TestService;
    let story: Story;

    /** A trajectory in phase 2 with an active plan. */
    beforeAll(async () => {
      service = await startService({ now: '2027-08-23T09:00', ...settings });
      story = await Story.begin(service, { ...step.report('Fijn TEST'), household });
      await step.inPhaseTwo(story, {
        scores: { 'Fien TEST': 5, 'Fleur TEST': 5, 'Frank TEST': 5 },
        untilDate: '2027-12-01',
      });
    }, 120_000);
    afterAll(async () => {
      await service.stop();
    });

    it('considers the table when the threat is serious and help is not accepted', async () => {
      await service.setNow('2027-08-30T10:00');
      await legal.askedForLegalRoute(story, legal.seriousThreat);
      expect(await story.due('rvt', 'checkGrounds')).toBe('2027-09-06 23:59');
      const { proposals } = await story.detail('rvt', (await story.task('rvt', 'checkGrounds')).id);
      expect(proposals.find(({ decision }) => decision === 'vto')).toMatchObject({
        result: [{ vtoProposal: 'CONSIDER_TABLE' }],
        rules: ['Rule_vto_3'],
      });
      await legal.rvtJoined(story);
      expect(await story.header()).toMatchObject({ escalationLevel: 4, fixedFace: { user: 'caseworker' } });
    });

    it('has the request read by somebody who never had a task here (R-IND-1)', async () => {
      await legal.groundsChecked(story, 'TABLE');
      const { id } = await story.task('checker', 'independentCheck');
      for (const user of ['rvt', 'caseworker', 'scientist', 'intake'])
        expect(await story.isRefused(user, id, { seenFacts: true, agree: 'agree' })).toMatchObject({
          status: 409,
          code: 'FOUR_EYES',
        });
      expect(await story.due('checker', 'independentCheck')).toBe('2027-09-02 23:59');
      await step.secondEyesAgree(story, 'checker', 'independentCheck');
    });

    it('does not send the request without legal aid and without the voice of the child', async () => {
      await story.does('caseworker', 'offerLegalAid', {
        offered: 'no',
        whyNot: 'Nog niet aan toegekomen TEST',
      });
      const asked = await story.doesEach('caseworker', 'collectViews', (person) =>
        person === 'Fien TEST' ? { given: 'no' } : { given: 'yes', view: 'Ik wil dit niet. TEST' },
      );
      expect(asked).toBe(3);
      const { id } = await story.task('rvt', 'sendVto');
      expect(await story.isRefused('rvt', id, { ...legal.request, legalAidOffered: 'no' })).toMatchObject({
        status: 422,
        errors: [{ pointer: '/legalAidOffered' }],
      });
      expect(await story.isRefused('rvt', id, legal.request)).toMatchObject({
        status: 422,
        errors: [{ pointer: '/unheardChildren', code: 'required' }],
      });
      expect((await story.timeline()).filter(({ code }) => code === 'VTO_SENT')).toEqual([]);
    });

    it('sends it by two when both are there', async () => {
      const { id } = await story.task('rvt', 'sendVto');
      const { members } = await story.header();
      await story.completes('rvt', id, {
        ...legal.request,
        unheardChildren: [{ child: members[0]?.id, reason: 'Zij wilde er nu echt niet over praten. TEST' }],
      });
      const second = await story.task('scientist', 'secondEyesVto');
      expect(await story.isRefused('rvt', second.id, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await step.secondEyesAgree(story, 'scientist', 'secondEyesVto');
      expect((await story.timeline()).filter(({ code }) => code === 'VTO_SENT')).toHaveLength(1);
      expect(await story.header()).toMatchObject({ waits: [{ waitsFor: 'TABLE', owner: 'rvt' }] });
    });

    it('shows the Raad the package and nothing else', async () => {
      const board = service.as('board');
      const { body } = await board.get<Packages>('/api/v1/packages');
      const [sent] = body.items;
      const opened = await board.get<Package>(`/api/v1/packages/${sent?.id ?? ''}`);
      expect(opened.body.parts.map(({ formKey }) => formKey)).toEqual([
        'F-GROUNDS',
        'F-VTO',
        'F-VIEW',
        'F-VIEW',
        'F-VIEW',
      ]);
      expect(await story.access('board')).toBe(403);
      expect((await board.get(`/api/v1/tasks?trajectory=${story.trajectoryId}`)).status).toBe(403);
      expect((await service.as('caseworker').get(`/api/v1/packages/${sent?.id ?? ''}`)).status).toBe(403);
    });

    it('takes over an answer from outside only when a second professional has seen the letter', async () => {
      const typed = async (answer: Readonly<Record<string, unknown>>): Promise<string> => {
        expect(await story.acts('rvt', 'record-outcome')).toBeLessThan(300);
        await story.does('rvt', 'recordOutcome', answer);
        return (await story.task('scientist', 'confirmOutcome')).id;
      };
      await service.setNow('2027-09-06T10:00');
      const early = await typed({
        kind: 'TableOutcome',
        outcome: 'INVESTIGATION',
        date: '2027-09-06T09:00:00.000Z',
      });
      expect(await story.isRefused('scientist', early, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'action-not-possible',
      });
      await story.completes('scientist', early, {
        seenFacts: true,
        agree: 'not',
        remark: 'De tafel is nog niet geweest. TEST',
      });
      const date = await typed({ kind: 'TableDate', date: '2027-09-09T08:00:00.000Z' });
      expect(await story.isRefused('rvt', date, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await story.completes('scientist', date, { seenFacts: true, agree: 'agree' });
      expect(await story.due('caseworker', 'attendTable')).toBe('2027-09-10 23:59');
      await service.setNow('2027-09-09T12:00');
      await legal.tableAttended(story);
      const outcome = await typed({
        kind: 'TableOutcome',
        outcome: 'INVESTIGATION',
        date: '2027-09-09T10:00:00.000Z',
      });
      await story.completes('scientist', outcome, { seenFacts: true, agree: 'agree' });
      expect(await story.header()).toMatchObject({ waits: [{ waitsFor: 'RVDK', owner: 'rvt' }] });
    });

    it('keeps sight on safety every two weeks while the Raad has not begun', async () => {
      await service.setNow('2027-09-13T12:00');
      await legal.safetyHeld(story);
      expect(onTheWall((await story.header()).safetyCheckedAt)).toBe('2027-09-13 12:00');
      await service.setNow('2027-09-19T13:00');
      await legal.called(story, 'callBoard', '2027-10-18T08:00:00.000Z');
      await service.setNow('2027-09-27T12:00');
      await legal.safetyHeld(story);
      await service.setNow('2027-10-11T12:00');
      expect(await story.tasks('caseworker', 'holdSafetyWhileWaiting')).toHaveLength(1);
      const late = await service
        .as('teamlead')
        .get<{ readonly items: readonly { readonly step: string }[] }>('/api/v1/overdue?limit=200');
      expect(late.body.items.map((item) => item.step)).not.toContain('Zicht houden tijdens wachten');
    });

    it('lists the look that was skipped', async () => {
      await service.setNow('2027-10-25T12:00');
      const late = await service
        .as('teamlead')
        .get<{ readonly items: readonly { readonly step: string }[] }>('/api/v1/overdue?limit=200');
      expect(late.body.items.map((item) => item.step)).toContain('Zicht houden tijdens wachten');
      await legal.safetyHeld(story);
      await legal.safetyHeld(story);
    });

    it('names the judge and the reference of the court when the measure is ordered', async () => {
      await service.setNow('2027-11-01T10:00');
      await legal.answered(story, 'InvestigationResult', { outcomeCode: 'REQUEST' });
      expect(await story.header()).toMatchObject({ waits: [{ waitsFor: 'COURT' }] });
      await service.setNow('2027-11-15T10:00');
      await legal.answered(story, 'CourtDecision', {
        outcomeCode: 'OTS',
        outcomeDate: service.now(),
        courtReference: 'C-05-TEST-27',
      });
      await step.told(story, 'tellDecision');
      const { measure, waits } = await story.header();
      expect(waits).toEqual([]);
      expect(measure).toMatchObject({ kind: 'OTS', courtReference: 'C-05-TEST-27' });
      expect([onTheWall(measure?.from), onTheWall(measure?.until)]).toEqual([
        '2027-11-15 10:00',
        '2028-11-15 10:00',
      ]);
    });

    it('lets the GI join, and the fixed face stays', async () => {
      await story.does('caseworker', 'prepareHandOver', { checklist: legal.wholeChecklist });
      await story.does('gi', 'acceptHandOver', { handOverAccepted: 'yes' });
      const { members } = await story.header();
      await story.does('caseworker', 'threeWayTalk', {
        heldOn: legal.today(story),
        present: members.map(({ id }) => id),
        whatWasSaid: 'We hebben kennisgemaakt. TEST',
      });
      await story.does('gi', 'receiverConfirm', { haveEverything: true });
      expect(await story.header()).toMatchObject({
        fixedFace: { user: 'caseworker' },
        rvtProfessional: { user: 'rvt' },
      });
      expect(await story.due('gi', 'giPlan')).toBe('2027-12-27 10:00');
      await legal.giPlanned(story, '2028-01-15');
    });

    it('watches the end of the measure well before it comes', async () => {
      await service.setNow('2028-09-19T10:00');
      expect(await story.open()).not.toContain('planEnd');
      await service.setNow('2028-09-20T11:00');
      await story.does('rvt', 'planEnd', {
        next: 'EXTENDED',
        until: '2029-05-15T09:00:00.000Z',
        reference: 'C-05-TEST-28',
      });
      expect(onTheWall((await story.header()).measure?.until)).toBe('2029-05-15 11:00');
      expect((await story.header()).places.flatMap(({ incidents }) => incidents)).toEqual([]);
    });
  });

  describe(`${name}, urgent`, () => {
    let service: TestService;
    let story: Story;

    beforeAll(async () => {
      service = await startService({ now: '2027-09-15T09:00', ...settings });
      story = await Story.begin(service, { ...step.report('Spoed TEST'), household });
      await step.checkedForDanger(story);
      await step.assessed(story, { decidedUrgency: 'NORMAL' });
      await step.secondEyesAgree(story, 'scientist', 'secondEyes');
      await step.allocated(story);
    }, 120_000);
    afterAll(async () => {
      await service.stop();
    });

    it('calls the Raad within the hour, without a form before it', async () => {
      await service.setNow('2027-09-15T15:00');
      expect(await legal.answered(story, 'ProtectionRequested', { mode: 'URGENT' })).toBe(204);
      expect(await story.due('crisis', 'callRvdk')).toBe('2027-09-15 16:00');
      await legal.boardCalled(story);
      expect(await story.header()).toMatchObject({ waits: [{ waitsFor: 'VOTS', owner: 'caseworker' }] });
    });

    it('watches hearing and end of an order without a hearing', async () => {
      await service.setNow('2027-09-15T17:20');
      await legal.answered(story, 'VotsDecision', {
        outcomeCode: 'GRANTED_WITHOUT_HEARING',
        outcomeDate: service.now(),
        courtReference: 'C-05-TEST-15',
      });
      await step.told(story, 'informParents', 'rvt');
      const { measure } = await story.header();
      expect(measure).toMatchObject({ kind: 'VOTS', courtReference: 'C-05-TEST-15' });
      expect([onTheWall(measure?.hearingUntil), onTheWall(measure?.until)]).toEqual([
        '2027-09-29 17:20',
        '2027-12-15 17:20',
      ]);
      expect(await story.due('rvt', 'watchHearing')).toBe('2027-09-29 17:20');
      await service.setNow('2027-09-22T10:00');
      await story.does('rvt', 'watchHearing', { held: 'yes', heardAt: service.now() });
    });

    it('thinks of the end three weeks before it, and ends by itself', async () => {
      await service.setNow('2027-11-24T17:00');
      expect(await story.open()).not.toContain('planEnd');
      await service.setNow('2027-11-24T17:30');
      await story.does('rvt', 'planEnd', {
        next: 'ENDS',
        afterwards: 'Het kind gaat naar huis met hulp van oma. TEST',
      });
      expect((await story.header()).measure?.kind).toBe('VOTS');
      await service.setNow('2027-12-15T17:30');
      expect((await story.header()).measure).toBeUndefined();
    });
  });
};
