import { createHash, randomBytes } from 'node:crypto';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { JWTClaimValidationFailed } from 'jose/errors';
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { exportJWK } from 'jose/key/export';
import { generateKeyPair } from 'jose/key/generate/keypair';
import type { Person } from '../world/world.ts';
import { apiClientId, armAudiences, tenantId } from '../world/registrations.ts';

/** Seconds that an access token or ID token is good for. */
export const tokenLifetime = 3600;

const seconds = (): number => Math.floor(Date.now() / 1000);
const pairwise = (person: Person, audience: string): string =>
  createHash('sha256').update(`${person.objectId}/${audience}`).digest('base64url');

/** Issuer of the v2.0 tokens: ID tokens and those for the API. */
export const issuerOf = (origin: string): string => `${origin}/${tenantId}/v2.0`;

/** Issuer of the v1.0 tokens, which Azure Resource Manager still gets. */
export const armIssuerOf = (origin: string): string => `${origin}/${tenantId}/`;

type SigningKey = { privateKey: CryptoKey; publicKey: CryptoKey };

let made: Promise<SigningKey> | undefined;

/** A key that lives as long as the process, and is that of all emulators in it; it is made on another thread, which takes longer than anything else at the start. */
export const signingKeyOfProcess = (): Promise<SigningKey> => (made ??= generateKeyPair('RS256', { extractable: true }));

/** The tenant's signing key and every token that is signed with it. */
export class Tokens {
  readonly origin: string;
  readonly keys: JWK[];
  #privateKey: CryptoKey;
  #publicKey: CryptoKey;
  #keyId: string;

  private constructor(origin: string, pair: SigningKey, key: JWK & { kid: string }) {
    this.origin = origin;
    this.keys = [key];
    this.#privateKey = pair.privateKey;
    this.#publicKey = pair.publicKey;
    this.#keyId = key.kid;
  }

  /** The tokens of an emulator at this origin. */
  static async at(origin: string, signingKey: Promise<SigningKey>): Promise<Tokens> {
    const pair = await signingKey;
    const jwk = await exportJWK(pair.publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    return new Tokens(origin, pair, { ...jwk, use: 'sig', alg: 'RS256', kid });
  }

  idToken(person: Person, clientId: string, nonce: string | undefined): Promise<string> {
    return this.#sign({ ...this.#about(person, clientId), ...(nonce === undefined ? {} : { nonce }) }, clientId);
  }

  apiToken(person: Person, clientId: string, scopes: string): Promise<string> {
    return this.#sign({ ...this.#about(person, apiClientId), azp: clientId, azpacr: '0', scp: scopes }, apiClientId);
  }

  /** What Entra answers when only OpenID scopes are asked for: a token for Graph, good for nothing here. */
  graphToken(person: Person, clientId: string): Promise<string> {
    const graph = '00000003-0000-0000-c000-000000000000';
    return this.#sign({ ...this.#about(person, graph), azp: clientId, azpacr: '0', scp: 'openid profile email' }, graph);
  }

  /** A token with which a person, or the API in their name, calls Azure Resource Manager. */
  armToken(person: Person, audience: string = armAudiences[0], notBefore?: number): Promise<string> {
    const claims = {
      ver: '1.0',
      appid: apiClientId,
      appidacr: '1',
      idtyp: 'user',
      oid: person.objectId,
      sub: pairwise(person, audience),
      name: person.displayName,
      upn: person.userPrincipalName,
      unique_name: person.userPrincipalName,
      scp: 'user_impersonation',
    };
    return this.#sign(claims, audience, armIssuerOf(this.origin), notBefore);
  }

  /** A token with which a service principal calls Azure Resource Manager in its own name. */
  appToken(client: { clientId: string; objectId: string }, audience: string, notBefore?: number): Promise<string> {
    const issuer = armIssuerOf(this.origin);
    const { clientId: appid, objectId: oid } = client;
    return this.#sign({ ver: '1.0', appid, appidacr: '1', idp: issuer, idtyp: 'app', oid, sub: oid }, audience, issuer, notBefore);
  }

  /** The claims of a token that this key signed; jose throws if anything is wrong with it. */
  async verify(token: string, expected: { issuer: string | string[]; audience: string | string[] }): Promise<JWTPayload> {
    const required = { algorithms: ['RS256'], requiredClaims: ['exp', 'oid', 'tid'] };
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, { ...expected, ...required });
      return payload;
    } catch (error) {
      // A token that answers a claims challenge begins with the next second.
      const early = error instanceof JWTClaimValidationFailed && error.claim === 'nbf' ? error.payload : undefined;
      if (early?.nbf !== undefined && early.nbf <= seconds() + 1) return early;
      throw error;
    }
  }

  #about(person: Person, audience: string): JWTPayload {
    return {
      ver: '2.0',
      oid: person.objectId,
      sub: pairwise(person, audience),
      name: person.displayName,
      preferred_username: person.userPrincipalName,
    };
  }

  #sign(claims: JWTPayload, audience: string, issuer = issuerOf(this.origin), notBefore = 0): Promise<string> {
    const now = seconds();
    return new SignJWT({ tid: tenantId, uti: randomBytes(16).toString('base64url'), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: this.#keyId, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setNotBefore(Math.max(now, notBefore))
      .setExpirationTime(now + tokenLifetime)
      .sign(this.#privateKey);
  }
}

/** `client_info` of a token answer: MSAL builds its account id from it. */
export const clientInfoOf = (person: Person): string =>
  Buffer.from(JSON.stringify({ uid: person.objectId, utid: tenantId })).toString('base64url');
