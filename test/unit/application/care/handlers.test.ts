import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handlersByTopic } from '../../../../src/application/care/handlers/index.js';
import type { InternalJob } from '../../../../src/application/engine/case-side.js';
import type { Variables } from '../../../../src/engine/variables.js';
import type { Instant } from '../../../../src/kernel/instant.js';
import type { HandOverRecord, TaskRecord } from '../../../../src/ports/records.js';
import {
  aTrajectory,
  begins,
  ends,
  mondayMorning,
  openCareHouse,
  userTask,
  type CareHouse,
} from './care-house.js';

const handlers = handlersByTopic();

const jobOf = (definitionKey: string, variables: Variables): InternalJob =>
  ({
    job: { id: 'job-1' },
    definition: { key: definitionKey },
    node: {},
    instance: { id: 'instance-1', businessKey: 'trajectory-1' },
    variables,
  }) as unknown as InternalJob;

const aTask = (given: Partial<TaskRecord>): TaskRecord => ({
  id: 'instance-9.1',
  instanceId: 'instance-9',
  definitionId: 'd',
  definitionKey: 'safety-trajectory',
  elementId: 'some',
  candidateUsers: [],
  candidateGroups: [],
  priority: 50,
  createdAt: mondayMorning,
  suspended: false,
  ...given,
});

const handOver: HandOverRecord = {
  id: 'hand-over-1',
  trajectoryId: 'trajectory-1',
  kind: 'FIXED_FACE',
  state: 'ACCEPTED',
  giver: 'caseworker',
  receiver: 'caseworker3',
  receiverGroup: 'local-team',
  reason: 'TEST',
};

