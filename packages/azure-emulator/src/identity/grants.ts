import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import { JWTClaimValidationFailed, JWTExpired } from 'jose/errors';
import { makeRoom } from '../world/make-room.ts';
import type { Person } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { armResourceOf } from './arm-scope.ts';
import { notBeforeIn } from './claims-challenge.ts';
import { clientCredentials } from './client-credentials.ts';
import { apiScope, tenantId, type Registration } from '../world/registrations.ts';
import { missingParameter, SignInFailure, unknownPerson } from './sign-in-failure.ts';
import { clientInfoOf, issuerOf, tokenLifetime, type Tokens } from './tokens.ts';

/** What an authorization code stands for until it is redeemed. */
export type Authorization = {
  objectId: string;
  clientId: string;
  redirectUri: string;
  challenge: string;
  nonce: string | undefined;
  scope: string;
};

type TokenAnswer = Record<string, unknown>;
type Refresh = { objectId: string; clientId: string; scope: string; expiresAt: number; isRevoked?: boolean };

const codeLifetimeMs = 10 * 60_000;
// A refresh token of a single-page application ends 24 hours after the sign-in, however often it is used.
const refreshLifetimeMs = 24 * 3_600_000;
// Codes and refresh tokens, each.
const mostKept = 1000;
const openidScopes = new Set(['openid', 'profile', 'email', 'offline_access']);
const apiScopes = new Set([apiScope, apiScope.replace('access_as_user', '.default')]);

const wordsOf = (scope: string): string[] => scope.split(' ').filter((word) => word !== '');
const draw = (): string => `1.${randomBytes(32).toString('base64url')}`;

/** Refuse scopes that the tenant does not know. */
export function checkScopes(scope: string): void {
  const unknown = wordsOf(scope).find((word) => !openidScopes.has(word) && !apiScopes.has(word));
  if (unknown === undefined) return;
  throw new SignInFailure(
    'invalid_scope',
    70011,
    `The provided value for the input parameter 'scope' is not valid. The scope '${unknown}' does not exist on any resource that the application may ask for.`,
  );
}

/** The grants of the token endpoint and what they must remember: codes and refresh tokens. */
export class Grants {
  #tokens: Tokens;
  #worlds: Worlds;
  #codes = new Map<string, { about: Authorization; expiresAt: number; used: boolean }>();
  #refresh = new Map<string, Refresh>();

  constructor(tokens: Tokens, worlds: Worlds) {
    this.#tokens = tokens;
    this.#worlds = worlds;
  }

