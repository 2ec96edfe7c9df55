import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { ConfidentialClientApplication, InteractionRequiredAuthError, LogLevel } from '@azure/msal-node';
import type { Config } from '../config.ts';
import { entraFailureOf } from './refusals/entra-error.ts';
import type { SignIn } from './sign-in.ts';
import { tokenEndpoint } from './token-endpoint.ts';

/** The person must sign in again, answering these claims. */
export class ClaimsRequired extends Error {
  readonly claims: string | undefined;

  constructor(claims: string | undefined) {
    super('Azure asks for a fresh sign-in.');
    this.claims = claims;
  }
}

/** The application that exchanges a person's token for one of Azure's; MSAL keeps what it got in memory. */
export function exchangeOf(config: Config, signIn: SignIn): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      authority: signIn.authority,
      ...(signIn.authorityMetadata === undefined ? {} : { authorityMetadata: signIn.authorityMetadata }),
    },
    system: {
      networkClient: tokenEndpoint,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  });
}

/** A credential that acts for the person whose token this is. */
export function onBehalfOf(exchange: ConfidentialClientApplication, personToken: string, armOrigin: string): TokenCredential {
  return {
    async getToken(_scopes, options): Promise<AccessToken> {
      const claims = options?.claims;
      try {
        const result = await exchange.acquireTokenOnBehalfOf({
          oboAssertion: personToken,
          scopes: [`${armOrigin}/.default`],
          ...(claims === undefined ? {} : { claims, skipCache: true }),
        });
        if (result === null) throw new ClaimsRequired(claims);
        return { token: result.accessToken, expiresOnTimestamp: result.expiresOn?.getTime() ?? Date.now() };
      } catch (error) {
        const failed = entraFailureOf(error);
        // Consent is asked for as an interaction, too, but no sign-in of this person gives it.
        if (failed?.problem.code === 'consent-required') throw failed;
        if (error instanceof InteractionRequiredAuthError) throw new ClaimsRequired(error.claims === '' ? claims : error.claims);
        throw failed ?? error;
      }
    },
  };
}
