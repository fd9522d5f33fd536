import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import {
  endedSessionCookie,
  sessionCookie,
  sessionTokenOf,
} from '../../../../src/http/authentication/session-cookie.js';

const token = 'a'.repeat(43);
const request = (headers: Record<string, string>, encrypted = false) =>
  ({ headers, socket: { encrypted } }) as unknown as IncomingMessage;

describe('the session cookie', () => {
  it('is out of reach of scripts and other sites', () => {
    expect(sessionCookie(request({}), token, 60)).toBe(
      `koers-session=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=60`,
    );
  });

  it('never travels unencrypted once it was given over TLS', () => {
    expect(sessionCookie(request({}, true), token, 60)).toContain('; Secure');
    expect(sessionCookie(request({ 'x-forwarded-proto': 'https' }), token, 60)).toContain('; Secure');
  });

  it('ends at once', () => {
    expect(endedSessionCookie(request({}))).toContain(
      'koers-session=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0',
    );
  });

  it('is read among others, and only in its own shape', () => {
    expect(sessionTokenOf(request({ cookie: `x=1; koers-session=${token}; y=2` }))).toBe(token);
    expect(sessionTokenOf(request({ cookie: `my-koers-session=${token}` }))).toBeUndefined();
    expect(sessionTokenOf(request({ cookie: 'koers-session=short' }))).toBeUndefined();
    expect(sessionTokenOf(request({}))).toBeUndefined();
  });
});
