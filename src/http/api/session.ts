import { closeSession, openSession } from '../../application/access/sessions.js';
import { transact } from '../../application/work.js';
import { ok, refused } from '../../kernel/outcome.js';
import { cameFromHere } from '../authentication/same-origin.js';
import { endedSessionCookie, sessionCookie, sessionTokenOf } from '../authentication/session-cookie.js';
import { me, signIn, signInMode } from '../contract/v1.js';
import { describe, modeOf } from './me.js';
import { route } from './route.js';

export const sessionRoutes = [
  route({
    method: 'get',
    path: '/session',
    name: 'howToSignIn',
    summary: 'How people sign in here, for whoever has not yet',
    subject: 'People',
    access: 'public',
    answer: { status: 200, body: signInMode },
    refusals: ['host-not-served'],
    handle: ({ house }) => Promise.resolve(ok({ body: { mode: modeOf(house) } })),
  }),
  route({
    method: 'post',
    path: '/session',
    name: 'signIn',
    summary: 'Sign in with a name and a password (demo mode)',
    subject: 'People',
    access: 'public',
    body: signIn,
    whenMisshapen: 'credentials-wrong',
    answer: { status: 201, body: me },
    refusals: ['credentials-wrong', 'too-many-attempts', 'sign-in-elsewhere', 'cross-site'],
    handle: async ({ house, req, body }) => {
      const { passwordDesk, ports } = house;
      if (!passwordDesk) return refused({ code: 'sign-in-elsewhere' });
      // Another site must not sign a browser in as somebody of its choice.
      if (cameFromHere(req) === false) return refused({ code: 'cross-site' });
      const signedIn = await passwordDesk.signIn(
        body.username,
        body.password,
        req.socket.remoteAddress ?? '',
      );
      if (!signedIn.ok) return signedIn;
      const { user } = signedIn.value;
      const opened = await transact(ports, user, (work) => openSession(work, user));
      if (!opened.ok) return opened;
      const { token, seconds } = opened.value;
      return ok({
        body: await describe(house, signedIn.value),
        headers: { 'Set-Cookie': sessionCookie(req, token, seconds) },
      });
    },
  }),
  route({
    method: 'delete',
    path: '/session',
    name: 'signOut',
    summary: 'Sign out',
    subject: 'People',
    access: 'everybody',
    answer: { status: 204 },
    handle: async ({ house, req, who }) => {
      const token = sessionTokenOf(req);
      if (token !== undefined) {
        await transact(house.ports, who.user, (work) => closeSession(work, token));
        house.passwordDesk?.forgetSession(token);
      }
      return ok({ headers: { 'Set-Cookie': endedSessionCookie(req) } });
    },
  }),
];
