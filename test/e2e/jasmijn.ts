import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService, type TestServiceSettings } from '../support/service.js';
import * as rights from './rights-steps.js';
import * as step from './steps.js';
import { onTheWall, Story, type Problem } from './story.js';

/** T10 (domain.md §11): access, withdrawn consent, a late objection, another helper, a complaint. */
export const tellJasmijn = (name: string, settings: TestServiceSettings = {}): void => {
  describe(name, () => {
    let service: TestService;
    let story: Story;
    let mother: string;
    let father: string;

    beforeAll(async () => {
      service = await startService({ now: '2027-09-01T10:00', ...settings });
      story = await Story.begin(service, {
        ...step.report('Jasmijn TEST'),
        reporter: { name: 'Melder Mees TEST', organisation: 'school TEST' },
        household: {
          label: 'Jasmijn TEST',
          municipality: 'Teststad',
          members: [
            { name: 'Jim TEST', birthDate: '2011-06-01', role: 'child' },
            { name: 'Mira TEST', birthDate: '1988-03-04', role: 'adult' },
            { name: 'Tom TEST', birthDate: '1985-11-20', role: 'adult' },
          ],
        },
      });
      await rights.plannedFor(story, {
        child: 'Jim TEST',
        childSays: 'Alleen voor jou TEST',
        plan: { fatherDoes: 'Naar de GGZ TEST', formal: 'yes', consentNeeded: 'yes' },
      });
      mother = await rights.memberOf(story, 'Mira TEST');
      father = await rights.memberOf(story, 'Tom TEST');
      await story.doesEach('caseworker', 'askConsent', () => ({
        purpose: 'share',
        recipients: 'GGZ TEST',
        explainedB1: true,
        answer: 'yes',
        validUntil: '2028-06-01',
      }));
      await story.does('decider', 'municipalDecision', {
        type: 'youth_help',
        outcome: 'granted',
        reasonsB1: 'De hulp is nodig, omdat er vaak ruzie is en het kind daar last van heeft. '.repeat(2),
        legalBasis: 'jeugdwet_2_3',
        remediesTold: true,
        informed: [mother],
        sentAt: '2027-09-01',
        tellsWhere: 'no',
      });
      await step.secondEyesAgree(story, 'scientist', 'checkPlan');
      for (const [user, member] of [
        ['moeder', 'Mira TEST'],
        ['vader', 'Tom TEST'],
        ['jongere', 'Jim TEST'],
      ] as const)
        await rights.invite(story, {
          user,
          personId: await rights.memberOf(story, member),
          canOthersRead: 'no',
        });
    }, 120_000);
    afterAll(async () => {
      await service.stop();
    });

    it('gives access within a month, working notes included, without what is of others', async () => {
      await rights.adds(story, {
        kind: 'document',
        text: 'Werkaantekening over moeder TEST',
        about: [mother],
        from: [],
        audience: [],
        sensitivity: 'NORMAL',
        place: 'none',
        tellsWhere: false,
        helperOnly: false,
      });
      await service.setNow('2027-10-04T10:00');
      const { requestId = '' } = await rights.asks(story, 'moeder', { kind: 'ACCESS' });
      const [request] = (await rights.sideOf(story, 'moeder')).requests;
      expect(request).toMatchObject({ kind: 'ACCESS' });
      expect(onTheWall(request?.dueAt)).toMatch(/^2027-11-04/);
      await rights.registered(story);
      const file = await service.as('privacy').get(`/api/v1/rights-requests/${requestId}/file`);
      const { included, removed, looks } = file.body as {
        readonly included: readonly { readonly text: string }[];
        readonly removed: readonly { readonly kind: string; readonly rule: string }[];
        readonly looks: readonly { readonly name: string }[];
      };
      const whole = JSON.stringify(included);
      expect(whole).toContain('Werkaantekening over moeder TEST');
      expect(whole).toContain('Eigen woorden van Mira TEST');
      expect(whole).not.toMatch(/Melder Mees|Eigen woorden van Tom|Alleen voor jou/);
      expect(removed).toContainEqual(expect.objectContaining({ kind: 'reporter', rule: 'REPORTER' }));
      expect(removed).toContainEqual(expect.objectContaining({ kind: 'own-words', rule: '4' }));
      expect(looks.map((look) => look.name)).toContain('Carla Werker TEST');
      expect((await service.as('moeder').get(`/api/v1/rights-requests/${requestId}/file`)).status).toBe(403);
    });

    it('leaves something out only with the advice and the eyes of two others (4E-6)', async () => {
      await story.does('caseworker', 'collect', { workingNotesIncluded: true, logIncluded: true });
      const redact = await story.task('privacy', 'redact');
      const withheld = { withheld: 'yes', removed: [{ what: 'Deel van vader', reason: 'other_person' }] };
      expect(await story.isRefused('privacy', redact.id, { withheld: 'yes' })).toMatchObject({ status: 422 });
      await story.completes('privacy', redact.id, { ...withheld, reviewWithholdAt: '2028-04-04' });
      const advice = await story.task('privacy2', 'adviseRefusal');
      expect(await story.isRefused('privacy', advice.id, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await step.secondEyesAgree(story, 'privacy2', 'adviseRefusal');
      await step.secondEyesAgree(story, 'scientist', 'secondRefusal');
      expect(await story.due('privacy', 'deliver')).toMatch(/^2027-11-04/);
      await story.does('privacy', 'deliver', {
        how: 'talk',
        deliveredOn: '2027-10-04',
        outcome: 'PARTLY',
        reasonB1: 'Een deel gaat over iemand anders. TEST',
        remediesTold: true,
      });
      expect((await rights.sideOf(story, 'moeder')).requests[0]).toMatchObject({
        state: 'DONE',
        outcome: 'PARTLY',
      });
    });

    it('stops shares at once when consent is withdrawn', async () => {
      const path = `/api/v1/trajectories/${story.trajectoryId}/shares`;
      const [consent] = (await rights.sideOf(story, 'vader')).consents;
      const shared = {
        personId: father,
        what: 'Het plan TEST',
        to: 'GGZ TEST',
        basis: 'B-CONSENT',
        consentId: consent?.id,
      };
      expect((await service.as('caseworker').post(path, shared)).status).toBe(201);
      expect((await service.as('caseworker').post(path, { ...shared, personId: mother })).status).toBe(409);
      const before = await story.header();
      const asked = { kind: 'WITHDRAW_CONSENT', consentId: consent?.id };
      expect((await rights.asks(story, 'moeder', asked)).status).toBe(404);
      expect((await rights.asks(story, 'vader', asked)).status).toBe(201);
      const { shares } = (await service.as('caseworker').get(path)).body as {
        readonly shares: readonly { readonly stoppedAt?: string }[];
      };
      expect(shares.map(({ stoppedAt }) => stoppedAt)).toEqual([service.now()]);
      expect((await service.as('caseworker').post(path, shared)).status).toBe(409);
      await rights.registered(story);
      expect(await story.due('caseworker', 'consequenceTalk')).toBe('2027-10-06 23:59');
      await story.does('caseworker', 'consequenceTalk', {
        heldOn: '2027-10-04',
        consequences: 'De GGZ hoort niets meer van ons. TEST',
        stillSafe: 'yes',
      });
      const { state, phase } = before;
      expect(await story.header()).toMatchObject({ state, phase });
    });

    it('takes an objection in the seventh week, asks why it is late, and rejects nothing by itself', async () => {
      await service.setNow('2027-10-15T10:00');
      const { decisions } = await rights.sideOf(story, 'moeder');
      const decision = decisions.find(({ kind }) => kind === 'PROVISION');
      expect(decision).toMatchObject({ remedy: 'OBJECTION' });
      expect(onTheWall(decision?.objectUntil)).toMatch(/^2027-10-13/);
      expect((await rights.asks(story, 'moeder', { kind: 'OBJECTION', about: decision?.id })).status).toBe(
        201,
      );
      expect((await rights.sideOf(story, 'moeder')).requests[0]).toMatchObject({
        kind: 'OBJECTION',
        late: true,
      });
      await rights.registered(story);
      const term = await story.task('decider', 'checkTerm');
      expect((await story.detail('decider', term.id)).prefill).toMatchObject({ late: 'yes' });
      const { status, errors } = await story.isRefused('decider', term.id, {});
      expect([status, errors.map(({ pointer }) => pointer).sort()]).toEqual([
        422,
        ['/excusable', '/whyLate'],
      ]);
      await story.completes('decider', term.id, { whyLate: 'In het ziekenhuis TEST', excusable: 'yes' });
      const heard = {
        heard: 'yes',
        heldOn: '2027-10-15',
        apart: true,
        whatWasSaid: 'Het is te weinig. TEST',
      };
      const hear = await story.task('decider2', 'hear');
      expect(await story.isRefused('decider', hear.id, heard)).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await story.completes('decider2', hear.id, heard);
      await story.does('checker', 'independentAdvice', {
        advice: 'PARTLY',
        reasons: 'Er is meer nodig. TEST',
      });
      await story.does('decider2', 'decideObjection', {
        outcome: 'PARTLY',
        reasonsB1: 'Er komt meer hulp, omdat dat nodig is. TEST',
        remediesTold: true,
      });
      expect((await rights.sideOf(story, 'moeder')).requests[0]).toMatchObject({
        state: 'DONE',
        outcome: 'PARTLY',
      });
    });

    it('lets a child of sixteen ask for another helper', async () => {
      expect((await rights.asks(story, 'jongere', { kind: 'OTHER_PROFESSIONAL' })).status).toBe(201);
      await rights.registered(story);
      expect(await story.due('teamlead', 'leadTalks')).toBe('2027-10-22 23:59');
      await story.does('teamlead', 'leadTalks', {
        heldOn: '2027-10-15',
        outcome: 'OTHER',
        reasonB1: 'Een ander past beter. TEST',
      });
    });

    it('takes a complaint about Veilig Thuis, and has no objection to it', async () => {
      const { decisions } = await rights.sideOf(story, 'moeder');
      const act = decisions.find(({ kind }) => kind === 'VT_ASSESSMENT');
      expect(act).toMatchObject({ remedy: 'COMPLAINT' });
      const { status, code } = await rights.asks(story, 'moeder', { kind: 'OBJECTION', about: act?.id });
      expect([status, code]).toEqual([409, 'objection-not-possible']);
      expect((await rights.asks(story, 'moeder', { kind: 'COMPLAINT', about: act?.id })).status).toBe(201);
      await rights.registered(story);
      await story.does('teamlead', 'talkFirst', {
        heldOn: '2027-10-15',
        solved: 'no',
        answerB1: 'We zijn het niet eens. TEST',
      });
      await story.does('checker2', 'complaintCommittee', {
        outcome: 'GROUNDED',
        reasonsB1: 'Er is niet genoeg geluisterd. TEST',
      });
      const { requests } = await rights.sideOf(story, 'moeder');
      expect(requests.find(({ kind }) => kind === 'COMPLAINT')).toMatchObject({
        state: 'DONE',
        outcome: 'GROUNDED',
      });
    });

    it('takes a question by letter as well, for members of the household only', async () => {
      const path = `/api/v1/trajectories/${story.trajectoryId}/requests`;
      const asked = { kind: 'QUESTION', words: 'Hoe lang nog? TEST', receivedVia: 'letter' };
      const written = await service.as('caseworker').post(path, { ...asked, personId: father });
      expect(written.status).toBe(201);
      await service.settle();
      const other = await service.as('caseworker').post<Problem>(path, { ...asked, personId: 'nobody' });
      expect(other.status).toBe(404);
      expect((await rights.sideOf(story, 'moeder')).requests.map(({ kind }) => kind)).not.toContain(
        'QUESTION',
      );
      expect((await rights.sideOf(story, 'vader')).requests[0]).toMatchObject({ kind: 'QUESTION' });
    });
  });
};
