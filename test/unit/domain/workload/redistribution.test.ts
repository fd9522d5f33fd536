import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAway } from '../../../../src/domain/workload/absence.js';
import {
  proposeRedistribution,
  weightOf,
  type Acquaintance,
  type Redistribution,
  type TaskToGive,
} from '../../../../src/domain/workload/redistribution.js';
import type { Instant } from '../../../../src/kernel/instant.js';

const task = (id: string, given: Partial<TaskToGive> = {}): TaskToGive => ({
  id,
  trajectoryId: `trajectory-of-${id}`,
  urgencyRank: 2,
  safetyCritical: false,
  mayDo: ['ann', 'bob', 'cas'],
  ...given,
});

const knows = (known: Partial<Acquaintance> & { readonly done?: Readonly<Record<string, number>> }) => ({
  tasksDone: new Map(Object.entries(known.done ?? {})),
  ...(known.substitute !== undefined && { substitute: known.substitute }),
});

const work = (given: Partial<Redistribution>): Redistribution => ({
  tasks: [],
  colleagues: [
    { user: 'ann', team: 'north', load: 10 },
    { user: 'bob', team: 'north', load: 4 },
    { user: 'cas', team: 'south', load: 0 },
  ],
  team: 'north',
  acquaintances: new Map(),
  full: 40,
  ...given,
});

const receivers = (given: Partial<Redistribution>) =>
  proposeRedistribution(work(given)).map(({ taskId, to, because }) => ({ taskId, to, because }));

describe('who takes over from somebody who is away', () => {
  it('is the substitute of the trajectory before anybody else', () => {
    const acquaintances = new Map([
      ['trajectory-of-a', knows({ substitute: 'ann', done: { bob: 20, ann: 1 } })],
    ]);
    expect(receivers({ tasks: [task('a')], acquaintances })).toEqual([
      { taskId: 'a', to: 'ann', because: ['substitute', 'knows-household', 'same-team'] },
    ]);
  });

  it('is whoever knows the household before whoever has less work', () => {
    const acquaintances = new Map([['trajectory-of-a', knows({ done: { ann: 1 } })]]);
    expect(receivers({ tasks: [task('a')], acquaintances })).toEqual([
      { taskId: 'a', to: 'ann', because: ['knows-household', 'same-team'] },
    ]);
  });

  it('is one person for one household, where that can be', () => {
    const shared = { trajectoryId: 'one' };
    expect(
      receivers({ tasks: [task('a', shared), task('b', shared), task('c', { ...shared, mayDo: ['ann'] })] }),
    ).toEqual([
      { taskId: 'a', to: 'bob', because: ['same-team'] },
      { taskId: 'b', to: 'bob', because: ['same-household', 'same-team'] },
      { taskId: 'c', to: 'ann', because: ['same-team'] },
    ]);
  });

  it('is somebody of the same team before others, and there whoever has least work', () => {
    expect(receivers({ tasks: [task('a')] })).toEqual([{ taskId: 'a', to: 'bob', because: ['same-team'] }]);
  });

  it('is somebody who is not full before everything else, and says so when all are', () => {
    const acquaintances = new Map([['trajectory-of-a', knows({ substitute: 'ann' })]]);
    const colleagues = [
      { user: 'ann', team: 'north', load: 40 },
      { user: 'cas', load: 38 },
    ];
    expect(receivers({ tasks: [task('a')], colleagues, acquaintances })).toEqual([
      { taskId: 'a', to: 'cas', because: ['least-work'] },
    ]);
    expect(proposeRedistribution(work({ tasks: [task('a', { mayDo: ['ann'] })], colleagues }))).toMatchObject(
      [{ to: 'ann', overFull: true }],
    );
  });

  it('is nobody where nobody may', () => {
    expect(proposeRedistribution(work({ tasks: [task('a', { mayDo: ['dirk'] })] }))).toEqual([
      { taskId: 'a', because: [], overFull: false },
    ]);
  });

  it('is decided for the greatest risk first: urgency, safety, due date', () => {
    const tasks = [
      task('later', { dueAt: '2027-02-02T12:00:00.000Z' as Instant }),
      task('undated'),
      task('sooner', { dueAt: '2027-02-01T12:00:00.000Z' as Instant }),
      task('safety', { safetyCritical: true }),
      task('acute', { urgencyRank: 0 }),
    ];
    expect(proposeRedistribution(work({ tasks })).map(({ taskId }) => taskId)).toEqual([
      'acute',
      'safety',
      'sooner',
      'later',
      'undated',
    ]);
  });

  it('spreads what nobody knows over those who have least', () => {
    const colleagues = [
      { user: 'ann', load: 0 },
      { user: 'bob', load: 0 },
    ];
    const tasks = Array.from({ length: 6 }, (_, at) => task(String(at)));
    const given = proposeRedistribution(work({ tasks, colleagues })).map(({ to }) => to);
    expect(given.filter((to) => to === 'ann')).toHaveLength(3);
    expect(given.filter((to) => to === 'bob')).toHaveLength(3);
  });

  it('holds for any work: every task once, only to who may, and full only where nobody is not', () => {
    const users = ['ann', 'bob', 'cas', 'dan'];
    const tasks = fc.array(
      fc.record({
        urgencyRank: fc.integer({ min: 0, max: 3 }),
        safetyCritical: fc.boolean(),
        mayDo: fc.subarray(users),
        trajectoryId: fc.constantFrom('one', 'two', 'three'),
      }),
      { maxLength: 12 },
    );
    const loads = fc.tuple(...users.map(() => fc.integer({ min: 0, max: 20 })));
    fc.assert(
      fc.property(tasks, loads, fc.integer({ min: 1, max: 24 }), (given, load, full) => {
        const asked = work({
          tasks: given.map((one, at) => ({ ...one, id: String(at) })),
          colleagues: users.map((user, at) => ({ user, load: load[at] ?? 0 })),
          full,
        });
        const proposals = proposeRedistribution(asked);
        expect(proposals.map(({ taskId }) => taskId).sort()).toEqual(asked.tasks.map(({ id }) => id).sort());
        const now = new Map(asked.colleagues.map((colleague) => [colleague.user, colleague.load]));
        for (const { taskId, to, overFull } of proposals) {
          const { mayDo = [], urgencyRank = 0 } = asked.tasks.find(({ id }) => id === taskId) ?? {};
          const fits = mayDo.filter((user) => (now.get(user) ?? 0) + weightOf({ urgencyRank }) <= full);
          expect(to === undefined).toBe(mayDo.length === 0);
          if (to === undefined) continue;
          expect(mayDo).toContain(to);
          expect(overFull).toBe(fits.length === 0);
          now.set(to, (now.get(to) ?? 0) + weightOf({ urgencyRank }));
        }
      }),
    );
  });
});

describe('an absence', () => {
  const at = (time: string) => `2027-01-11T${time}:00.000Z` as Instant;
  const away = (now: string, given: { until?: string; endedAt?: string } = {}) =>
    isAway(
      {
        userId: 'ann',
        from: at('09:00'),
        ...(given.until !== undefined && { until: at(given.until) }),
        ...(given.endedAt !== undefined && { endedAt: at(given.endedAt) }),
      },
      at(now),
    );

  it('begins at its first moment and ends before its last', () => {
    expect(away('08:59')).toBe(false);
    expect(away('09:00')).toBe(true);
    expect(away('11:59', { until: '12:00' })).toBe(true);
    expect(away('12:00', { until: '12:00' })).toBe(false);
  });

  it('is over for whoever came back before', () => {
    expect(away('11:00', { until: '12:00', endedAt: '10:00' })).toBe(false);
  });
});
