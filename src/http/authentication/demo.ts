import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { userOfSession } from '../../application/access/sessions.js';
import { identityOf } from '../../application/care/identity.js';
import { findUser } from '../../application/care/users.js';
import type { Ports } from '../../application/work.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Refusal } from '../problems.js';
import type { Authenticate } from './authenticate.js';
import type { Caller } from './caller.js';
import { recent, type Recent } from './recent.js';
import { sessionTokenOf } from './session-cookie.js';
import type { SignIn } from './sign-in.js';

type Answer = Outcome<Caller, Refusal>;

/** How long a changed role or an ended session in another process may go unnoticed. */
const sessionMs = 5_000;
const basicMs = 60_000;
const atMost = 2_000;

const digest = (text: string): string => hash('sha256', text, 'base64');

/** A connection mostly asks with the header it asked with before, so that is hashed once. */
const asked = new WeakMap<Socket, { readonly header: string; readonly key: string }>();

const keyFor = (socket: Socket, header: string, address: string): string => {
  const before = asked.get(socket);
  if (before?.header === header) return before.key;
  const key = digest(`${address}\n${header}`);
  asked.set(socket, { header, key });
  return key;
};

const credentialsIn = (header: string): { readonly name: string; readonly password: string } | undefined => {
  const decoded = Buffer.from(header.slice('Basic '.length).trim(), 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon === -1 ? undefined : { name: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
};

export interface DemoAuthentication {
  readonly authenticate: Authenticate;
  /** Makes an ended session end at once in this process. */
  readonly forgetSession: (token: string) => void;
}

/**
 * Knows demo users by HTTP Basic or by their session cookie. A password is verified once a minute, not once a
 * request: what is remembered beyond the connection is a hash of the header, never the password.
 */
export const demoAuthentication = (ports: Ports, signIn: SignIn): DemoAuthentication => {
  const byHeader = recent<Promise<Answer> | Answer>({ forMs: basicMs, atMost });
  const bySession = recent<Answer>({ forMs: sessionMs, atMost });

  const verify = async (header: string, address: string): Promise<Answer> => {
    const given = credentialsIn(header);
    if (given === undefined) return refused({ code: 'credentials-wrong' });
    const signedIn = await signIn(given.name, given.password, address);
    return signedIn.ok ? ok({ who: signedIn.value, means: 'basic' }) : signedIn;
  };

  const byPassword = (req: IncomingMessage, header: string): Answer | Promise<Answer> => {
    const address = req.socket.remoteAddress ?? '';
    const key = keyFor(req.socket, header, address);
    const known = byHeader.get(key);
    if (known !== undefined) return known;
    const answer = verify(header, address);
    byHeader.set(key, answer); // requests that come meanwhile wait for the same verification
    return settle(byHeader, key, answer);
  };

  const byCookie = async (token: string): Promise<Answer> => {
    const id = await userOfSession(ports, token);
    const user = id === undefined ? undefined : await findUser(ports, id);
    if (user === undefined) return refused({ code: 'not-signed-in' });
    const answer: Answer = ok({ who: identityOf(user), means: 'cookie', token });
    bySession.set(digest(token), answer);
    return answer;
  };

  return {
    authenticate(req) {
      const header = req.headers.authorization;
      if (header !== undefined) {
        return /^basic /i.test(header) ? byPassword(req, header) : refused({ code: 'credentials-wrong' });
      }
      const token = sessionTokenOf(req);
      if (token === undefined) return refused({ code: 'not-signed-in' });
      return bySession.get(digest(token)) ?? byCookie(token);
    },
    forgetSession: (token) => bySession.forget(digest(token)),
  };
};

/** Keeps an answer that lets somebody in; a refusal is worked out anew each time. */
const settle = async (
  kept: Recent<Promise<Answer> | Answer>,
  key: string,
  pending: Promise<Answer>,
): Promise<Answer> => {
  try {
    const answer = await pending;
    if (answer.ok) kept.set(key, answer);
    else kept.forget(key);
    return answer;
  } catch (fault) {
    kept.forget(key);
    throw fault;
  }
};
