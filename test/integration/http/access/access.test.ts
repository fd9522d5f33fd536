import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetExpired } from '../../../../src/application/access/forget-expired.js';
import { transactOnce } from '../../../../src/application/access/once.js';
import { hashPassword, verifyPassword } from '../../../../src/application/access/password.js';
import { rememberUser } from '../../../../src/application/access/remember-user.js';
import { closeSession, openSession, userOfSession } from '../../../../src/application/access/sessions.js';
import { transact, type Work } from '../../../../src/application/work.js';
import { ok, refused } from '../../../../src/kernel/outcome.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const hourMs = 3_600_000;

let door: TestDoor;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const opened = async (user: string): Promise<string> => {
  const session = await transact(door.ports, user, (work) => openSession(work, user));
  if (!session.ok) throw new Error('Expected a session');
  return session.value.token;
};

describe('a session', () => {
  it('belongs to whoever opened it until it is closed, and is kept as a hash only', async () => {
    const token = await opened('rvt');
    expect(await userOfSession(door.ports, token)).toBe('rvt');
    const kept = await door.ports.store.find('session', { where: [{ field: 'user', is: 'rvt' }] });
    expect(JSON.stringify(kept)).not.toContain(token);
    await transact(door.ports, 'rvt', (work) => closeSession(work, token));
    expect(await userOfSession(door.ports, token)).toBeUndefined();
    expect(await userOfSession(door.ports, 'x'.repeat(43))).toBeUndefined();
  });

  it('and kept answers are forgotten when nobody may ask for them again', async () => {
    await opened('rvt2');
    await transactOnce(
      { ports: door.ports, actor: 'rvt2', key: { id: 'forget-me', fingerprint: 'f' } },
      () => Promise.resolve(ok(1)),
      (body) => ({ status: 200, body }),
    );
    door.pass(11 * hourMs);
    expect(await forgetExpired(door.ports)).toBe(0);
    door.pass(hourMs);
    expect(await forgetExpired(door.ports)).toBe(1);
    door.pass(12 * hourMs);
    expect(await forgetExpired(door.ports)).toBe(1);
    expect(await door.ports.store.count('session')).toBe(0);
  });
});

describe('a use case with a key', () => {
  const once = (id: string, fingerprint: string, useCase: (work: Work) => ReturnType<typeof counted>) =>
    transactOnce({ ports: door.ports, actor: 'rvt', key: { id, fingerprint } }, useCase, (body) => ({
      status: 201,
      body,
    }));

  const counted = (work: Work) => {
    const id = work.ports.ids.next();
    work.put('draft', { id, data: {}, savedBy: 'once TEST', savedAt: work.at });
    return Promise.resolve(ok(id));
  };

  const drafts = () => door.ports.store.count('draft', [{ field: 'savedBy', is: 'once TEST' }]);

  it('has one effect and one answer, also when it is asked at the same time', async () => {
    const before = await drafts();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => once('k-1', 'f', counted)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await drafts()).toBe(before + 1);
  });

  it('is not mixed up with another request, nor kept when it is refused', async () => {
    await once('k-2', 'f', counted);
    expect(await once('k-2', 'g', counted)).toEqual(refused({ code: 'idempotency-key-reused' }));
    const no = () => Promise.resolve(refused('no' as const));
    const outcome = await transactOnce(
      { ports: door.ports, actor: 'rvt', key: { id: 'k-3', fingerprint: 'f' } },
      no,
      () => ({ status: 200, body: null }),
    );
    expect(outcome).toEqual(refused('no'));
    expect((await once('k-3', 'f', counted)).ok).toBe(true);
  });
});

describe('a password', () => {
  it('is kept so that it can be checked and not read', async () => {
    const kept = await hashPassword('rvt');
    expect(kept).toMatch(/^scrypt\$16384\$8\$1\$[\w-]+\$[\w-]+$/);
    expect(await hashPassword('rvt')).not.toBe(kept);
    expect([await verifyPassword('rvt', kept), await verifyPassword('Rvt', kept)]).toEqual([true, false]);
  });

  it('of nobody, or kept in another form, is never right', async () => {
    expect(await verifyPassword('', undefined)).toBe(false);
    expect(await verifyPassword('rvt', 'rvt')).toBe(false);
    expect(await verifyPassword('', 'scrypt$1$1$1$$')).toBe(false);
  });
});

describe('somebody the identity provider tells of', () => {
  it('is remembered, with what only this service knows kept', async () => {
    const who = { user: 'caseworker', name: 'Carla TEST', groups: ['local-team', 'rvt'] };
    await transact(door.ports, who.user, (work) => rememberUser(work, who));
    const kept = (await door.ports.store.get('user', 'caseworker'))?.body;
    expect(kept).toMatchObject({ name: 'Carla TEST', groups: ['local-team', 'rvt'], team: 'lokaal-noord' });
  });

  it('is not written again when nothing changed', async () => {
    const who = { user: 'oidc-1', name: 'Otto TEST', groups: ['rvt'] };
    await transact(door.ports, who.user, (work) => rememberUser(work, who));
    const before = (await door.ports.store.get('user', 'oidc-1'))?.version;
    await transact(door.ports, who.user, (work) => rememberUser(work, who));
    expect((await door.ports.store.get('user', 'oidc-1'))?.version).toBe(before);
  });
});
