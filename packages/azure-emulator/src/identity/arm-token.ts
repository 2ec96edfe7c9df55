import { JWTClaimValidationFailed, JWTExpired } from 'jose/errors';
import type { ArmError } from '../world/arm-error.ts';
import { makeRoom } from '../world/make-room.ts';
import { armResources } from './arm-scope.ts';
import { ClaimsChallenges } from './claims-challenge.ts';
import { tenantId } from '../world/registrations.ts';
import { armIssuerOf, issuerOf, type Tokens } from './tokens.ts';

/** Whose call it is, or the 401 that Azure Resource Manager answers, perhaps to somebody known. */
export type ArmTokenVerdict = { ok: true; objectId: string } | { ok: false; error: ArmError; challenge: string; objectId?: string };

type Known = { objectId: string; expiresAt: number; notBefore: number };

const graphClientId = '00000003-0000-0000-c000-000000000000';

// Clients send one token for an hour; a signature is checked once.
const mostKnown = 1000;

/** Tells whose call of Azure Resource Manager it is by the `Authorization` header. */
export class ArmTokens {
  readonly #tokens: Tokens;
  readonly #known = new Map<string, Known>();
  readonly challenges = new ClaimsChallenges();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Verify the header: signature, issuer, audience, expiry, tenant. */
  async verify(header: string | undefined): Promise<ArmTokenVerdict> {
    const known = this.#known.get(header ?? '');
    if (known !== undefined && known.expiresAt > Date.now()) return this.#evaluated(known);
    if (header === undefined) return this.#refuse('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.");
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
    if (token === undefined)
      return this.#refuse('AuthenticationFailed', "Authentication failed. The 'Authorization' header is not a bearer token.");
    const { origin } = this.#tokens;
    try {
      const claims = await this.#tokens.verify(token, { issuer: [armIssuerOf(origin), issuerOf(origin)], audience: audiencesOf(origin) });
      if (claims['tid'] !== tenantId)
        return this.#refuse('InvalidAuthenticationTokenTenant', `The access token is not from the tenant '${tenantId}'.`);
      const about = { objectId: String(claims['oid']), expiresAt: (claims.exp ?? 0) * 1000, notBefore: claims.nbf ?? 0 };
      makeRoom(this.#known, mostKnown);
      this.#known.set(header, about);
      return this.#evaluated(about);
    } catch (error) {
      const refused = this.#refuse(...reasonOf(error, audiencesOf(origin)));
      // Whose expired token it was is certain: the signature is checked first.
      const objectId = error instanceof JWTExpired ? error.payload['oid'] : undefined;
      return typeof objectId === 'string' ? { ...refused, objectId } : refused;
    }
  }

  /** Continuous access evaluation: the header is from clients' own tests [C], the body's text from Microsoft Graph [U]. */
  #evaluated({ objectId, notBefore }: Known): ArmTokenVerdict {
    const claims = this.challenges.missing(objectId, notBefore);
    if (claims === undefined) return { ok: true, objectId };
    const authority = `${this.#tokens.origin}/common/oauth2/authorize`;
    const encoded = Buffer.from(claims).toString('base64');
    const challenge = `Bearer realm="", authorization_uri="${authority}", client_id="${graphClientId}", error="insufficient_claims", claims="${encoded}"`;
    const message =
      'Continuous access evaluation resulted in claims challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp';
    return { ok: false, error: { code: 'InvalidAuthenticationToken', message }, challenge, objectId };
  }

  #refuse(code: string, message: string): ArmTokenVerdict {
    const authority = `${this.#tokens.origin}/${tenantId}`;
    const challenge = `Bearer authorization_uri="${authority}", error="invalid_token", error_description="${message.replaceAll('"', "'")}"`;
    return { ok: false, error: { code, message }, challenge };
  }
}

const audiencesOf = (origin: string): string[] => armResources(origin).flatMap((audience) => [audience, `${audience}/`]);

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

function reasonOf(error: unknown, audiences: readonly string[]): [code: string, message: string] {
  if (error instanceof JWTExpired) {
    const expiry = iso(error.payload.exp ?? 0);
    return [
      'ExpiredAuthenticationToken',
      `The access token expiry UTC time '${expiry}' is earlier than current UTC time '${new Date(Date.now()).toISOString()}'.`,
    ];
  }
  if (error instanceof JWTClaimValidationFailed && error.claim === 'aud') {
    const allowed = audiences.map((audience) => `'${audience}'`).join(',');
    return [
      'InvalidAuthenticationTokenAudience',
      `The access token has been obtained for wrong audience or resource '${String(error.payload.aud)}'. It should exactly match with one of the allowed audiences ${allowed}.`,
    ];
  }
  if (error instanceof JWTClaimValidationFailed && error.claim === 'iss') {
    return ['InvalidAuthenticationTokenTenant', `The access token is from the wrong issuer '${String(error.payload.iss)}'.`];
  }
  return ['InvalidAuthenticationToken', 'The access token is invalid.'];
}
