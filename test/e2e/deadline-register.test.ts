import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import * as step from './steps.js';
import { onTheWall, Story } from './story.js';

interface NormList {
  readonly items: readonly {
    readonly key: string;
    readonly now?: { readonly version: number; readonly clock: unknown; readonly confirmedBy?: string };
    readonly versions: readonly { readonly version: number }[];
  }[];
  readonly changes: readonly { readonly id: string; readonly state: string }[];
}

interface Deadline {
  readonly deadline: {
    readonly dueAt?: string;
    readonly suspendedSince?: string;
    readonly derivation?: { readonly norm?: { readonly version: number; readonly label: string } };
    readonly acts?: readonly {
      readonly kind: string;
      readonly dueBefore: string;
      readonly dueAfter?: string;
      readonly days?: number;
      readonly basis?: string;
    }[];
  };
  readonly clockActs: readonly string[];
}

/** The deadline register of a region, and what people may do to a clock (domain.md §6.3, §6.4, 4E-8, C16). */
describe('The deadline register', () => {
  let service: TestService;
  let story: Story;
  let change = '';

  beforeAll(async () => {
    service = await startService({ now: '2027-01-11T10:00' });
    story = await Story.begin(service, step.report('Register TEST'));
    await step.checkedForDanger(story);
  });
  afterAll(async () => {
    await service.stop();
  });

  const norm = async (key: string) => {
    const { body } = await service.as('manager').get<NormList>('/api/v1/norms');
    return body.items.find((item) => item.key === key);
  };
  const proposal = {
    clock: 'WD3',
    source: 'Besluit regio TEST',
    label: 'A',
    validFrom: '2027-01-12T00:00:00.000+01:00',
    confirmedBy: 'Stuurgroep TEST',
    reason: 'Een dag eerder geeft ruimte voor overleg. TEST',
  };
  const propose = async (key: string, body: unknown, user = 'designer') =>
    service
      .as(user)
      .post<{ readonly id: string; readonly code?: string; readonly errors?: readonly unknown[] }>(
        `/api/v1/norms/${key}/changes`,
        body,
      );
  const assessDue = async () => story.due('intake', 'assess');

  it('shows every norm with its version, source and label to whoever steers or designs, and to no caseworker', async () => {
    expect(await norm('report.assess')).toMatchObject({
      now: { version: 1, clock: 'WD4', label: 'A', source: 'P02', legal: false, profile: 'SC' },
    });
    expect((await norm('vt.assessment'))?.now).toMatchObject({ label: 'S-13', legal: true });
    expect((await service.as('caseworker').get('/api/v1/norms')).status).toBe(403);
    expect((await propose('report.assess', proposal, 'manager')).status).toBe(403);
  });

  it('refuses a clock it cannot read, an assumption over the law, and a version that begins long ago', async () => {
    const wrong = async (key: string, more: object) => {
      const { status, body } = await propose(key, { ...proposal, ...more });
      return [status, body.errors];
    };
    expect(await wrong('report.assess', { clock: 'FIVE' })).toEqual([
      422,
      [expect.objectContaining({ pointer: '/clock', code: 'clock-invalid' })],
    ]);
    expect(await wrong('report.assess', { clock: 'OFFICE(PT4H)' })).toEqual([
      422,
      [expect.objectContaining({ pointer: '/clock', code: 'office-clock-forbidden' })],
    ]);
    expect(await wrong('vt.assessment', {})).toEqual([
      422,
      [expect.objectContaining({ pointer: '/label', code: 'label-too-weak' })],
    ]);
    expect(await wrong('report.assess', { validFrom: '2026-01-01T00:00:00.000Z' })).toEqual([
      422,
      [expect.objectContaining({ pointer: '/validFrom', code: 'in-past' })],
    ]);
    expect((await propose('no.such.norm', proposal)).status).toBe(404);
  });

  it('tells beforehand which open tasks would be due when, and changes none of them', async () => {
    expect(await assessDue()).toBe('2027-01-15 23:59');
    const proposed = await propose('report.assess', proposal);
    expect(proposed.status).toBe(201);
    change = proposed.body.id;
    const { body } = await service.as('designer').get<{
      readonly items: readonly { readonly dueAt: string; readonly wouldBeDueAt: string }[];
    }>(`/api/v1/norm-changes/${change}/effects`);
    expect(body).toMatchObject({ tasks: 1, earlier: 1, later: 0, more: false });
    expect(body.items.map(({ dueAt, wouldBeDueAt }) => [onTheWall(dueAt), onTheWall(wouldBeDueAt)])).toEqual([
      ['2027-01-15 23:59', '2027-01-14 23:59'],
    ]);
    expect(JSON.stringify(body)).not.toContain('Register TEST');
    expect((await norm('report.assess'))?.now).toMatchObject({ version: 1 });
  });

  it('is published by another designer than who proposed it, and open tasks keep their date', async () => {
    const publish = (user: string) => service.as(user).post(`/api/v1/norm-changes/${change}/publish`);
    expect(await publish('designer')).toMatchObject({ status: 409, body: { code: 'FOUR_EYES' } });
    expect((await publish('designer2')).status).toBe(200);
    expect(await publish('designer2')).toMatchObject({ status: 409, body: { code: 'norm-change-not-open' } });
    expect((await norm('report.assess'))?.now).toMatchObject({ version: 1 });
    await service.setNow('2027-01-12T09:00');
    expect((await norm('report.assess'))?.now).toMatchObject({
      version: 2,
      clock: 'WD3',
      confirmedBy: 'Stuurgroep TEST',
    });
    expect(await assessDue()).toBe('2027-01-15 23:59');
  });

  it('gives tasks that open from then on a date by the new version, with its source', async () => {
    const later = await Story.begin(service, step.report('Later TEST'));
    await step.checkedForDanger(later);
    const { id } = await later.task('intake', 'assess');
    const { deadline } = (await later.detail('intake', id)) as unknown as Deadline;
    expect(onTheWall(deadline.dueAt)).toBe('2027-01-15 23:59');
    expect(deadline.derivation).toMatchObject({
      clock: 'WD3',
      norm: { version: 2, label: 'A', source: 'Besluit regio TEST' },
    });
  });

  it('recalculates an open task only when somebody asks, and keeps the date before', async () => {
    const { id } = await story.task('intake', 'assess');
    const act = (user: string, body: object) =>
      service.as(user).post<{ readonly code?: string }>(`/api/v1/tasks/${id}/clock`, body);
    expect((await act('crisis', { act: 'recalculate', reason: 'TEST' })).status).toBe(403);
    expect((await act('intake', { act: 'suspend', basis: 'TEST', reason: 'TEST' })).body.code).toBe(
      'clock-act-not-possible',
    );
    const acted = await act('teamlead', {
      act: 'recalculate',
      reason: 'De nieuwe norm geldt ook hier. TEST',
    });
    expect(acted.status).toBe(200);
    const { deadline } = (await story.detail('intake', id)) as unknown as Deadline;
    expect(onTheWall(deadline.dueAt)).toBe('2027-01-14 23:59');
    expect(deadline.acts).toEqual([
      expect.objectContaining({ kind: 'RECALCULATED', dueAfter: deadline.dueAt }),
    ]);
    expect(onTheWall(deadline.acts?.[0]?.dueBefore)).toBe('2027-01-15 23:59');
    expect(deadline.derivation?.norm).toMatchObject({ version: 2 });
  });

  it('lets a retracted version end, so that the one before it holds again', async () => {
    const retract = (user: string) =>
      service.as(user).post(`/api/v1/norm-changes/${change}/retract`, { reason: 'Te krap. TEST' });
    expect((await retract('manager')).status).toBe(403);
    expect((await retract('designer')).status).toBe(200);
    expect(await norm('report.assess')).toMatchObject({
      now: { version: 1 },
      versions: [{ version: 2 }, { version: 1 }],
    });
    expect((await retract('designer')).status).toBe(409);
  });

  it('lets a legal clock stand still for ten days, and then shows both dates (C16)', async () => {
    await step.assessed(story, { decidedUrgency: 'NORMAL' });
    await step.secondEyesAgree(story, 'scientist', 'secondEyes');
    await step.allocated(story);
    const { id } = await story.task('caseworker', 'informHousehold');
    const shown = async () => (await story.detail('caseworker', id)) as unknown as Deadline;
    const before = (await shown()).deadline.dueAt;
    expect(onTheWall(before)).toBe('2027-02-08 10:00');
    expect([...(await shown()).clockActs].sort()).toEqual(['extend', 'recalculate', 'suspend']);
    const act = (body: object) =>
      service
        .as('caseworker')
        .post<{ readonly code?: string; readonly dueAt?: string; readonly errors?: readonly unknown[] }>(
          `/api/v1/tasks/${id}/clock`,
          body,
        );
    expect((await act({ act: 'suspend', reason: 'Onveilig om nu te vertellen TEST' })).body.errors).toEqual([
      expect.objectContaining({ pointer: '/basis', code: 'required' }),
    ]);
    const basis = 'Wmo 2015 art. 5.3.2';
    expect((await act({ act: 'suspend', basis, reason: 'Onveilig om nu te vertellen TEST' })).status).toBe(
      200,
    );
    expect((await shown()).deadline.suspendedSince).toBe(service.now());
    expect((await shown()).clockActs).toEqual(['resume']);
    await service.setNow('2027-01-22T09:00');
    expect((await act({ act: 'resume', reason: 'Het kan nu veilig TEST' })).status).toBe(200);
    const resumed = (await shown()).deadline;
    expect(onTheWall(resumed.dueAt)).toBe('2027-02-18 10:00');
    expect(resumed.acts).toEqual([
      expect.objectContaining({ kind: 'SUSPENDED', dueBefore: before, basis }),
      expect.objectContaining({ kind: 'RESUMED', dueBefore: before, dueAfter: resumed.dueAt, days: 10 }),
    ]);
    expect((await act({ act: 'extend', basis, reason: 'Nog steeds lastig TEST' })).status).toBe(200);
    expect(onTheWall((await shown()).deadline.dueAt)).toBe('2027-03-04 10:00');
  });

  it('tells nobody that it is late while it stands still, and does from the new date on', async () => {
    const { id } = await story.task('caseworker', 'informHousehold');
    const late = async () =>
      (await story.timeline()).filter(
        ({ code, taskId, details = {} }) =>
          code === 'TASK_ESCALATED' && taskId === id && details['level'] === 'E1',
      );
    await service.setNow('2027-03-04T09:59');
    expect(await late()).toEqual([]);
    await service.setNow('2027-03-04T10:00');
    expect((await late()).map(({ at }) => onTheWall(at))).toEqual(['2027-03-04 10:00']);
  });
});
