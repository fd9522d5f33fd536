import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flowsNotTaken } from '../support/coverage.js';
import { startService, type TestService } from '../support/service.js';
import * as legal from './legal-steps.js';
import * as step from './steps.js';
import { onTheWall, Story } from './story.js';

const agreed = { seenFacts: true, agree: 'agree' };

/** P02 with an investigation of Veilig Thuis, a return to phase 1, and a question to a specialist (P12). */
describe('What goes on beside the plan', () => {
  let service: TestService;
  let story: Story;

  beforeAll(async () => {
    service = await startService({ now: '2027-02-24T09:00' });
  });
  afterAll(async () => {
    await service.stop();
  });

  it('waits for an investigation of Veilig Thuis with sight on safety', async () => {
    story = await Story.begin(service, step.report('Onderzoek TEST'));
    await step.checkedForDanger(story);
    await step.assessed(story, { decidedUrgency: 'NORMAL', cooperation: 'none' });
    await step.secondEyesAgree(story, 'scientist', 'secondEyes');
    const header = await story.header();
    expect(header).toMatchObject({ route: 'VT_INVESTIGATION', waits: [{ waitsFor: 'VT_INVESTIGATION' }] });
    expect(onTheWall(header.waits[0]?.until)).toBe('2027-05-10 23:59');
    await step.allocated(story);
    await service.setNow('2027-03-10T10:00');
    await legal.safetyHeld(story);
    expect(onTheWall((await story.header()).safetyCheckedAt)).toBe('2027-03-10 10:00');
    await service.setNow('2027-03-24T10:00');
    await legal.safetyHeld(story, 'unknown');
    expect(await story.open()).toContain('acknowledge');
  });

  it('asks what is needed when the period is over, and takes the result whenever it comes', async () => {
    await service.setNow('2027-05-11T10:00');
    await legal.called(story, 'callInvestigator', '2027-05-12T08:00:00.000Z', 'intake');
    await service.setNow('2027-05-12T11:00');
    expect(await story.open()).toContain('callInvestigator');
    expect(await story.acts('caseworker', 'investigation-done')).toBe(403);
    expect(await story.acts('intake', 'investigation-done')).toBe(202);
    expect((await story.header()).waits).toEqual([]);
    const found = {
      result: 'CONFIRMED',
      facts: 'School en huisarts zagen hetzelfde. TEST',
      needed: 'Een veiligheidsplan TEST',
    };
    await story.does('intake', 'recordInvestigation', found);
    await story.does('scientist', 'secondEyesInvestigation', {
      seenFacts: true,
      agree: 'not',
      remark: 'Wat zei het kind zelf hierover? TEST',
    });
    const again = await story.task('intake', 'recordInvestigation');
    await story.completes('intake', again.id, found);
    const second = await story.task('scientist', 'secondEyesInvestigation');
    expect(await story.isRefused('intake', second.id, agreed)).toMatchObject({
      status: 409,
      code: 'FOUR_EYES',
    });
    await step.secondEyesAgree(story, 'scientist', 'secondEyesInvestigation');
    await step.told(story, 'tellInvestigation', 'intake');
  });

  it('goes back to phase 1 after a new incident, whatever was going on', async () => {
    story = await Story.begin(service, step.report('Terug TEST'));
    await step.inPhaseTwo(story, {
      scores: { 'Noor TEST': 6, 'Mira TEST': 6, 'Tom TEST': 6 },
      untilDate: '2027-12-01',
    });
    expect(await story.header()).toMatchObject({ phase: 2 });
    const incident = async (signalDanger: string): Promise<void> => {
      expect(await story.acts('caseworker', 'signal-incident')).toBeLessThan(300);
      await story.does('caseworker', 'assessIncident', {
        incidentAt: service.now(),
        signalDanger,
        whatHappened: 'De buren hoorden geschreeuw TEST',
        whatWeDo: 'Met iedereen gesproken TEST',
      });
    };
    await incident('no');
    expect(await story.header()).toMatchObject({ phase: 2 });
    await incident('yes');
    expect(await story.header()).toMatchObject({ phase: 1 });
    expect(await story.open()).toContain('agreeConditions');
    const changed = (await story.timeline()).filter(({ code }) => code === 'PHASE_CHANGED');
    expect(changed.at(0)?.details).toMatchObject({ from: 2, to: 1 });
    await incident('yes');
    expect((await story.open()).filter((element) => element === 'agreeConditions')).toHaveLength(1);
  });

  const asked = async (theme: string): Promise<void> => {
    expect(await story.acts('caseworker', 'ask-specialist')).toBe(202);
    await story.does('caseworker', 'askQuestion', {
      theme,
      question: 'Hoe herken ik dwingende controle bij deze vader? TEST',
      basis: 'anonymous',
    });
  };
  const answered = async (user: string): Promise<void> =>
    story.does(user, 'answer', {
      advice: 'Kijk wie er over geld en telefoon beslist. TEST',
      basedOn: 'anonymous',
    });
  const used = (criteria: readonly [string, string, string, string]): Promise<void> =>
    story.does('caseworker', 'useAdvice', {
      whatIDo: 'Ik vraag ieder apart. TEST',
      structurallyUnsafe: criteria[0],
      regularEffortExhausted: criteria[1],
      coherentApproach: criteria[2],
      repeatedHarm: criteria[3],
    });
  const chosen = async (proposal: string, decided: string): Promise<void> => {
    const { id } = await story.task('caseworker', 'chooseApproach');
    expect((await story.detail('caseworker', id)).prefill).toMatchObject({ proposal });
    await story.completes('caseworker', id, { decided, householdTold: 'yes' });
  };

  it('lets a specialist see the question and nothing else', async () => {
    await asked('coercive_control');
    const { id } = await story.task('specialist', 'answer');
    const seen = await story.detail('specialist', id);
    expect(seen.prefill).toEqual({ question: 'Hoe herken ik dwingende controle bij deze vader? TEST' });
    expect(seen.members).toEqual([]);
    expect(await story.access('specialist')).toBe(403);
    expect((await story.isRefused('caseworker', id)).status).toBe(409);
    await answered('specialist');
    const advice = await story.task('caseworker', 'useAdvice');
    expect((await story.detail('caseworker', advice.id)).prefill).toEqual({
      advice: 'Kijk wie er over geld en telefoon beslist. TEST',
    });
    await used(['no', 'no', 'yes', 'no']);
    await chosen('SPECIALIST_ADVICE', 'ADVICE');
  });

  it('asks the RVT when the table says so, and says why when somebody decides otherwise', async () => {
    await asked('behaviour');
    await answered('scientist');
    await used(['yes', 'no', 'unknown', 'unknown']);
    const { id } = await story.task('caseworker', 'chooseApproach');
    expect(
      await story.isRefused('caseworker', id, { decided: 'ADVICE', householdTold: 'yes' }),
    ).toMatchObject({
      status: 422,
      errors: [{ pointer: '/reasonIfDifferent', code: 'required' }],
    });
    await chosen('RVT_LEVEL_2', 'RVT');
    expect(await story.open()).toContain('describeQuestion');
    await asked('addiction');
    await answered('specialist');
    await used(['yes', 'yes', 'no', 'no']);
    await chosen('RVT_LEVEL_3', 'RVT');
  });

  it('brings sectors and specialists together in the one plan', async () => {
    await asked('psychiatry');
    await answered('specialist');
    await used(['yes', 'yes', 'no', 'yes']);
    await chosen('MDA_TABLE', 'MDA_TABLE');
    await story.does('rvt', 'mdaTable', {
      heldOn: legal.today(story),
      sectors: [{ sector: 'GGZ' }, { sector: 'Politie' }],
      caseDirector: 'caseworker',
      householdHeard: 'yes',
      agreed: 'Eén aanspreekpunt en één plan voor iedereen. TEST',
    });
    await story.does('caseworker', 'integralPlan', {
      goals: [{ goal: 'Het is rustig in huis', now: 5, wanted: 8 }],
      actions: [{ what: 'Behandeling', who: 'GGZ', untilDate: '2027-12-01' }],
      conditionsKept: 'Niemand schreeuwt waar het kind bij is. TEST',
      consentNeeded: 'no',
      needsFormalDecision: 'no',
    });
    expect((await story.header()).places.flatMap(({ incidents }) => incidents)).toEqual([]);
    expect(await flowsNotTaken(service, 'specialist-mda')).toEqual([]);
  });
});
