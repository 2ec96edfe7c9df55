import { hash } from 'node:crypto';
import type { Request } from 'express';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import type { Azure } from '../azure/clients.ts';
import { azureFor } from '../azure/clients.ts';
import { onBehalfOf } from '../azure/credential.ts';
import { EntraFailed, entraUnreachable } from '../azure/refusals/entra-error.ts';
import { PersonCalls } from '../azure/calls/person-calls.ts';
import { Sources } from '../azure/calls/told-list.ts';
import type { ToldLists } from '../azure/calls/told-list.ts';
import type { SignIn } from '../azure/sign-in.ts';
import { exchangeOf } from '../azure/tokens/exchange.ts';
import { PersonTokens } from '../azure/tokens/person-tokens.ts';
import { transportOf } from '../azure/transport.ts';
import type { Config } from '../config.ts';
import { leasesIn, ownLeases } from '../servers/leases.ts';
import type { Store } from '../servers/store.ts';
import type { Watcher } from '../telemetry/watcher.ts';
import { SignInRefused } from './refusal.ts';

/** The signed-in person of one request. */
export type Caller = { objectId: string; azure: Azure; config: Config; lists: ToldLists };

/** Makes the caller of a request, which is over when the signal says so; or refuses with 401. What is only looked at may be some seconds old. */
export type CallerOf = (request: Request, signal: AbortSignal, isLookedAt: boolean) => Promise<Caller>;

/** Checks the person's token (signature, issuer, audience, tenant, scope, application, expiry) and makes the caller. */
export function callerFrom(config: Config, signIn: SignIn, { store, watcher }: { store: Store | undefined; watcher: Watcher }): CallerOf {
  const checked = checkedTokens(keysOf(signIn), config, signIn);
  const tokens = new PersonTokens(exchangeOf(config, signIn, store));
  const calls = new PersonCalls(transportOf(config), config.limits, { memoryMs: config.memoryMs, store, watcher });
  const leases = store === undefined ? ownLeases() : leasesIn(store);
  return async (request, signal, isLookedAt) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new SignInRefused('no token');
    const objectId = await checked(token);
    const scope = { person: objectId, signal, memory: isLookedAt ? memoryFor(request) : undefined, sources: new Sources() };
    const changes = calls.changesOf(objectId);
    const azure = azureFor(onBehalfOf(tokens, token), calls.clientFor(scope), config, { ...scope, changes, leases });
    return { objectId, azure, config, lists: calls.listsFor(scope) };
  };
}

/** Who has the list before them already asks for what is so now. */
const memoryFor = (request: Request): 'recall' | 'renew' =>
  /\b(no-cache|max-age=0)\b/.test(request.get('cache-control') ?? '') ? 'renew' : 'recall';

/** Entra's keys. That they cannot be read says nothing about the token. */
function keysOf(signIn: SignIn): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(signIn.jwksUri));
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported) throw error;
      throw entraUnreachable();
    }
  };
}

/** A person whose token has been checked, and until when it counts without another look at the keys. */
type Checked = { objectId: string; until: number };

/** How long a check of a signature counts: a key that Entra takes back is missed within minutes. */
const checkedForMs = 300_000;
const mostChecked = 5000;

/** The person of a token: its signature is worked out once in some minutes, however often it is shown. Of the token itself nothing is kept. */
function checkedTokens(keys: JWTVerifyGetKey, config: Config, signIn: SignIn): (token: string) => Promise<string> {
  const known = new Map<string, Checked>();
  return async (token) => {
    const key = hash('sha256', token, 'base64url');
    const before = known.get(key);
    if (before !== undefined && Date.now() < before.until) return before.objectId;
    known.delete(key);
    const { objectId, expiresAt } = await personOf(token, keys, config, signIn);
    known.set(key, { objectId, until: Math.min(expiresAt, Date.now() + checkedForMs) });
    const [first] = known.keys();
    if (known.size > mostChecked && first !== undefined) known.delete(first);
    return objectId;
  };
}

async function personOf(
  token: string,
  keys: JWTVerifyGetKey,
  config: Config,
  signIn: SignIn,
): Promise<{ objectId: string; expiresAt: number }> {
  const verified = await jwtVerify(token, keys, {
    issuer: signIn.issuer,
    audience: [config.clientId, `api://${config.clientId}`],
    algorithms: ['RS256'],
    requiredClaims: ['exp', 'oid', 'tid', 'scp'],
    clockTolerance: 60,
  }).catch((error: unknown) => Promise.reject(error instanceof EntraFailed ? error : new SignInRefused(reasonOf(error))));
  const { tid, oid, scp, azp, exp = 0 } = verified.payload;
  const scopes = typeof scp === 'string' ? scp.split(' ') : [];
  if (tid !== config.tenantId) throw new SignInRefused('the token is of another tenant');
  if (azp !== config.spaClientId) throw new SignInRefused('the token was given to another application');
  if (!scopes.includes('access_as_user') || typeof oid !== 'string') throw new SignInRefused('the token lacks the scope access_as_user');
  return { objectId: oid, expiresAt: exp * 1000 };
}

const reasons: Record<string, string> = {
  ERR_JWT_EXPIRED: 'the token has expired',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the signature is not of the authority',
  ERR_JWKS_NO_MATCHING_KEY: 'the token is signed with a key that the authority does not have',
  ERR_JWS_INVALID: 'what was sent is no token',
  ERR_JWT_INVALID: 'what was sent is no token',
  ERR_JOSE_ALG_NOT_ALLOWED: 'the token is signed in another way than RS256',
};

/** Why a token does not count: never what it holds. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} is not the one that is asked for`;
  const code = error instanceof errors.JOSEError ? error.code : '';
  return reasons[code] ?? 'the token cannot be checked';
}
