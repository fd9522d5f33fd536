import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import * as step from './steps.js';
import { onTheWall, Story } from './story.js';

/** T04 (domain.md §11): Ascension, urgency HIGH, and the cap on working days. */
describe('T04 Den', () => {
  let service: TestService;
  let story: Story;

  beforeAll(async () => {
    service = await startService({ now: '2027-05-04T14:00' });
  });
  afterAll(async () => {
    await service.stop();
  });

  const notReached = (retryAt: string) => ({
    contactResult: 'NOT_REACHED',
    channel: 'visit',
    contactRetryAt: new Date(retryAt).toISOString(),
  });

  it('is urgent because it is structural, and the legal clock skips the free days', async () => {
    story = await Story.begin(service, step.report('Den TEST', { structural: 'yes' }));
    await step.checkedForDanger(story);
    const { proposals } = await story.detail('intake', (await story.task('intake', 'assess')).id);
    expect(proposals.find(({ decision }) => decision === 'urgency')).toMatchObject({
      result: [{ urgency: 'HIGH' }],
      rules: ['Rule_urgency_6'],
    });
    expect(onTheWall((await story.header()).legalDueAt)).toBe('2027-05-14 23:59');
  });

  it('caps the first contact at 72 hours and offers it to the service on call', async () => {
    await service.setNow('2027-05-04T16:00');
    await step.assessed(story, { structural: 'yes', decidedUrgency: 'HIGH' });
    await step.secondEyesAgree(story, 'scientist', 'secondEyes');
    await step.allocated(story);
    expect(await story.header()).toMatchObject({ route: 'RVT_DUO', urgency: 'HIGH' });
    expect(await story.due('caseworker', 'firstContact')).toBe('2027-05-07 16:00');
    expect(await story.due('crisis', 'firstContact')).toBe('2027-05-07 16:00');
  });

  it('tries again after an attempt of the service on call', async () => {
    await service.setNow('2027-05-06T11:00');
    await story.does('crisis', 'firstContact', notReached('2027-05-06T17:00+02:00'));
    expect(await story.tasks('caseworker', 'firstContact')).toEqual([]);
    await service.setNow('2027-05-06T17:00');
    await story.does('caseworker', 'firstContact', notReached('2027-05-07T10:00+02:00'));
    await service.setNow('2027-05-07T10:00');
    expect(await story.open()).toContain('firstContact');
    expect(await story.open()).not.toContain('describeQuestion');
  });

  it('asks the RVT after the third attempt in vain', async () => {
    await story.does('caseworker', 'firstContact', notReached('2027-05-07T15:00+02:00'));
    const { id } = await story.task('caseworker', 'describeQuestion');
    const { proposals, prefill } = await story.detail('caseworker', id);
    expect(prefill).toMatchObject({ proposedLevel: 2 });
    const level = proposals.find(({ decision }) => decision === 'escalation');
    expect(level?.result).toEqual([{ level: 2 }]);
    expect(level?.rules).toContain('Rule_escalation_3');
  });
});