  /** A code for the single-page application, good once and for ten minutes. */
  issueCode(about: Authorization): string {
    this.#forgetExpired();
    const code = draw();
    makeRoom(this.#codes, mostKept);
    this.#codes.set(code, { about, expiresAt: Date.now() + codeLifetimeMs, used: false });
    return code;
  }

  /** From now on no refresh token of a person is good; access tokens live on until they expire, as Entra has it without continuous access evaluation. */
  revoke(objectId: string): void {
    for (const kept of this.#refresh.values()) if (kept.objectId === objectId) kept.isRevoked = true;
  }

  /** For whom a token is asked, by code, refresh token or assertion; whether these are good is looked at later. */
  subjectOf(form: URLSearchParams): string | undefined {
    const code = this.#codes.get(form.get('code') ?? '')?.about ?? this.#refresh.get(form.get('refresh_token') ?? '');
    return code?.objectId ?? objectIdIn(form.get('assertion'));
  }

  /** Answer a token request of a client that has already proved who it is. */
  redeem(form: URLSearchParams, client: Registration): Promise<TokenAnswer> {
    const grant = form.get('grant_type');
    if (grant === null) throw missingParameter('grant_type');
    if (grant === 'authorization_code') return this.#authorizationCode(form, client);
    if (grant === 'refresh_token') return this.#refreshToken(form, client);
    if (grant === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return this.#onBehalfOf(form, client);
    if (grant === 'client_credentials') return clientCredentials(this.#tokens, form, client);
    throw new SignInFailure('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`);
  }

  #authorizationCode(form: URLSearchParams, client: Registration): Promise<TokenAnswer> {
    const code = form.get('code');
    if (code === null) throw missingParameter('code');
    const kept = this.#codes.get(code);
    if (kept === undefined || kept.about.clientId !== client.clientId) {
      throw new SignInFailure('invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
    }
    if (kept.used)
      throw new SignInFailure(
        'invalid_grant',
        54005,
        'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
      );
    if (kept.expiresAt < Date.now())
      throw new SignInFailure(
        'invalid_grant',
        70008,
        'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
      );
    const { about } = kept;
    const redirectUri = form.get('redirect_uri') ?? '';
    if (redirectUri !== about.redirectUri) {
      throw new SignInFailure(
        'invalid_grant',
        500112,
        `The reply address '${redirectUri}' does not match the reply address '${about.redirectUri}' provided when requesting Authorization code.`,
      );
    }
    const verifier = form.get('code_verifier');
    if (verifier === null) throw missingParameter('code_verifier');
    if (createHash('sha256').update(verifier).digest('base64url') !== about.challenge) {
      throw new SignInFailure(
        'invalid_grant',
        501481,
        'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
      );
    }
    kept.used = true;
    const expiresAt = Date.now() + refreshLifetimeMs;
    return this.#forPerson({ ...about, scope: form.get('scope') ?? about.scope, expiresAt }, about.nonce);
  }

  #refreshToken(form: URLSearchParams, client: Registration): Promise<TokenAnswer> {
    const token = form.get('refresh_token');
    if (token === null) throw missingParameter('refresh_token');
    const kept = this.#refresh.get(token);
    if (kept === undefined || kept.clientId !== client.clientId) {
      throw new SignInFailure('invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
    }
    if (kept.isRevoked === true) {
      throw new SignInFailure(
        'invalid_grant',
        50173,
        'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
      );
    }
    if (kept.expiresAt < Date.now()) {
      throw new SignInFailure(
        'invalid_grant',
        700084,
        'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.',
      );
    }
    return this.#forPerson({ ...kept, scope: form.get('scope') ?? kept.scope }, undefined);
  }

  async #forPerson(grant: Refresh, nonce: string | undefined): Promise<TokenAnswer> {
    const person = this.#personOf(grant.objectId);
    checkScopes(grant.scope);
    const words = wordsOf(grant.scope);
    const openid = words.includes('openid');
    const forApi = words.some((word) => apiScopes.has(word));
    const answer: TokenAnswer = {
      token_type: 'Bearer',
      scope: [...(forApi ? [apiScope] : []), ...(openid ? ['openid', 'profile', 'email'] : [])].join(' '),
      expires_in: tokenLifetime,
      ext_expires_in: tokenLifetime,
      access_token: forApi
        ? await this.#tokens.apiToken(person, grant.clientId, 'access_as_user')
        : await this.#tokens.graphToken(person, grant.clientId),
      client_info: clientInfoOf(person),
    };
    if (words.includes('offline_access')) {
      const token = draw();
      makeRoom(this.#refresh, mostKept);
      this.#refresh.set(token, { objectId: grant.objectId, clientId: grant.clientId, scope: grant.scope, expiresAt: grant.expiresAt });
      answer['refresh_token'] = token;
      answer['refresh_token_expires_in'] = Math.floor((grant.expiresAt - Date.now()) / 1000);
    }
    if (openid) answer['id_token'] = await this.#tokens.idToken(person, grant.clientId, nonce);
    return answer;
  }

  async #onBehalfOf(form: URLSearchParams, client: Registration): Promise<TokenAnswer> {
    if (client.kind !== 'web')
      throw new SignInFailure(
        'invalid_client',
        7000219,
        "'client_assertion' or 'client_secret' is required for the 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant type.",
      );
    if (form.get('requested_token_use') !== 'on_behalf_of') throw missingParameter('requested_token_use');
    const assertion = form.get('assertion');
    if (assertion === null) throw missingParameter('assertion');
    const resource = armResourceOf(armScopeIn(form), this.#tokens.origin, ['/.default', '//.default', '/user_impersonation']);
    const claims = await this.#verifyAssertion(assertion, client);
    const person = this.#personOf(String(claims['oid']));
    return {
      token_type: 'Bearer',
      scope: `${resource}/user_impersonation ${resource}/.default`,
      expires_in: tokenLifetime,
      ext_expires_in: tokenLifetime,
      access_token: await this.#tokens.armToken(person, resource, notBeforeIn(form)),
      ...(form.get('client_info') === '1' ? { client_info: clientInfoOf(person) } : {}),
    };
  }

  async #verifyAssertion(assertion: string, client: Registration): Promise<JWTPayload> {
    let claims: JWTPayload;
    try {
      claims = await this.#tokens.verify(assertion, { issuer: issuerOf(this.#tokens.origin), audience: client.clientId });
    } catch (error) {
      throw assertionFailure(error);
    }
    const scopes = (typeof claims['scp'] === 'string' ? claims['scp'] : '').split(' ');
    if (!scopes.includes('access_as_user'))
      throw new SignInFailure('invalid_grant', 50013, 'Assertion failed: the token does not carry a scope of the application.');
    return claims;
  }

  #personOf(objectId: string): Person {
    const person = this.#worlds.ofPerson(objectId)?.personOf(objectId);
    if (person === undefined) throw unknownPerson(objectId, tenantId);
    return person;
  }

  #forgetExpired(): void {
    for (const [code, kept] of this.#codes) if (kept.expiresAt < Date.now()) this.#codes.delete(code);
    for (const [token, kept] of this.#refresh) if (kept.expiresAt < Date.now()) this.#refresh.delete(token);
  }
}

function objectIdIn(assertion: string | null): string | undefined {
  try {
    const { oid } = decodeJwt(assertion ?? '');
    return typeof oid === 'string' ? oid : undefined;
  } catch {
    return undefined;
  }
}

const armScopeIn = (form: URLSearchParams): string => wordsOf(form.get('scope') ?? '').find((word) => !openidScopes.has(word)) ?? '';

function assertionFailure(error: unknown): SignInFailure {
  if (error instanceof JWTExpired)
    return new SignInFailure(
      'invalid_grant',
      500133,
      'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
    );
  if (error instanceof JWTClaimValidationFailed && error.claim === 'aud') {
    return new SignInFailure(
      'invalid_grant',
      500131,
      `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${String(error.payload.aud)}'.`,
    );
  }
  return new SignInFailure('invalid_grant', 50013, 'Assertion failed signature validation.');
}
