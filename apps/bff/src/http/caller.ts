import type { Request } from 'express';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import type { Azure } from '../azure/clients.ts';
import { azureFor } from '../azure/clients.ts';
import { exchangeOf, onBehalfOf } from '../azure/credential.ts';
import { EntraFailed, entraUnreachable } from '../azure/entra-error.ts';
import type { SignIn } from '../azure/sign-in.ts';
import { transportOf } from '../azure/transport.ts';
import type { Config } from '../config.ts';
import { Refusal } from './refusal.ts';

/** The signed-in person of one request. */
export type Caller = { objectId: string; azure: Azure; config: Config };

/** Makes the caller of a request, or refuses with 401. */
export type CallerOf = (request: Request) => Promise<Caller>;

const notSignedIn = (): Refusal => new Refusal(401, { code: 'not-signed-in' });

/** Checks the person's token (signature, issuer, audience, tenant, scope, application, expiry) and makes the caller. */
export function callerFrom(config: Config, signIn: SignIn): CallerOf {
  const keys = keysOf(signIn);
  const exchange = exchangeOf(config, signIn);
  const transport = transportOf(config);
  return async (request) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw notSignedIn();
    const objectId = await personOf(token, keys, config, signIn);
    const azure = azureFor(onBehalfOf(exchange, token, config.armOrigin), transport, config.armOrigin);
    return { objectId, azure, config };
  };
}

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

async function personOf(token: string, keys: JWTVerifyGetKey, config: Config, signIn: SignIn): Promise<string> {
  const verified = await jwtVerify(token, keys, {
    issuer: signIn.issuer,
    audience: [config.clientId, `api://${config.clientId}`],
    algorithms: ['RS256'],
    requiredClaims: ['exp', 'oid', 'tid', 'scp'],
    clockTolerance: 60,
  }).catch((error: unknown) => {
    if (error instanceof EntraFailed) throw error;
  });
  if (verified === undefined) throw notSignedIn();
  const { tid, oid, scp, azp } = verified.payload;
  const scopes = typeof scp === 'string' ? scp.split(' ') : [];
  if (tid !== config.tenantId || azp !== config.spaClientId || !scopes.includes('access_as_user') || typeof oid !== 'string')
    throw notSignedIn();
  return oid;
}
