import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accessTo, openTo } from '../../../../src/application/care/access.js';
import { listTrajectories } from '../../../../src/application/care/trajectories/list-trajectories.js';
import { recordDeniedAccess } from '../../../../src/application/care/trajectories/record-denied-access.js';
import type { Instant } from '../../../../src/kernel/instant.js';
import type { TaskRecord, TrajectoryRecord } from '../../../../src/ports/records.js';
import { aTrajectory, mondayMorning, openCareHouse, who, type CareHouse } from './care-house.js';

describe('access to a trajectory', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openCareHouse();
  });

  afterEach(() => house.close());

  const keep = async (given: Partial<TrajectoryRecord>): Promise<TrajectoryRecord> => {
    const trajectory = aTrajectory({ state: 'PLAN_ACTIVE', ...given });
    await house.put('trajectory', trajectory);
    return trajectory;
  };
  const access = (user: string, trajectory: TrajectoryRecord) => accessTo(house.ports, who(user), trajectory);
  const task = (given: Partial<TaskRecord>): Promise<void> =>
    house.put('task', {
      id: 'i.1',
      instanceId: 'i',
      definitionId: 'd',
      definitionKey: 'escalation-rvt',
      elementId: 'consult',
      candidateUsers: [],
      candidateGroups: [],
      priority: 50,
      createdAt: mondayMorning,
      suspended: false,
      care: {
        trajectoryId: 'trajectory-1',
        urgencyRank: 2,
        safetyCritical: false,
        excludedUsers: [],
        reached: [],
      },
      ...given,
    });

  it('is denied unless there is a reason for it', async () => {
    const trajectory = await keep({ fixedFace: 'caseworker', substitute: 'caseworker2' });
    const levels = await Promise.all(
      [
        'caseworker',
        'caseworker2',
        'caseworker3',
        'teamlead',
        'manager',
        'designer',
        'admin',
        'rvt',
        'intake',
      ].map(async (user) => `${user} ${await access(user, trajectory)}`),
    );

    expect(levels).toEqual([
      'caseworker dossier',
      'caseworker2 dossier',
      'caseworker3 none',
      'teamlead header',
      'manager none',
      'designer none',
      'admin none',
      'rvt none',
      'intake none',
    ]);
  });

  it('gives the RVT nothing for a consult, also to whoever has the task (T05)', async () => {
    const trajectory = await keep({ fixedFace: 'caseworker', escalationLevel: 1 });
    await task({ assignee: 'rvt', candidateGroups: ['rvt'] });

    expect(await access('rvt', trajectory)).toBe('none');
    expect(await openTo(house.ports, who('rvt'), 'trajectory-1', 'header')).toEqual({
      ok: false,
      reason: { code: 'not-allowed' },
    });
  });

  it('follows a grant to its end', async () => {
    const trajectory = await keep({ escalationLevel: 2 });
    await house.put('grant', {
      id: 'g',
      trajectoryId: 'trajectory-1',
      user: 'rvt',
      basis: 'RVT_LEVEL',
      from: mondayMorning,
      until: '2027-01-12T09:00:00.000Z' as Instant,
    });

    expect(await access('rvt', trajectory)).toBe('dossier');
    house.setNow('2027-01-12T09:00:00.000Z');
    expect(await access('rvt', trajectory)).toBe('none');
  });

  it('gives whoever has a task what they need, and whoever may take it the header', async () => {
    const trajectory = await keep({});
    await task({ definitionKey: 'joint-analysis', candidateGroups: ['behavioural-scientist'] });
    expect(await access('scientist', trajectory)).toBe('header');

    await task({ definitionKey: 'joint-analysis', assignee: 'scientist' });
    expect(await access('scientist', trajectory)).toBe('dossier');
  });

  it('does not make everybody a fixed face who says so in a group', async () => {
    const trajectory = await keep({ fixedFace: 'caseworker' });
    await task({ definitionKey: 'joint-analysis', candidateGroups: ['fixed-face'] });
    const pretender = { user: 'x', name: 'X TEST', groups: ['fixed-face'] };

    expect(await accessTo(house.ports, pretender, trajectory)).toBe('none');
  });

  it('lists what one may see and nothing else', async () => {
    await keep({ fixedFace: 'caseworker' });
    await house.put('trajectory', aTrajectory({ id: 'trajectory-2', state: 'ASSESSMENT' }));
    const listed = async (user: string): Promise<string[]> => {
      const answer = await listTrajectories(house.ports, who(user));
      return answer.ok ? answer.value.items.map(({ id }) => id).sort() : [];
    };

    expect(await listed('caseworker')).toEqual(['trajectory-1']);
    expect(await listed('intake')).toEqual(['trajectory-2']);
    expect(await listed('teamlead')).toEqual(['trajectory-1', 'trajectory-2']);
    expect(await listed('manager')).toEqual([]);
    expect(await listed('rvt')).toEqual([]);
  });

  it('leaves a trace when it is denied', async () => {
    await keep({});
    await house.act('manager', (work) =>
      recordDeniedAccess(work, who('manager'), { trajectoryId: 'trajectory-1', what: 'trajectory' }),
    );
    await house.act('manager', (work) =>
      recordDeniedAccess(work, who('manager'), { trajectoryId: 'no-such', what: 'trajectory' }),
    );

    expect(await house.all('timeline')).toMatchObject([
      {
        code: 'ACCESS_DENIED',
        actor: 'manager',
        trajectoryId: 'trajectory-1',
        details: { what: 'trajectory' },
      },
    ]);
  });
});
