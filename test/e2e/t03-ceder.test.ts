import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import * as step from './steps.js';
import { onTheWall, Story, type OpenTask } from './story.js';

/** T03 (domain.md §11): Easter, and nobody acts. */
describe('T03 Ceder', () => {
  let service: TestService;
  let story: Story;
  let assess: OpenTask;

  beforeAll(async () => {
    service = await startService({ now: '2027-03-25T16:30' });
    story = await Story.begin(service, step.report('Ceder TEST'));
    await step.checkedForDanger(story);
    assess = await story.task('intake', 'assess');
    await service.as('intake').post(`/api/v1/tasks/${assess.id}/claim`);
  });
  afterAll(async () => {
    await service.stop();
  });

  /** What the ladder of the assessment told so far: level, moment on the wall, channel and who heard. */
  const told = async (code: string) =>
    (await story.timeline())
      .filter((entry) => entry.code === code && entry.taskId === assess.id)
      .map(({ at, details = {} }) => ({
        level: details['level'],
        at: onTheWall(at),
        channel: details['channel'],
        heard: details['heard'],
      }))
      .sort((one, other) => String(one.at).localeCompare(String(other.at)));

  const codesFor = async (user: string) => {
    const { body } = await service
      .as(user)
      .get<{ readonly items: readonly { readonly code: string; readonly taskId?: string }[] }>(
        '/api/v1/notifications?limit=200',
      );
    return body.items.filter(({ taskId }) => taskId === assess.id).map(({ code }) => code);
  };

  it('skips Good Friday and Easter Monday', async () => {
    expect(onTheWall(assess.deadline.dueAt)).toBe('2027-04-02 23:59');
    expect(onTheWall((await story.header()).legalDueAt)).toBe('2027-04-05 23:59');
  });

  it('reminds at half and at four fifths of the period', async () => {
    await service.setNow('2027-04-02T23:59');
    expect((await told('TASK_REMINDED')).map(({ level }) => level)).toEqual(['E0-50', 'E0-80']);
    expect(await codesFor('intake')).toEqual(expect.arrayContaining(['TASK_E0-50', 'TASK_E0-80']));
    expect(await told('TASK_ESCALATED')).toEqual([]);
  });

  it('tells the team lead by phone at the due time', async () => {
    await service.setNow('2027-04-03T00:00');
    expect(await told('TASK_ESCALATED')).toMatchObject([
      { level: 'E1', at: '2027-04-03 00:00', channel: 'phone' },
    ]);
    expect(await codesFor('teamlead')).toContain('TASK_E1');
    expect(await codesFor('manager')).not.toContain('TASK_E2');
  });

  it('tells the manager four hours later', async () => {
    await service.setNow('2027-04-03T04:00');
    expect((await told('TASK_ESCALATED')).at(-1)).toMatchObject({ level: 'E2', at: '2027-04-03 04:00' });
    expect(await codesFor('manager')).toContain('TASK_E2');
  });

  it('tells the direction after one working day, when the legal period is over too', async () => {
    await service.setNow('2027-04-05T23:59');
    expect(await story.header()).toMatchObject({ breaches: [] });
    expect((await told('TASK_ESCALATED')).map(({ level }) => level)).toEqual(['E1', 'E2']);
    await service.setNow('2027-04-06T00:00');
    expect((await told('TASK_ESCALATED')).at(-1)).toMatchObject({ level: 'E3', at: '2027-04-06 00:00' });
    const { breaches } = await story.header();
    expect(breaches.map(({ norm, at }) => [norm, onTheWall(at)])).toEqual([
      ['vt.assessment', '2027-04-06 00:00'],
    ]);
  });

  it('leaves the task with the same person and the same due date', async () => {
    const [still] = await story.tasks('intake', 'assess');
    expect(still).toMatchObject({ id: assess.id, assignee: 'intake' });
    expect(still?.deadline.dueAt).toBe(assess.deadline.dueAt);
  });

  it('shows the manager how late it is, and counts the breach', async () => {
    const { body } = await service.as('manager').get('/api/v1/overdue');
    expect(body).toMatchObject({ breaches: 1 });
    expect(body).toHaveProperty(
      'items',
      expect.arrayContaining([
        expect.objectContaining({ taskId: assess.id, level: 'E3', safetyCritical: true }),
      ]),
    );
  });

  it('lets the team lead handle it without touching the task itself, until it is done', async () => {
    await story.does('teamlead', 'handleOverdue', { overdueChoice: 'HELP' });
    expect((await story.task('intake', 'assess')).deadline.dueAt).toBe(assess.deadline.dueAt);
    await service.setNow('2027-04-12T09:00');
    const handling = await story.task('teamlead', 'handleOverdue');
    await step.assessed(story, { decidedUrgency: 'NORMAL' });
    const left = await story.tasks('teamlead', 'handleOverdue');
    expect(left.map(({ id }) => id)).not.toContain(handling.id);
  });
});