describe('the work of internal topics', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openCareHouse();
    await house.put('trajectory', aTrajectory());
    await house.put('household', {
      id: 'household-1',
      label: 'Appel TEST',
      region: 'default',
      municipality: 'Teststad',
      memberIds: ['child', 'mother'],
      openTrajectoryId: 'trajectory-1',
      createdAt: mondayMorning,
    });
    await house.put('person', {
      id: 'child',
      name: 'Noor TEST',
      role: 'child',
      householdIds: ['household-1'],
    });
    await house.put('person', {
      id: 'mother',
      name: 'Mia TEST',
      role: 'adult',
      householdIds: ['household-1'],
    });
  });

  afterEach(() => house.close());

  const run = async (
    topic: string,
    variables: Variables = {},
    definitionKey = 'test',
  ): Promise<Variables> => {
    const handler = handlers.get(`koers.${topic}`);
    if (!handler) throw new Error(topic);
    const answer = await house.act('system', (work) => handler(work, jobOf(definitionKey, variables)));
    return answer?.values ?? {};
  };
  const refusal = (topic: string, variables: Variables = {}, definitionKey = 'test'): Promise<unknown> => {
    const handler = handlers.get(`koers.${topic}`);
    if (!handler) throw new Error(topic);
    return house.refusal('system', (work) => handler(work, jobOf(definitionKey, variables)));
  };
  /** Somebody completed an element of the process that the handler works for. */
  const did = (elementId: string, completedBy: string): Promise<void> =>
    house.put('historicActivity', {
      id: `instance-1.${elementId}`,
      instanceId: 'instance-1',
      definitionKey: 'test',
      definitionId: 'd',
      elementId,
      elementType: 'userTask',
      startedAt: mondayMorning,
      canceled: false,
      completedBy,
    });
  const filledIn = (formKey: string, submittedBy: string, data: Variables): Promise<void> =>
    house.put('submission', {
      id: formKey,
      trajectoryId: 'trajectory-1',
      instanceId: 'instance-1',
      taskId: 't',
      elementId: 'e',
      formKey,
      formVersion: 1,
      data,
      submittedBy,
      submittedAt: mondayMorning,
    });
  const trajectory = () => house.get('trajectory', 'trajectory-1');
  const codes = async () => (await house.all('timeline')).map(({ code }) => code);

  it('starts the legal clock of a report at its receipt (T01)', async () => {
    expect(await run('register-report', { receivedAt: mondayMorning, mode: 'NEW' })).toEqual({
      legalDueAt: '2027-01-18T22:59:59.000Z',
      legalBreachAt: '2027-01-18T23:00:00.000Z',
    });
    expect(await trajectory()).toMatchObject({ state: 'ASSESSMENT', legalDueAt: '2027-01-18T22:59:59.000Z' });
  });

  it('leaves the clock of a running trajectory alone when a signal comes in', async () => {
    await run('register-report', { receivedAt: mondayMorning, mode: 'SIGNAL_ON_TRAJECTORY' });

    expect((await trajectory()).legalDueAt).toBeUndefined();
  });

  it('writes down urgency and route, and what nobody decided counts as HIGH', async () => {
    expect(await run('publish-route', { route: 'LOCAL', mode: 'NEW' })).toEqual({
      routeDecidedAt: mondayMorning,
    });
    expect(await trajectory()).toMatchObject({ route: 'LOCAL', urgency: 'HIGH' });
  });

  it('lets a signal make a trajectory more urgent, never less', async () => {
    await house.put('trajectory', aTrajectory({ urgency: 'HIGH', route: 'LOCAL' }));
    await run('publish-route', { route: 'RVT_DUO', urgency: 'LOW', mode: 'SIGNAL_ON_TRAJECTORY' });
    expect(await trajectory()).toMatchObject({ urgency: 'HIGH', route: 'LOCAL' });

    await run('publish-route', { route: 'RVT_DUO', urgency: 'ACUTE', mode: 'SIGNAL_ON_TRAJECTORY' });
    expect((await trajectory()).urgency).toBe('ACUTE');
  });

  it('closes what needs no follow-up, so that the household may have a next trajectory', async () => {
    await run('publish-route', { route: 'NO_FOLLOWUP', urgency: 'LOW', mode: 'NEW' });

    expect(await trajectory()).toMatchObject({ state: 'CLOSED', closedAt: mondayMorning });
    expect((await house.get('household', 'household-1')).openTrajectoryId).toBeUndefined();
  });

  it('counts a broken legal period once', async () => {
    await run('record-breach', { legalBreachAt: '2027-01-18T23:00:00.000Z' });
    await run('record-breach', { legalBreachAt: '2027-01-18T23:00:00.000Z' });

    expect((await trajectory()).breaches).toEqual([
      { norm: 'vt.assessment', at: '2027-01-18T23:00:00.000Z' },
    ]);
    expect(await codes()).toEqual(['LEGAL_PERIOD_EXCEEDED']);
  });

  it('opens a trajectory once, with what the process needs to know', async () => {
    const opened = await run('open-trajectory');

    expect(opened).toMatchObject({
      alreadyOpen: false,
      householdId: 'household-1',
      memberIds: ['child', 'mother'],
      adultIds: ['mother'],
      childIds: ['child'],
      urgency: 'NORMAL',
      phase: 0,
      level: 0,
      attempts: 0,
      contactAt: null,
      routeDecidedAt: mondayMorning,
    });
    expect(await run('open-trajectory')).toMatchObject({ alreadyOpen: true });
  });

  it('makes a trajectory acute and back again', async () => {
    await house.put('trajectory', aTrajectory({ state: 'ANALYSIS', fixedFace: 'caseworker' }));
    expect(await run('open-acute', {}, 'acute-response')).toEqual({
      alreadyAcute: false,
      acuteSince: mondayMorning,
    });
    expect(await trajectory()).toMatchObject({ state: 'ACUTE', urgency: 'ACUTE' });
    expect((await house.all('notification')).map(({ recipient }) => recipient)).toEqual([
      'crisis',
      'crisis2',
      'crisis3',
    ]);

    await run('close-acute');
    expect(await trajectory()).toMatchObject({ state: 'ALLOCATED', urgency: 'HIGH' });
  });

  it('moves the open tasks of a trajectory that becomes acute to the top of the list', async () => {
    await house.put(
      'task',
      aTask({
        dueAt: mondayMorning,
        care: {
          trajectoryId: 'trajectory-1',
          urgencyRank: 2,
          safetyCritical: false,
          excludedUsers: [],
          reached: [],
        },
      }),
    );

    await run('open-acute', {}, 'acute-response');

    expect(await house.get('task', 'instance-9.1')).toMatchObject({
      dueAt: mondayMorning,
      care: { urgencyRank: 0 },
    });
  });

  it('names the fixed face, who gets the tasks that waited for one', async () => {
    await house.put(
      'task',
      aTask({
        candidateGroups: ['fixed-face', 'local-team-lead'],
        care: {
          trajectoryId: 'trajectory-1',
          urgencyRank: 2,
          safetyCritical: false,
          excludedUsers: [],
          reached: [],
        },
      }),
    );

    await run('record-allocation', { fixedFace: 'caseworker', substitute: 'caseworker2' });

    expect(await trajectory()).toMatchObject({
      fixedFace: 'caseworker',
      substitute: 'caseworker2',
      state: 'ALLOCATED',
    });
    expect(await house.get('task', 'instance-9.1')).toMatchObject({
      assignee: 'caseworker',
      candidateUsers: ['caseworker', 'caseworker2'],
      candidateGroups: ['fixed-face'],
    });
  });

  it('plans the review six weeks after the plan (T01), five working days before it the scores', async () => {
    const planned = await run('schedule-review', {
      reviewPlan: { interval: 'P6W', who: 'fixed-face' },
      planActiveAt: '2027-02-11T10:00:00.000Z',
      reviewHeldAt: null,
    });

    expect(planned).toEqual({ reviewAt: '2027-03-25T22:59:59.000Z', collectAt: '2027-03-18T22:59:59.000Z' });
    expect((await trajectory()).nextReviewAt).toBe('2027-03-25T22:59:59.000Z');
  });

  it('tells the manager of the second review in a row that was not held', async () => {
    await run('skip-review', { newReviewAt: '2027-02-01' });
    expect(await house.all('notification')).toEqual([]);
    house.setNow('2027-02-01T09:00:00.000Z');

    expect(await run('skip-review', { newReviewAt: '2027-02-08' })).toEqual({
      reviewAt: '2027-02-08T00:00:00.000Z',
    });
    expect((await house.all('notification')).map(({ recipient, code }) => `${recipient} ${code}`)).toEqual([
      'manager REVIEW_SKIPPED_TWICE',
    ]);
  });

  it('goes no phase forward and no urgency down after a review that nobody else agreed with (4E-4, 4E-1)', async () => {
    await house.put('trajectory', aTrajectory({ phase: 2, urgency: 'HIGH', state: 'PLAN_ACTIVE' }));

    expect(await run('record-review', { outcome: 'FORWARD', agree: 'not', decidedUrgency: 'LOW' })).toEqual({
      outcome: 'CONTINUE',
      urgency: 'HIGH',
    });
    await did('decideOutcome', 'caseworker');
    await did('secondEyesReview', 'rvt');
    expect(await run('record-review', { outcome: 'FORWARD', agree: 'agree', decidedUrgency: 'LOW' })).toEqual(
      {
        outcome: 'FORWARD',
        urgency: 'LOW',
      },
    );
    expect((await trajectory()).reviews).toMatchObject([
      { outcome: 'CONTINUE' },
      { outcome: 'FORWARD', heldBy: 'caseworker', agreedBy: 'rvt' },
    ]);
  });

  it.each([
    ['nobody decided', [], 'review-missing'],
    ['nobody agreed', [['decideOutcome', 'caseworker']], 'FOUR_EYES'],
    [
      'one person did both',
      [
        ['decideOutcome', 'caseworker'],
        ['secondEyesReview', 'caseworker'],
      ],
      'FOUR_EYES',
    ],
  ] as const)('writes no review that goes forward when %s', async (_, done, code) => {
    await house.put('trajectory', aTrajectory({ phase: 2, state: 'PLAN_ACTIVE' }));
    for (const [element, user] of done) await did(element, user);

    expect(await refusal('record-review', { outcome: 'FORWARD', agree: 'agree' })).toMatchObject({ code });
    expect((await trajectory()).reviews).toEqual([]);
  });

  it.each([
    ['caseworker2', 'not-second-eyes'],
    ['caseworker', 'FOUR_EYES'],
  ])('lets %s agree to no less urgency (4E-1)', async (second, code) => {
    await house.put('trajectory', aTrajectory({ phase: 2, urgency: 'HIGH', state: 'PLAN_ACTIVE' }));
    await did('decideOutcome', 'caseworker');
    await did('secondEyesReview', second);

    expect(
      await refusal('record-review', { outcome: 'CONTINUE', agree: 'agree', decidedUrgency: 'LOW' }),
    ).toMatchObject({ code });
    expect((await trajectory()).urgency).toBe('HIGH');
  });

  it('needs nobody else to become more urgent', async () => {
    await did('decideOutcome', 'caseworker');

    expect(await run('record-review', { outcome: 'CONTINUE', decidedUrgency: 'HIGH' })).toEqual({
      outcome: 'CONTINUE',
      urgency: 'HIGH',
    });
  });

  it('begins with direct safety, and goes a phase forward only after a review by two (4E-4)', async () => {
    expect(await refusal('activate-plan', { phase: 2, directSafety: 'unknown' })).toMatchObject({
      code: 'phase-skipped',
    });
    await run('activate-plan', { phase: 1 });
    expect(await trajectory()).toMatchObject({ phase: 1, state: 'PLAN_ACTIVE' });
    expect(await refusal('activate-plan', { phase: 2, directSafety: 'yes' })).toMatchObject({
      code: 'review-missing',
    });

    await did('decideOutcome', 'caseworker');
    await did('secondEyesReview', 'rvt');
    await run('record-review', { outcome: 'FORWARD', agree: 'agree' });
    await run('activate-plan', { phase: 2 });
    expect((await trajectory()).phase).toBe(2);

    await run('activate-plan', { phase: 1 });
    expect((await trajectory()).phase).toBe(1);
  });

  it.each(['start-analysis', 'start-closing', 'register-report', 'activate-plan', 'record-allocation'])(
    'does not %s in a closed trajectory',
    async (topic) => {
      await house.put('trajectory', aTrajectory({ state: 'CLOSED' }));

      expect(
        await refusal(topic, { phase: 1, fixedFace: 'caseworker', receivedAt: mondayMorning, mode: 'NEW' }),
      ).toMatchObject({ code: 'transition-not-allowed' });
      expect(await trajectory()).toEqual(aTrajectory({ state: 'CLOSED' }));
    },
  );

  it('sends people to danger in a closed trajectory without opening it again', async () => {
    await house.put('trajectory', aTrajectory({ state: 'CLOSED' }));

    expect(await run('open-acute', {}, 'acute-response')).toMatchObject({ alreadyAcute: false });
    expect(await trajectory()).toMatchObject({ state: 'CLOSED', urgency: 'NORMAL' });
    expect(await house.all('notification')).toHaveLength(3);
  });

  it.each([{ state: 'ACUTE' }, { state: 'ALLOCATED', startedAt: mondayMorning }] as const)(
    'leaves a trajectory open in which people work, whatever the route (%j)',
    async (given) => {
      await house.put('trajectory', aTrajectory(given));
      await run('publish-route', { route: 'NO_FOLLOWUP', urgency: 'LOW', mode: 'NEW' });

      expect(await trajectory()).toMatchObject({ state: given.state, route: 'NO_FOLLOWUP' });
      expect((await house.get('household', 'household-1')).openTrajectoryId).toBe('trajectory-1');
    },
  );

  it('gives access to the RVT professional who joins, with an end, and takes it back at de-escalation (T05)', async () => {
    await house.put('trajectory', aTrajectory({ fixedFace: 'caseworker' }));
    await run('change-level', { newLevel: 3, professional: 'rvt' }, 'escalation-rvt');

    expect(await trajectory()).toMatchObject({
      escalationLevel: 3,
      rvtProfessional: 'rvt',
      fixedFace: 'caseworker',
    });
    expect(await house.all('grant')).toMatchObject([{ user: 'rvt', until: '2027-04-12T08:00:00.000Z' }]);

    house.setNow('2027-02-01T09:00:00.000Z');
    await did('decideOutcome', 'caseworker');
    await did('deescalate', 'rvt');
    await filledIn('F-REVIEW', 'caseworker', { reviewHeld: 'yes', incidents: 0, professionalScaling: 7 });
    await filledIn('F-DEESC', 'rvt', { rvtScaling: 8 });
    await run('change-level', { newLevel: 1, agree: 'agree' }, 'review-monitoring');

    expect((await trajectory()).rvtProfessional).toBeUndefined();
    expect(await house.all('grant')).toMatchObject([{ until: '2027-02-01T09:00:00.000Z' }]);
  });

  it.each([
    ['nobody agreed', { agree: 'not' }, {}, 8, 'FOUR_EYES'],
    ['there was an incident', { agree: 'agree' }, { incidents: 1 }, 8, 'not-safe-enough'],
    ['one of the two gives a six', { agree: 'agree' }, {}, 6, 'not-safe-enough'],
  ])('goes no level down when %s (4E-4)', async (_, answer, review, rvtScaling, code) => {
    await house.put('trajectory', aTrajectory({ escalationLevel: 3, rvtProfessional: 'rvt' }));
    await did('decideOutcome', 'caseworker');
    await did('deescalate', 'rvt');
    await filledIn('F-REVIEW', 'caseworker', { reviewHeld: 'yes', professionalScaling: 7, ...review });
    await filledIn('F-DEESC', 'rvt', { rvtScaling });

    expect(await refusal('change-level', { newLevel: 1, ...answer }, 'review-monitoring')).toMatchObject({
      code,
    });
    expect((await trajectory()).escalationLevel).toBe(3);
  });

  it('gives nobody access for a consult, and a consult lowers no level', async () => {
    await run('change-level', { newLevel: 1, professional: 'rvt' }, 'escalation-rvt');
    expect(await house.all('grant')).toEqual([]);
    expect((await trajectory()).rvtProfessional).toBeUndefined();

    await house.put('trajectory', aTrajectory({ escalationLevel: 3, rvtProfessional: 'rvt' }));
    expect(await run('change-level', { newLevel: 1 }, 'escalation-rvt')).toEqual({ level: 3 });
  });

  it('moves responsibility only after acceptance (R-HAND-1)', async () => {
    await house.put('trajectory', aTrajectory({ fixedFace: 'caseworker', substitute: 'caseworker2' }));
    await house.put('handOver', { ...handOver, state: 'OFFERED' });
    const variables = { handOverId: 'hand-over-1' };
    for (const topic of ['switch-responsibility', 'confirm-hand-over']) {
      expect(await refusal(topic, variables, 'handover')).toMatchObject({ code: 'hand-over-not-accepted' });
    }
    expect((await trajectory()).fixedFace).toBe('caseworker');

    await house.put('handOver', handOver);
    await house.put(
      'task',
      aTask({
        assignee: 'caseworker',
        candidateUsers: ['caseworker', 'caseworker2'],
        candidateGroups: ['fixed-face'],
        care: {
          trajectoryId: 'trajectory-1',
          urgencyRank: 2,
          safetyCritical: false,
          excludedUsers: [],
          reached: [],
        },
      }),
    );
    await run('switch-responsibility', variables, 'handover');

    expect(await trajectory()).toMatchObject({ fixedFace: 'caseworker3', substitute: 'caseworker2' });
    expect(await house.get('task', 'instance-9.1')).toMatchObject({ assignee: 'caseworker3' });
  });

  it('offers no hand-over again that was accepted', async () => {
    await house.put('handOver', handOver);

    expect(await refusal('offer-hand-over', { handOverId: 'hand-over-1' }, 'handover')).toMatchObject({
      code: 'hand-over-not-open',
    });
    expect((await house.get('handOver', 'hand-over-1')).state).toBe('ACCEPTED');
  });

  it.each([
    ['the giver', 'caseworker', { handOverAccepted: 'yes' }, {}, 'FOUR_EYES'],
    ['another', 'caseworker2', { handOverAccepted: 'yes' }, {}, 'not-receiver'],
    [
      'a refusal without another way',
      'caseworker3',
      { handOverAccepted: 'no' },
      { reason: 'Vol' },
      'alternative-missing',
    ],
  ])('takes no answer of %s by the back door', async (_, user, answer, data, code) => {
    await house.put('handOver', { ...handOver, state: 'OFFERED' });
    await did('acceptHandOver', user);
    await filledIn('F-HANDOVERANSWER', user, data);

    expect(
      await refusal('answer-hand-over', { handOverId: 'hand-over-1', ...answer }, 'handover'),
    ).toMatchObject({ code });
    expect((await house.get('handOver', 'hand-over-1')).state).toBe('OFFERED');
  });

  it('does not close while safety rests on an open task (T12)', async () => {
    await house.put(
      'task',
      aTask({
        care: {
          trajectoryId: 'trajectory-1',
          urgencyRank: 2,
          safetyCritical: true,
          excludedUsers: [],
          reached: [],
        },
      }),
    );
    await did('closeProposal', 'caseworker');
    await did('closeSecond', 'teamlead');

    expect(await refusal('close-trajectory', {}, 'closing-learning')).toMatchObject({
      code: 'safety-task-open',
    });
    expect((await trajectory()).state).toBe('ASSESSMENT');
  });

  it('does not close when such a task opens at the same moment', async () => {
    await did('closeProposal', 'caseworker');
    await did('closeSecond', 'teamlead');
    await house.deploy({
      danger: `${begins('Begin', 'look')}
        ${userTask('look', '', '<koers:due norm="signal.assess" safetyCritical="true" />')}${ends('look')}`,
    });
    const handler = handlers.get('koers.close-trajectory');
    let opened: string | undefined;

    expect(
      await house.refusal('system', async (work) => {
        const closed = await handler?.(work, jobOf('closing-learning', {}));
        opened ??= await house.begin();
        return closed ?? Promise.reject(new Error('Expected a handler'));
      }),
    ).toMatchObject({ code: 'safety-task-open' });
    expect((await trajectory()).state).toBe('ASSESSMENT');
  });

  it('is not closed by one person (4E-7), nor while it is acute', async () => {
    await did('closeProposal', 'caseworker');
    await did('closeSecond', 'caseworker');
    expect(await refusal('close-trajectory', {}, 'closing-learning')).toMatchObject({ code: 'FOUR_EYES' });

    await did('closeSecond', 'teamlead');
    await house.put('trajectory', aTrajectory({ state: 'ACUTE' }));
    expect(await refusal('close-trajectory', {}, 'closing-learning')).toMatchObject({
      code: 'transition-not-allowed',
    });
    expect((await house.get('household', 'household-1')).openTrajectoryId).toBe('trajectory-1');
  });

  it('closes: access ends, the household is free, follow-up in three months, kept for twenty years (T01)', async () => {
    house.setNow('2027-09-30T10:00:00.000Z');
    await house.put('grant', {
      id: 'g',
      trajectoryId: 'trajectory-1',
      user: 'rvt',
      basis: 'RVT_LEVEL',
      from: mondayMorning,
    });

    await did('closeProposal', 'caseworker');
    await did('closeSecond', 'teamlead');
    const closed = await run('close-trajectory', {}, 'closing-learning');

    expect(closed).toMatchObject({ closingResult: 'CLOSED', closedAt: house.now() });
    expect(String(closed['followUpAt'])).toContain('2027-12-30');
    expect(await trajectory()).toMatchObject({ state: 'CLOSED', retainUntil: '2047-09-30' });
    expect((await house.get('grant', 'g')).until).toBe(house.now());
    expect((await house.get('household', 'household-1')).openTrajectoryId).toBeUndefined();
  });

  it('looks again at late work after a working day unless somebody said when', async () => {
    expect(
      await run('record-overdue-choice', { overdueChoice: 'HELP', taskId: 't', lookAgainAt: null }),
    ).toEqual({
      lookAgainAt: '2027-01-12T22:59:59.000Z',
    });
  });

  it('tells only those whom the ladder did not tell', async () => {
    await house.put('task', aTask({ assignee: 'caseworker' }));
    await house.put('notification', {
      id: 'n',
      recipient: 'teamlead',
      code: 'TASK_E1',
      at: mondayMorning,
      taskId: 'instance-9.1',
      channel: 'phone',
    });

    await run('tell-overdue', {
      taskId: 'instance-9.1',
      notices: [
        { notify: 'team-lead', channel: 'phone' },
        { notify: 'assignee', channel: 'in-app' },
        { notify: 'everybody', channel: 'in-app' },
      ],
    });

    expect((await house.all('notification')).map(({ recipient }) => recipient).sort()).toEqual([
      'caseworker',
      'teamlead',
    ]);
  });

  it('fails for a process that belongs to no trajectory', async () => {
    const handler = handlers.get('koers.activate-plan');
    const lost = {
      ...jobOf('test', {}),
      instance: { id: 'i', businessKey: 'unknown' },
    } as unknown as InternalJob;

    expect(await house.refusal('system', (work) => handler?.(work, lost) ?? Promise.reject())).toMatchObject({
      code: 'trajectory-not-found',
    });
  });

  it('gathers facts for the decision tables from what was filled in', async () => {
    const submission = (day: string, formKey: string, data: Readonly<Record<string, never>> | object) =>
      house.put('submission', {
        id: `${day}-${formKey}`,
        trajectoryId: 'trajectory-1',
        instanceId: 'instance-1',
        taskId: 't',
        elementId: 'e',
        formKey,
        formVersion: 1,
        data: data as Variables,
        submittedBy: 'caseworker',
        submittedAt: `2027-${day}T10:00:00.000Z` as Instant,
      });
    await submission('01-20', 'F-TALK', { person: 'mother', scaling: 6 });
    await submission('01-21', 'F-CHILD', { person: 'child', scaling: 4, childSafeToGoHome: 'yes' });
    house.setNow('2027-02-11T10:00:00.000Z');
    await run('activate-plan', { phase: 2, directSafety: 'yes' });
    await submission('03-25', 'F-REVIEW', {
      reviewHeld: 'yes',
      scaling: [
        { person: 'child', value: 3 },
        { person: 'mother', value: 6 },
      ],
      professionalScaling: 5,
      incidents: 1,
      conditions: [{ kept: 'no' }, { kept: 'yes' }],
    });
    house.setNow('2027-05-26T10:00:00.000Z');

    expect(await run('review-facts', { contactLost: true })).toMatchObject({
      urgency: 'NORMAL',
      phase: 2,
      level: 0,
      minScaling: 3,
      lastScaling: 4.5,
      minScalingHousehold: 3,
      minScalingProf: 5,
      scalingDropTwice: false,
      newIncident: true,
      incidentLast30d: 'no',
      conditionsBroken: 1,
      conditionsKeptMonths: 2,
      reviewsWithoutIncident: 0,
      contactLost: true,
      childSpeaksOfDanger: false,
      openSafetyTasks: 0,
      measureRunning: 'no',
      consentRefused: 'no',
      reviewHeldAt: '2027-03-25T10:00:00.000Z',
    });
  });
});
