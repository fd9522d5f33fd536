import { verifyPassword } from '../../application/access/password.js';
import { identityOf, type Identity } from '../../application/care/identity.js';
import { findUser } from '../../application/care/users.js';
import type { Ports } from '../../application/work.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Refusal } from '../problems.js';
import { countAttempts, type Attempts } from './attempts.js';

/** Who a name and password belong to. Slow on purpose; slower still to guess at. */
export type SignIn = (name: string, password: string, address: string) => Promise<Outcome<Identity, Refusal>>;

const maxLength = 200;

/** Signs demo users in against the hashes the store keeps, with a pause after ten wrong guesses. */
export const passwordSignIn =
  (ports: Ports, attempts: Attempts = countAttempts()): SignIn =>
  async (name, password, address) => {
    const key = JSON.stringify([name.slice(0, maxLength), address]);
    const pause = attempts.pauseFor(key);
    if (pause > 0) return refused({ code: 'too-many-attempts', retryAfterSeconds: pause });
    const bounded = name.length > 0 && name.length <= maxLength && password.length <= maxLength;
    const user = bounded ? await findUser(ports, name) : undefined;
    if (!(await verifyPassword(password.slice(0, maxLength), user?.password)) || user === undefined) {
      attempts.failed(key);
      return refused({ code: 'credentials-wrong' });
    }
    attempts.succeeded(key);
    return ok(identityOf(user));
  };
