import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { rememberUser } from '../../application/access/remember-user.js';
import type { Identity } from '../../application/care/identity.js';
import { transact, type Ports } from '../../application/work.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { role } from '../contract/v1.js';
import type { Refusal } from '../problems.js';
import type { Authenticate } from './authenticate.js';
import type { Caller } from './caller.js';
import { recent } from './recent.js';

export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** The claim that holds the roles, as a list of names. */
  readonly groupsClaim: string;
}

type Answer = Outcome<Caller, Refusal>;

/** Signatures only an issuer can make; `none` and shared secrets are not among them. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const keptMs = 60_000;
const waitMs = 5_000;
const notSignedIn = refused({ code: 'not-signed-in' } as const);

/** The provider could not be asked; trying again may help. */
class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';
  readonly retryable = true;
}

/** Finds where an issuer publishes its keys (OpenID Connect Discovery 1.0, section 4). */
const discoverKeys = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(waitMs), redirect: 'error' });
  const found = response.ok ? ((await response.json()) as { issuer?: unknown; jwks_uri?: unknown }) : {};
  if (found.issuer !== issuer || typeof found.jwks_uri !== 'string') {
    throw new Error(`Expected '${address}' to describe the issuer, but it does not`);
  }
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: waitMs });
};

const rolesIn = (claim: unknown): readonly string[] =>
  Array.isArray(claim) ? role.options.filter((known) => claim.includes(known)) : [];

const textIn = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim.length > 0 && claim.length <= 200 ? claim : undefined;

const identityIn = (claims: JWTPayload, groupsClaim: string): Identity | undefined => {
  const user = textIn(claims.sub);
  if (user === undefined) return undefined;
  const name = textIn(claims['name']) ?? textIn(claims['preferred_username']) ?? user;
  return { user, name, groups: rolesIn(claims[groupsClaim]) };
};

/**
 * Knows people by the bearer token of an identity provider: signature, issuer, audience and expiry are checked,
 * roles come from the groups claim and roles this service does not know are left out.
 */
export const oidcAuthentication = (
  ports: Ports,
  { issuer, audience, groupsClaim }: OidcSettings,
): Authenticate => {
  const known = recent<Answer>({ forMs: keptMs, atMost: 5_000 });
  let keys: Promise<JWTVerifyGetKey> | undefined;

  const currentKeys = async (): Promise<JWTVerifyGetKey> => {
    keys ??= discoverKeys(issuer);
    try {
      return await keys;
    } catch (cause) {
      keys = undefined;
      throw new ProviderUnreachable('Expected the identity provider to answer, but it did not', { cause });
    }
  };

  const verified = async (token: string): Promise<JWTPayload | undefined> => {
    const getKey = await currentKeys();
    try {
      const { payload } = await jwtVerify(token, getKey, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 30,
      });
      return payload;
    } catch (cause) {
      if (cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError)) {
        throw new ProviderUnreachable('Expected the keys of the identity provider, but got none', { cause });
      }
      return undefined;
    }
  };

  const verify = async (token: string, key: string): Promise<Answer> => {
    const claims = await verified(token);
    const who = claims && identityIn(claims, groupsClaim);
    if (claims === undefined || who === undefined) return notSignedIn;
    await transact(ports, who.user, (work) => rememberUser(work, who));
    const answer: Answer = ok({ who, means: 'bearer' });
    known.set(key, answer, Math.max(0, (claims.exp ?? 0) * 1000 - Date.now()));
    return answer;
  };

  return (req) => {
    const token = /^bearer +([\w.~+/-]{1,16384}=*)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (token === undefined) return notSignedIn;
    const key = createHash('sha256').update(token).digest('base64');
    return known.get(key) ?? verify(token, key);
  };
};
