import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flowsNotTaken } from '../support/coverage.js';
import { startService, type TestService } from '../support/service.js';
import * as legal from './legal-steps.js';
import * as step from './steps.js';
import { Story } from './story.js';

const reason = { reasonIfDifferent: 'Samen bekeken en zo besloten. TEST' };
const not = { seenFacts: true, agree: 'not', remark: 'Hier ontbreekt nog iets aan. TEST' };
const dayMs = 86_400_000;

const child = (label: string) => ({
  ...step.report(label),
  household: {
    label,
    municipality: 'Ede',
    members: [
      { name: 'Noor TEST', birthDate: '2012-05-02', role: 'child' },
      { name: 'Mira TEST', birthDate: '1988-03-04', role: 'adult' },
    ],
  },
});
const adult = (label: string) => ({
  ...step.report(label),
  household: {
    label,
    municipality: 'Ede',
    members: [
      { name: 'Hendrik TEST', birthDate: '1945-02-02', role: 'adult' },
      { name: 'Henk TEST', role: 'adult' },
    ],
  },
});

/** Every way through P09, so that no user task, no gateway and no border event of it is left untried. */
describe('Every way through the legal route', () => {
  let service: TestService;
  let story: Story;

  beforeAll(async () => {
    service = await startService({ now: '2027-02-01T09:00' });
  });
  afterAll(async () => {
    await service.stop();
  });

  const begin = async (report: Readonly<Record<string, unknown>>): Promise<void> => {
    story = await Story.begin(service, report);
    await step.checkedForDanger(story);
    await step.assessed(story, { decidedUrgency: 'NORMAL' });
    await step.secondEyesAgree(story, 'scientist', 'secondEyes');
    await step.allocated(story);
  };
  const requested = (mode: string) => legal.answered(story, 'ProtectionRequested', { mode });
  const inDays = (days: number): string => new Date(Date.parse(service.now()) + days * dayMs).toISOString();
  const pass = (days: number): Promise<void> => service.setNow(inDays(days));
  /** Silence, a call, silence again: then the answer comes while somebody was about to call. */
  const calledAgain = async (elementId: string, user = 'rvt'): Promise<void> => {
    const { waits } = await story.header();
    await service.setNow(new Date(Date.parse(waits[0]?.until ?? '') + 1000).toISOString());
    await legal.called(story, elementId, inDays(1), user);
    await pass(1.1);
    expect(await story.open()).toContain(elementId);
  };
  const told = (elementId: string, user = 'caseworker') => step.told(story, elementId, user);
  const toTable = async (checker: string): Promise<void> => {
    await requested('CHILD');
    await legal.groundsChecked(story, 'TABLE', reason);
    await legal.requestSent(story, checker);
    await step.secondEyesAgree(story, 'scientist', 'secondEyesVto');
  };

  it('ends without a request, or goes round until everybody agrees and the table says voluntary', async () => {
    await begin(child('Weg A TEST'));
    await requested('CHILD');
    await legal.groundsChecked(story, 'CONTINUE', reason);
    await told('tellNoRequest');
    await requested('CHILD');
    await legal.groundsChecked(story, 'TABLE', reason);
    await story.does('checker', 'independentCheck', not);
    await legal.groundsChecked(story, 'TABLE', reason);
    await legal.requestSent(story, 'checker2');
    await story.does('scientist', 'secondEyesVto', not);
    await story.does('rvt', 'sendVto', legal.request);
    await step.secondEyesAgree(story, 'scientist', 'secondEyesVto');
    await calledAgain('callTable');
    await legal.answered(story, 'TableDate', { outcomeDate: service.now() });
    await legal.tableAttended(story);
    await calledAgain('callTableOutcome');
    await legal.safetyHeld(story, 'unknown');
    await legal.answered(story, 'TableOutcome', { outcomeCode: 'VOLUNTARY' });
    await told('tellDecision');
    expect(await story.header()).toMatchObject({ waits: [] });
  }, 60_000);

  it('is urgent: an order that lapses because nobody is heard, and one that is not given', async () => {
    await begin(child('Weg B TEST'));
    await requested('CHILD');
    await legal.groundsChecked(story, 'URGENT', reason);
    await legal.boardCalled(story);
    await calledAgain('callJudge');
    await legal.answered(story, 'VotsDecision', {
      outcomeCode: 'GRANTED_WITHOUT_HEARING',
      outcomeDate: service.now(),
    });
    await told('informParents', 'rvt');
    await legal.giJoinedNot(story);
    await legal.giPlanned(story, '2027-12-01');
    await story.does('rvt', 'watchHearing', { held: 'no', whyNot: 'Er was geen zitting mogelijk TEST' });
    await legal.safetyHeld(story, 'yes', 'safetyAfterLapse');
    expect((await story.header()).measure).toBeUndefined();
    await requested('URGENT');
    await legal.boardCalled(story);
    await legal.answered(story, 'VotsDecision', { outcomeCode: 'DISMISSED' });
    await told('informParents', 'rvt');
    expect((await story.header()).measure).toBeUndefined();
    await requested('URGENT');
    await legal.boardCalled(story);
    await legal.answered(story, 'VotsDecision', {
      outcomeCode: 'GRANTED_WITHOUT_HEARING',
      outcomeDate: service.now(),
    });
    await told('informParents', 'rvt');
    await story.does('rvt', 'watchHearing', { held: 'yes', heardAt: service.now() });
  }, 60_000);

  it('is placed elsewhere by the judge, extended and ended; and the Raad does not always ask', async () => {
    await begin(child('Weg C TEST'));
    await toTable('checker');
    await legal.answered(story, 'TableDate', { outcomeDate: service.now() });
    await legal.tableAttended(story);
    await legal.answered(story, 'TableOutcome', { outcomeCode: 'INVESTIGATION' });
    await calledAgain('callBoard');
    await legal.answered(story, 'InvestigationResult', { outcomeCode: 'REQUEST' });
    await calledAgain('callCourt');
    await legal.safetyHeld(story);
    await legal.answered(story, 'CourtDecision', {
      outcomeCode: 'OTS_UHP',
      outcomeDate: service.now(),
      outcomeUntil: inDays(70),
      courtReference: 'C-05-TEST-30',
    });
    await told('tellDecision');
    await legal.giJoinedNot(story);
    expect((await story.header()).measure).toMatchObject({ kind: 'OTS_UHP', courtReference: 'C-05-TEST-30' });
    await pass(15);
    await story.does('gi', 'planPlacementEnd', {
      next: 'HOME',
      howSafe: 'Oma woont een half jaar bij het huishouden in. TEST',
    });
    await story.does('gi', 'planEnd', { next: 'EXTENDED', until: inDays(90), reference: 'C-05-TEST-31' });
    await pass(36);
    await story.does('rvt', 'planEnd', { next: 'ENDS', afterwards: 'De hulp gaat vrijwillig verder. TEST' });
    await pass(56);
    expect((await story.header()).measure).toBeUndefined();
    await toTable('checker2');
    await legal.answered(story, 'TableDate', { outcomeDate: service.now() });
    await legal.tableAttended(story);
    await legal.answered(story, 'TableOutcome', { outcomeCode: 'INVESTIGATION' });
    await legal.answered(story, 'InvestigationResult', { outcomeCode: 'NO_REQUEST' });
    await told('tellDecision');
  }, 60_000);

  it('takes over what a letter says, or not', async () => {
    await begin(child('Weg D TEST'));
    await toTable('checker');
    const typed = async (date: string): Promise<void> => {
      expect(await story.acts('caseworker', 'record-outcome')).toBe(202);
      await story.does('rvt', 'recordOutcome', { kind: 'TableDate', date });
    };
    await typed(inDays(1));
    await story.does('teamlead', 'confirmOutcome', not);
    await typed(inDays(2));
    await step.secondEyesAgree(story, 'teamlead', 'confirmOutcome');
    await pass(2);
    await legal.tableAttended(story);
    await legal.answered(story, 'TableOutcome', { outcomeCode: 'INVESTIGATION' });
    const { waits } = await story.header();
    await service.setNow(new Date(Date.parse(waits[0]?.until ?? '') + 1000).toISOString());
    await legal.answered(story, 'InvestigationResult', { outcomeCode: 'REQUEST' });
    await legal.answered(story, 'CourtDecision', { outcomeCode: 'OTS', outcomeDate: service.now() });
    await told('tellDecision');
    expect((await story.header()).measure).toMatchObject({ kind: 'OTS' });
  }, 60_000);

  it('protects an adult by every route', async () => {
    await begin(adult('Weg E TEST'));
    const judged = async (route: string): Promise<void> => {
      await requested('ADULT');
      await legal.adultJudged(story, route);
      await step.secondEyesAgree(story, 'scientist', 'secondEyesAdult');
    };
    await requested('ADULT');
    await legal.adultJudged(story, 'VOLUNTARY');
    await story.does('scientist', 'secondEyesAdult', not);
    await legal.adultJudged(story, 'VOLUNTARY');
    await step.secondEyesAgree(story, 'scientist', 'secondEyesAdult');
    await told('tellAdult');
    const arranged = {
      what: 'Samen gegaan en alles besproken TEST',
      doneOn: legal.today(story),
      safeNow: 'yes',
    };
    await judged('CRIMINAL');
    await story.does('caseworker', 'supportComplaint', arranged);
    await told('tellAdult');
    await judged('SHELTER');
    await story.does('caseworker', 'arrangeAdultShelter', arranged);
    await told('tellAdult');
    await judged('WVGGZ_WZD');
    await told('tellAdult');
    expect((await story.timeline()).filter(({ code }) => code === 'OUTSIDE_ASKED')).toHaveLength(1);
    const request = async (): Promise<void> =>
      story.does('rvt', 'requestCantonalCourt', {
        kind: 'mentorship',
        sentOn: legal.today(story),
        legalAidOffered: 'yes',
        whyThis: 'Hij kan zijn zaken niet meer zelf regelen. TEST',
        personKnows: true,
      });
    await judged('MENTORSHIP_OR_GUARDIANSHIP');
    await request();
    await legal.answered(story, 'CantonalDecision', { outcomeCode: 'DISMISSED' });
    await told('tellAdult');
    await judged('MENTORSHIP_OR_GUARDIANSHIP');
    await request();
    await calledAgain('callCantonal');
    await legal.safetyHeld(story);
    await legal.answered(story, 'CantonalDecision', { outcomeCode: 'GRANTED' });
    await told('tellAdult');
  }, 60_000);

  it('leaves no way untried', async () => {
    expect(await flowsNotTaken(service, 'protection-request')).toEqual([]);
  });

  const rowsOf = async (decision: string): Promise<number> => {
    const { body } = await service
      .as('admin')
      .get<{ readonly dmnXml: string }>(`/engine-rest/decision-definition/key/${decision}/xml`);
    return [...body.dmnXml.matchAll(/<rule /g)].length;
  };
  const decided = async (decision: string, values: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const variables = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
    const { body } = await service
      .as('admin')
      .post<readonly Readonly<Record<string, { readonly value: unknown }>>[]>(
        `/engine-rest/decision-definition/key/${decision}/evaluate`,
        { variables },
      );
    return body.flatMap((row) => Object.values(row).map(({ value }) => value));
  };

  it.each([
    [['no', 'yes', 'no', 'no', 'no', 'yes'], 'NOT_APPLICABLE'],
    [['yes', 'no', 'yes', 'yes', 'yes', 'yes'], 'CONSIDER_URGENT'],
    [['yes', 'yes', 'no', null, null, 'no'], 'CONSIDER_TABLE'],
    [['yes', 'yes', 'partly', 'no', null, 'no'], 'CONSIDER_TABLE'],
    [['yes', 'yes', 'yes', 'no', 'no', 'no'], 'CONSIDER_TABLE'],
    [['yes', 'yes', 'yes', 'no', 'yes', 'no'], 'RVT_LEVEL_3_FIRST'],
    [['yes', 'yes', 'yes', 'yes', 'no', 'no'], 'CONTINUE'],
    [['yes', 'no', 'no', 'no', 'no', 'no'], 'CONTINUE'],
    [['yes', 'unknown', 'no', 'no', 'no', 'no'], 'INVESTIGATE_MORE'],
    [['yes', 'yes', 'no', 'no', 'no', null], 'CONSULT_RVT'],
    [['unknown', null, null, null, null, null], 'CONSULT_RVT'],
  ])('D-07: %j proposes %s', async (cells, proposal) => {
    const names = [
      'minor',
      'seriousDevelopmentThreat',
      'helpAccepted',
      'helpSufficient',
      'parentsCan',
      'urgentDanger',
    ];
    const values = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
    expect(await decided('vto', values)).toEqual([proposal]);
    expect(await rowsOf('vto')).toBe(10);
  });

  it.each([
    [8, 'yes', 'parents', 'ALL_PARENTS'],
    [13, 'yes', 'parents', 'CHILD_AND_PARENTS'],
    [15, 'no', 'parents', 'PARENTS'],
    [16, 'yes', 'parents', 'CHILD'],
    [17, 'no', 'parents', 'PARENTS'],
    [18, 'yes', 'none', 'PERSON'],
    [82, 'no', 'mentor', 'REPRESENTATIVE'],
    [9, 'yes', 'unknown', 'STOP_FIND_AUTHORITY'],
  ])(
    'D-08: somebody of %i (able: %s, authority: %s) needs %s',
    async (age, ableToWeigh, authority, whose) => {
      expect(await decided('consent', { age, ableToWeigh, authority })).toEqual([whose]);
      expect(await rowsOf('consent')).toBe(8);
    },
  );

  it.each([
    [['yes', 'yes', 'no', 'yes'], 'MDA_TABLE'],
    [['yes', 'yes', 'no', 'no'], 'RVT_LEVEL_3'],
    [['yes', 'no', 'yes', 'yes'], 'RVT_LEVEL_2'],
    [['unknown', 'yes', 'no', 'yes'], 'SPECIALIST_ADVICE'],
  ])('D-09: %j proposes %s', async (cells, proposal) => {
    const names = ['structurallyUnsafe', 'regularEffortExhausted', 'coherentApproach', 'repeatedHarm'];
    const values = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
    expect(await decided('mda', values)).toEqual([proposal]);
    expect(await rowsOf('mda')).toBe(4);
  });
});
