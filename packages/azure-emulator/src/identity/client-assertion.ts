import { createHash, X509Certificate } from 'node:crypto';
import type { JWK, JWTPayload, ProtectedHeaderParameters } from 'jose';
import { JWTClaimValidationFailed, JWTExpired } from 'jose/errors';
import { createLocalJWKSet } from 'jose/jwks/local';
import { jwtVerify } from 'jose/jwt/verify';
import { decodeJwt } from 'jose/jwt/decode';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { tenantId } from '../world/registrations.ts';
import { SignInFailure } from './sign-in-failure.ts';

/** An issuer whose tokens about one subject stand for the API, as a federated identity credential says; its keys are given instead of fetched. */
export type FederatedCredential = { issuer: string; subject: string; keys: JWK[] };

/** What stands for the API's registration beside its secret: certificates in PEM, and federated credentials. */
export type Trusted = { certificates?: string[]; federated?: FederatedCredential[] };

/** Audience of a token that is exchanged [D]. */
const exchangeAudience = 'api://AzureADTokenExchange';

// Clocks differ, and clients round to the next second; that Entra takes five minutes is a guess [U].
const clockTolerance = 300;

/** Checks what an application proves itself by instead of a secret (RFC 7523). Numbers of Entra's from its list of errors [D], words as reported [C]. */
export class ClientAssertions {
  readonly #origin: string;
  readonly #trusted: Trusted;

  constructor(origin: string, trusted: Trusted) {
    this.#origin = origin;
    this.#trusted = trusted;
  }

  /** Throws unless the assertion is the application's own, or that of an issuer that stands for it. */
  async check(assertion: string, clientId: string): Promise<void> {
    const [header, claims] = read(assertion);
    // What an application signs itself it says of itself; whatever else is from an issuer.
    if (claims.iss === clientId) return this.#ownAssertion(assertion, header, clientId);
    return this.#federated(assertion, claims);
  }

  async #ownAssertion(assertion: string, header: ProtectedHeaderParameters, clientId: string): Promise<void> {
    const thumbprint = header['x5t#S256'];
    const certificate = (this.#trusted.certificates ?? [])
      .map((pem) => new X509Certificate(pem))
      .find(({ raw }) => createHash('sha256').update(raw).digest('base64url') === thumbprint);
    if (certificate === undefined)
      throw refused(700027, 'Client assertion contains an invalid signature. [Reason - The key was not found.]');
    const audience = [`${this.#origin}/${tenantId}/oauth2/v2.0/token`, `${this.#origin}/${tenantId}/v2.0`];
    const expected = { audience, subject: clientId, algorithms: ['PS256', 'RS256'], requiredClaims: ['exp', 'jti'], clockTolerance };
    await jwtVerify(assertion, certificate.publicKey, expected).catch((error: unknown) => Promise.reject(failureOf(error)));
  }

  async #federated(assertion: string, { iss, sub }: JWTPayload): Promise<void> {
    const ofIssuer = (this.#trusted.federated ?? []).filter(({ issuer }) => issuer === iss);
    if (ofIssuer.length === 0)
      throw refused(700211, `No matching federated identity record found for presented assertion issuer '${String(iss)}'.`);
    const record = ofIssuer.find(({ subject }) => subject === sub);
    if (record === undefined)
      throw refused(700213, `No matching federated identity record found for presented assertion subject '${String(sub)}'.`);
    const keys = createLocalJWKSet({ keys: record.keys });
    await jwtVerify(assertion, keys, { audience: exchangeAudience, requiredClaims: ['exp'], clockTolerance }).catch((error: unknown) =>
      Promise.reject(failureOf(error)),
    );
  }
}

function read(assertion: string): [ProtectedHeaderParameters, JWTPayload] {
  try {
    return [decodeProtectedHeader(assertion), decodeJwt(assertion)];
  } catch {
    throw refused(50027, 'JWT token is invalid or malformed.');
  }
}

const refused = (number: number, sentence: string): SignInFailure => new SignInFailure('invalid_client', number, sentence);

function failureOf(error: unknown): SignInFailure {
  if (error instanceof JWTExpired) return refused(700024, 'Client assertion is not within its valid time range.');
  if (error instanceof JWTClaimValidationFailed && error.claim === 'aud')
    return refused(700023, 'Client assertion audience claim does not match Realm issuer.');
  if (error instanceof JWTClaimValidationFailed && error.claim === 'sub')
    return refused(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
  return refused(700027, 'Client assertion contains an invalid signature.');
}
