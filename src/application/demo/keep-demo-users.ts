import { ok } from '../../kernel/outcome.js';
import type { UserRecord } from '../../ports/records.js';
import { hashPassword } from '../access/password.js';
import { transact, type Ports } from '../work.js';

/** Keeps demo users with their password equal to their name; those who are there already stay as they are. */
export const keepDemoUsers = async (
  ports: Ports,
  users: readonly Omit<UserRecord, 'password'>[],
): Promise<void> => {
  const known = await ports.store.getAll(
    'user',
    users.map(({ id }) => id),
  );
  const missing = users.filter((_user, index) => known[index] === undefined);
  const hashed = await Promise.all(
    missing.map(async (user) => ({ ...user, password: await hashPassword(user.id) })),
  );
  await transact(ports, 'system', (work) => {
    for (const user of hashed) work.put('user', user);
    return Promise.resolve(ok(undefined));
  });
};
