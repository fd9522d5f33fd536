import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService, type TestServiceSettings } from '../support/service.js';
import * as step from './steps.js';
import { onTheWall, Story, type Header } from './story.js';

interface BanHeader extends Header {
  readonly homeBan?: {
    readonly state: string;
    readonly leaver?: string;
    readonly imposedAt?: string;
    readonly expiresAt?: string;
    readonly maxAt?: string;
  };
  readonly contactBans: readonly { readonly persons: readonly string[]; readonly until?: string }[];
}

/** T02 (domain.md §11): an acute night, strangulation, and a home ban across weekends; told on any store. */
export const tellBeuk = (name: string, settings: TestServiceSettings = {}): void => {
  describe(name, () => {
    let service: TestService;
    let story: Story;

    beforeAll(async () => {
      service = await startService({ now: '2027-02-06T12:00', ...settings });
    }, 120_000);
    afterAll(async () => {
      await service.stop();
    });

    const header = async (): Promise<BanHeader> => (await story.header()) as BanHeader;
    const member = async (named: string): Promise<string> =>
      (await header()).members.find((one) => one.name === named)?.id ?? '';
    const instant = (onWall: string): string => new Date(`${onWall}+01:00`).toISOString();
    const refusal = async (user: string, act: string, body: unknown) => {
      const { status, body: problem } = await service
        .as(user)
        .post<{ readonly code?: string }>(`/api/v1/trajectories/${story.trajectoryId}/home-ban/${act}`, body);
      return { status, code: problem.code };
    };
    const extension = (until: string) => ({
      decision: 'EXTEND',
      newExpiresAt: instant(until),
      reasonsB1:
        'Het is thuis nog niet veilig. De hulp is pas net begonnen. Daarom duurt het huisverbod langer, tot vier weken. TEST',
      informed: [],
      toldAppeal: true,
    });
    const safety = async () => ({
      conditions: [
        {
          behaviour: 'Vader komt niet in de straat',
          who: 'vader',
          checkBy: 'wijkagent',
          checkWhen: 'elke dag',
        },
      ],
      planB: 'Bel 112 en de crisisdienst TEST',
      explainedTo: [await member('Mira TEST')],
      toldWhatIfNotKept: true,
      conditionRefused: 'no',
    });
    const talk = (scaling: number) => ({
      alone: 'yes',
      worries: 'In eigen woorden TEST',
      controlled: 'yes',
      scaling,
    });

    it('has a list of who is on call that night', async () => {
      for (const [place, user] of ['crisis', 'crisis2', 'crisis3'].entries()) {
        const { status } = await service.as('manager').post('/api/v1/on-call', {
          user,
          from: instant('2027-02-06T17:00'),
          until: instant('2027-02-08T08:30'),
          place: place + 1,
        });
        expect(status).toBe(201);
      }
      const { body } = await service
        .as('crisis')
        .get<{ readonly items: readonly unknown[] }>('/api/v1/on-call');
      expect(body.items).toHaveLength(3);
    });

    it('1: acts at once on the police feed, without consent, and the legal clock runs too', async () => {
      await service.setNow('2027-02-06T23:40');
      story = await Story.begin(service, {
        ...step.report('Beuk TEST', {
          dangerNow: 'yes',
          weaponOrStrangulation: 'yes',
          childUnder4OrDependentAdultWithoutCare: 'unknown',
          perpetratorAccess: 'yes',
          acute: 'yes',
        }),
        channel: 'police',
      });
      expect(await header()).toMatchObject({ state: 'ACUTE', urgency: 'ACUTE', contactBans: [] });
      expect(await story.due('crisis', 'acknowledge')).toBe('2027-02-06 23:55');
      expect(onTheWall((await header()).legalDueAt)).toBe('2027-02-12 23:59');
      await story.does('intake', 'acuteCheck', {
        dangerNow: 'yes',
        childrenPresent: 'yes',
        weapon: 'no',
        strangulation: 'yes',
        perpetratorAccess: 'yes',
        phoneSafe: 'yes',
      });
      const { proposals } = await story.detail('intake', (await story.task('intake', 'assess')).id);
      expect(proposals.find(({ decision }) => decision === 'urgency')).toMatchObject({
        result: [{ urgency: 'ACUTE' }],
        rules: ['Rule_urgency_1'],
      });
      expect(await story.open()).toEqual(['acknowledge', 'assess']);
    });

    it('2: calls the next on call every quarter of an hour, and records the claim', async () => {
      const { id } = await story.task('crisis', 'acknowledge');
      const called = async () =>
        (await story.timeline())
          .filter(
            ({ code, taskId, details = {} }) =>
              taskId === id &&
              (code === 'ON_CALL_CALLED' ||
                (code === 'TASK_ESCALATED' && ['E1', 'E2'].includes(String(details['level'])))),
          )
          .map(({ at, details = {} }) => [onTheWall(at)?.slice(11), details['heard']])
          .sort();
      expect(await called()).toEqual([['23:40', ['crisis']]]);
      await service.setNow('2027-02-07T00:11');
      expect(await called()).toEqual([
        ['00:10', expect.arrayContaining(['crisis3'])],
        ['23:40', ['crisis']],
        ['23:55', expect.arrayContaining(['crisis2'])],
      ]);
      const heardAt = async (time: string) => (await called()).find(([at]) => at === time)?.[1];
      expect(await heardAt('23:55')).not.toEqual(expect.arrayContaining(['crisis3']));
      expect(await heardAt('00:10')).not.toEqual(expect.arrayContaining(['crisis2']));
      await service.setNow('2027-02-07T00:12');
      expect((await service.as('crisis3').post(`/api/v1/tasks/${id}/claim`)).status).toBe(200);
      const claim = (await story.timeline()).find(
        ({ code, taskId }) => code === 'TASK_CLAIMED' && taskId === id,
      );
      expect(onTheWall(claim?.at)).toBe('2027-02-07 00:12');
      await story.does('crisis3', 'acknowledge');
      await story.does('crisis3', 'coordinate', { police: 'yes', whoGoes: 'crisis3', secondPerson: 'rvt' });
    });

    it('3: keeps people apart within a second after a home ban is chosen on the spot', async () => {
      await service.setNow('2027-02-07T01:20');
      expect(await story.due('crisis', 'onSite')).toBe('2027-02-07 01:40');
      const leaver = await member('Tom TEST');
      await story.does('crisis', 'onSite', {
        arrivedAt: service.now(),
        present: [leaver, await member('Mira TEST')],
        situation: 'UNSAFE',
        measures: ['homeBan'],
        leaver,
        children: [{ child: await member('Noor TEST'), seenAndSpoken: 'yes' }],
        secondPersonPresent: true,
      });
      const { contactBans, homeBan } = await header();
      expect(homeBan).toMatchObject({ state: 'NEEDED', leaver });
      expect(contactBans.map(({ persons }) => [...persons].sort())).toEqual(
        expect.arrayContaining([
          [leaver, await member('Mira TEST')].sort(),
          [leaver, await member('Noor TEST')].sort(),
        ]),
      );
      const set = (await story.timeline()).find(({ code }) => code === 'CONTACT_BAN_SET');
      expect(Date.parse(set?.at ?? '') - Date.parse(service.now())).toBeLessThanOrEqual(1000);
    });

    it('4: counts from the minute it is imposed, also on a Sunday', async () => {
      await service.setNow('2027-02-07T02:30');
      await story.does('hovj', 'imposeHomeBan', {
        banImposed: 'yes',
        imposedAt: service.now(),
        leaver: await member('Tom TEST'),
        riskInstrument: 'yes',
        toldLawyer: true,
        reasonsB1: 'Er is nu gevaar in huis. Daarom moet vader weg. TEST',
      });
      const { homeBan } = await header();
      expect(homeBan?.state).toBe('IMPOSED');
      expect(onTheWall(homeBan?.expiresAt)).toBe('2027-02-17 02:30');
      expect(onTheWall(homeBan?.maxAt)).toBe('2027-03-07 02:30');
      for (const element of ['talkLeaver', 'talkHome', 'talkChildren'])
        expect([element, await story.due('rvt', element)]).toEqual([element, '2027-02-08 02:30']);
    });

    it('5: makes agreements within a day, seconded by another, and looks after the child', async () => {
      expect(await story.due('rvt', 'directSafetyAgreements')).toBe('2027-02-07 23:40');
      await service.setNow('2027-02-07T11:00');
      await story.does('crisis', 'directSafetyAgreements', await safety());
      expect(await story.due('scientist', 'secondEyesAcute')).toBe('2027-02-08 23:59');
      const { id } = await story.task('scientist', 'secondEyesAcute');
      expect(await story.isRefused('crisis', id, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await service.setNow('2027-02-07T12:00');
      await step.secondEyesAgree(story, 'scientist', 'secondEyesAcute');
      expect(await header()).toMatchObject({ state: 'ASSESSMENT', urgency: 'HIGH' });
      expect(await story.due('teamlead', 'aftercareChild')).toBe('2027-02-10 23:59');
    });

    it('has both clocks end in a plan for phase 1 before the first home ban would', async () => {
      await service.setNow('2027-02-08T01:00');
      await story.does('rvt', 'talkLeaver', { person: await member('Tom TEST'), ...talk(6) });
      const atHome = await story.task('rvt2', 'talkHome');
      expect(await story.isRefused('rvt', atHome.id, talk(3))).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await story.does('rvt2', 'talkHome', { person: await member('Mira TEST'), ...talk(3) });
      await story.does('rvt2', 'talkChildren', {
        person: await member('Noor TEST'),
        spoken: 'yes',
        spokenAt: service.now(),
        method: 'talk',
        worries: 'Bang TEST',
        childSafeToGoHome: 'yes',
        scaling: 4,
      });
      expect(await story.due('rvt', 'draftAgreements')).toBe('2027-02-10 02:30');
      await service.setNow('2027-02-08T09:00');
      await step.assessed(story, {
        acute: 'yes',
        decidedUrgency: 'HIGH',
        reasonIfDifferent: 'Het is stabiel sinds zondag. TEST',
      });
      await step.secondEyesAgree(story, 'scientist', 'secondEyes');
      await step.allocated(story);
      await step.told(story, 'informHousehold');
      await step.contactMade(story);
      await step.invited(story);
      await step.everybodyHeard(story, { 'Noor TEST': 4, 'Mira TEST': 3, 'Tom TEST': 6 });
      await step.analysisDrafted(story);
      await step.reactionsGathered(story, 'no');
      await step.analysisFinished(story, 'no');
      await story.does('caseworker', 'describeQuestion', {
        question: 'Wie gaat er mee naar dit huishouden? TEST',
        decidedLevel: 3,
        reasonIfDifferent: 'Het was levensgevaarlijk. TEST',
        householdTold: 'yes',
      });
      await story.does('rvt', 'accept', { accepted: 'yes', professional: 'rvt2', firstDate: '2027-02-09' });
      expect(await header()).toMatchObject({ escalationLevel: 3, rvtProfessional: { user: 'rvt2' } });
    });

    it('6: the assistant public prosecutor cannot extend, the mayor can, once', async () => {
      await story.does('rvt', 'draftAgreements', await safety());
      expect(await story.due('rvt', 'jointMeeting')).toBe('2027-02-12 02:30');
      await story.does('rvt', 'jointMeeting', {
        heldAt: service.now(),
        whoTookPart: 'RVT, politie, school TEST',
        whatGoesWell: 'Moeder slaapt weer TEST',
        whatWorries: 'Vader belt veel TEST',
        agreementsKept: 'yes',
        whoDoesWhat: 'RVT gaat elke dag langs TEST',
      });
      expect(await story.due('rvt', 'adviceExtension')).toBe('2027-02-14 02:30');
      await service.setNow('2027-02-13T10:00');
      await story.does('rvt', 'adviceExtension', {
        banAdvice: 'EXTEND',
        reasonsB1: 'De hulp is net begonnen. Het is nog niet veilig. TEST',
        helpStarted: 'Voor ieder een hulpverlener TEST',
      });
      const { id: eyes } = await story.task('scientist', 'secondEyesAdvice');
      expect(await story.isRefused('rvt', eyes, { seenFacts: true, agree: 'agree' })).toMatchObject({
        status: 409,
        code: 'FOUR_EYES',
      });
      await step.secondEyesAgree(story, 'scientist', 'secondEyesAdvice');
      expect(await story.due('rvt', 'collectViewLeaver')).toBe('2027-02-15 02:30');
      await story.does('rvt', 'collectViewLeaver', {
        person: await member('Tom TEST'),
        viewGiven: 'yes',
        view: 'Ik wil naar huis. TEST',
      });
      expect(await story.due('mayor', 'mayorDecides')).toBe('2027-02-16 02:30');
      const decision = await story.task('hovj', 'mayorDecides');
      const informed = [await member('Mira TEST')];
      const extended = { ...extension('2027-03-07T02:30'), informed };
      expect(await story.isRefused('hovj', decision.id, extended)).toMatchObject({
        status: 403,
        code: 'MANDATE',
      });
      expect((await service.as('hovj').post(`/api/v1/tasks/${decision.id}/claim`)).status).toBe(403);
      expect(await refusal('hovj', 'extend', { data: extended })).toEqual({ status: 403, code: 'MANDATE' });
      expect(await refusal('hovj', 'withdraw', { reason: 'TEST' })).toEqual({ status: 403, code: 'MANDATE' });
      const tooLong = { ...extension('2027-03-08T02:30'), informed };
      expect(await story.isRefused('mayor', decision.id, tooLong)).toMatchObject({
        status: 422,
        code: 'home-ban-extension-invalid',
      });
      await story.does('mayor', 'mayorDecides', extended);
      const { homeBan, contactBans } = await header();
      expect(homeBan?.state).toBe('EXTENDED');
      expect(onTheWall(homeBan?.expiresAt)).toBe('2027-03-07 02:30');
      expect(contactBans.map(({ until }) => onTheWall(until))).toEqual([
        '2027-03-07 02:30',
        '2027-03-07 02:30',
      ]);
      const again = { ...extension('2027-03-09T02:30'), informed };
      expect(await refusal('mayor', 'extend', { data: again })).toEqual({
        status: 409,
        code: 'home-ban-extended-already',
      });
    });

    it('8: checks before the end with a plan for phase 1, reviewed every two days and then every week', async () => {
      await service.setNow('2027-03-04T02:30');
      const check = await story.task('caseworker', 'expiryCheck');
      expect(onTheWall(check.deadline.dueAt)).toBe('2027-03-06 02:30');
      const checked = async () => ({
        present: [await member('Mira TEST')],
        safeToEnd: 'yes',
        afterwards: 'stays_away',
        agreements: 'Vader blijft bij oma, wij komen elke twee dagen TEST',
        shieldStays: 'yes',
      });
      expect(await story.isRefused('caseworker', check.id, await checked())).toMatchObject({
        status: 422,
        errors: [{ pointer: '/safeToEnd', code: 'not-valid' }],
      });
      await service.setNow('2027-03-04T10:00');
      await step.told(story, 'tellHousehold');
      await story.does('caseworker', 'planDuo', {
        visitOn: '2027-03-04',
        whoDoesWhat: 'Carla praat, Rik kijkt mee TEST',
        safeForUs: 'yes',
      });
      const visit = {
        visitedOn: '2027-03-04',
        who: [await member('Mira TEST')],
        agreements: 'We komen elke twee dagen langs. TEST',
      };
      await story.does('caseworker', 'jointVisit', visit);
      await story.does('rvt2', 'jointVisitRvt', visit);
      await story.does('caseworker', 'shareTasks', {
        tasks: [{ what: 'Om de dag bezoek', who: 'vast gezicht' }],
        householdKnows: 'yes',
      });
      await story.does('caseworker', 'agreeConditions', await safety());
      await story.does('caseworker', 'planPhase1', await safety());
      await step.secondEyesAgree(story, 'scientist', 'checkPhase1');
      await story.does('caseworker', 'explainToEach', {
        explainedTo: [await member('Mira TEST')],
        childVersion: 'yes',
      });
      expect(await header()).toMatchObject({ state: 'PLAN_ACTIVE', phase: 1, escalationLevel: 3 });
      const reviewed = async (on: string): Promise<string | undefined> => {
        await service.setNow(`${on}T10:00`);
        await step.reviewPrepared(story, { 'Noor TEST': 5, 'Mira TEST': 5, 'Tom TEST': 5 });
        await step.reviewHeld(story, 5);
        await step.decided(story, 'CONTINUE', { decidedUrgency: 'HIGH' });
        await step.told(story, 'tellResult');
        return onTheWall((await header()).nextReviewAt)?.slice(0, 10);
      };
      expect(onTheWall((await header()).nextReviewAt)).toMatch(/^2027-03-05/);
      expect(await reviewed('2027-03-05')).toBe('2027-03-07');
      await service.setNow('2027-03-06T02:00');
      await story.does('caseworker', 'expiryCheck', await checked());
      const { contactBans, homeBan } = await header();
      expect(homeBan).toMatchObject({ state: 'ENDED' });
      expect(contactBans).toHaveLength(2);
      expect(await reviewed('2027-03-07')).toBe('2027-03-09');
      expect(await reviewed('2027-03-09')).toBe('2027-03-16');
    });

    it('ends with nobody waiting for a machine, and nothing of the household in the processes', async () => {
      expect(await story.open()).toEqual(expect.arrayContaining(['aftercareChild']));
      expect((await header()).places.flatMap(({ incidents }) => incidents)).toEqual([]);
      const { body } = await service
        .as('admin')
        .get<readonly { readonly id: string }[]>(
          `/engine-rest/history/process-instance?processInstanceBusinessKey=${story.trajectoryId}`,
        );
      for (const { id } of body) {
        const variables = await service
          .as('admin')
          .get(`/engine-rest/history/variable-instance?processInstanceId=${id}`);
        expect(JSON.stringify(variables.body)).not.toMatch(/ TEST/);
      }
    });
  });
};
