import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { oidcAuthentication } from '../../../../src/http/authentication/oidc.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

let door: TestDoor;
let provider: Server;
let issuer: string;
let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let keysAsked = 0;

beforeAll(async () => {
  door = await openDoor();
  const pair = await generateKeyPair('ES256', { extractable: true });
  ({ privateKey } = pair);
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  provider = createServer((req, res) => {
    res.setHeader('content-type', 'application/json');
    if (req.url === '/keys') keysAsked += 1;
    res.end(JSON.stringify(req.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterAll(async () => {
  provider.closeAllConnections();
  provider.close();
  await door.close();
});

const authenticate = () =>
  oidcAuthentication(door.ports, { issuer, audience: 'koers', groupsClaim: 'roles' });

const tokenWith = (claims: JWTPayload, { audience = 'koers', from = '', expires = '5m' } = {}) =>
  new SignJWT({ name: 'Otto TEST', roles: ['rvt', 'something-else', 'app-admin'], ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(from === '' ? issuer : from)
    .setAudience(audience)
    .setSubject('otto')
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(privateKey);

const asked = async (authorization: string | undefined, how = authenticate()) =>
  how({ headers: { authorization } } as unknown as IncomingMessage);

describe('a token of the identity provider', () => {
  it('says who somebody is, with the roles this service knows, and is remembered', async () => {
    const how = authenticate();
    const token = await tokenWith({});
    expect(await asked(`Bearer ${token}`, how)).toEqual({
      ok: true,
      value: { who: { user: 'otto', name: 'Otto TEST', groups: ['rvt', 'app-admin'] }, means: 'bearer' },
    });
    expect((await door.ports.store.get('user', 'otto'))?.body).toMatchObject({
      groups: ['rvt', 'app-admin'],
    });
    const before = keysAsked;
    expect((await asked(`Bearer ${token}`, how)).ok).toBe(true);
    expect(keysAsked).toBe(before);
  });

  it.each([
    ['for another service', { audience: 'other' }],
    ['of another issuer', { from: 'https://elsewhere.test' }],
    ['that has ended', { expires: '-5m' }],
  ])('%s is refused', async (_what, options) => {
    expect(await asked(`Bearer ${await tokenWith({}, options)}`)).toMatchObject({
      ok: false,
      reason: { code: 'not-signed-in' },
    });
  });

  it('with roles that are no list gives none', async () => {
    const outcome = await asked(`Bearer ${await tokenWith({ roles: 'app-admin' })}`);
    expect(outcome).toMatchObject({ ok: true, value: { who: { groups: [] } } });
  });

  it('signed by somebody else, or by nobody, is refused', async () => {
    const stranger = await generateKeyPair('ES256');
    const forged = await new SignJWT({ roles: ['app-admin'] })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience('koers')
      .setSubject('otto')
      .setExpirationTime('5m')
      .sign(stranger.privateKey);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none' })}.${part({ sub: 'otto', iss: issuer, aud: 'koers', exp: 9_999_999_999 })}.`;
    for (const token of [forged, unsigned, 'x.y.z', 'x']) {
      expect(await asked(`Bearer ${token}`)).toMatchObject({ ok: false, reason: { code: 'not-signed-in' } });
    }
    expect(await asked(undefined)).toMatchObject({ ok: false });
    expect(await asked('Basic YTpi')).toMatchObject({ ok: false });
  });

  it('cannot be checked while the provider is away, and trying again is worth it', async () => {
    const away = oidcAuthentication(door.ports, {
      issuer: 'http://127.0.0.1:9',
      audience: 'koers',
      groupsClaim: 'roles',
    });
    await expect(asked(`Bearer ${await tokenWith({})}`, away)).rejects.toMatchObject({ retryable: true });
  });
});
