import { errors } from 'jose';
import type { ArmError } from '../arm/errors.ts';
import { armAudiences, tenantId } from './registrations.ts';
import { armIssuerOf, issuerOf, type Tokens } from './tokens.ts';

/** Whose call it is, or the 401 that Azure Resource Manager answers. */
export type ArmTokenVerdict = { ok: true; objectId: string } | { ok: false; error: ArmError; challenge: string };

const allowedAudiences = armAudiences.flatMap((audience) => [audience, `${audience}/`]);

/** Verify the `Authorization` header of an ARM call: signature, issuer, audience, expiry, tenant. */
export async function verifyArmToken(tokens: Tokens, header: string | undefined): Promise<ArmTokenVerdict> {
  const refuse = (code: string, message: string): ArmTokenVerdict => ({
    ok: false,
    error: { code, message },
    challenge: `Bearer authorization_uri="${tokens.origin}/${tenantId}", error="invalid_token", error_description="${message.replaceAll('"', "'")}"`,
  });
  if (header === undefined) return refuse('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.");
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (token === undefined)
    return refuse('AuthenticationFailed', "Authentication failed. The 'Authorization' header is not a bearer token.");
  try {
    const claims = await tokens.verify(token, {
      issuer: [armIssuerOf(tokens.origin), issuerOf(tokens.origin)],
      audience: allowedAudiences,
    });
    if (claims['tid'] !== tenantId)
      return refuse('InvalidAuthenticationTokenTenant', `The access token is not from the tenant '${tenantId}'.`);
    return { ok: true, objectId: String(claims['oid']) };
  } catch (error) {
    return refuse(...reasonOf(error));
  }
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

function reasonOf(error: unknown): [code: string, message: string] {
  if (error instanceof errors.JWTExpired) {
    const expiry = iso(error.payload.exp ?? 0);
    return [
      'ExpiredAuthenticationToken',
      `The access token expiry UTC time '${expiry}' is earlier than current UTC time '${new Date(Date.now()).toISOString()}'.`,
    ];
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    const allowed = allowedAudiences.map((audience) => `'${audience}'`).join(',');
    return [
      'InvalidAuthenticationTokenAudience',
      `The access token has been obtained for wrong audience or resource '${String(error.payload.aud)}'. It should exactly match with one of the allowed audiences ${allowed}.`,
    ];
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iss') {
    return ['InvalidAuthenticationTokenTenant', `The access token is from the wrong issuer '${String(error.payload.iss)}'.`];
  }
  return ['InvalidAuthenticationToken', 'The access token is invalid.'];
}
