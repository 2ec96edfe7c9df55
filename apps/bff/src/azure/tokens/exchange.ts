import { ConfidentialClientApplication, InteractionRequiredAuthError, LogLevel } from '@azure/msal-node';
import type { Config } from '../../config.ts';
import { EntraFailed, entraFailureOf } from '../refusals/entra-error.ts';
import type { SignIn } from '../sign-in.ts';
import { tokenEndpoint } from '../token-endpoint.ts';
import type { Exchange } from './person-tokens.ts';
import { proofBy } from './proof.ts';

/** The person must sign in again, answering these claims. */
export class ClaimsRequired extends Error {
  readonly claims: string | undefined;

  constructor(claims: string | undefined) {
    super('Azure asks for a fresh sign-in.');
    this.claims = claims;
  }
}

/**
 * How a person's token is exchanged for one of Azure's. Each exchange has an MSAL of its own: what it has got it keeps in a list that it
 * searches from end to end at every look-up, and never forgets.
 */
export function exchangeOf(config: Config, signIn: SignIn): Exchange {
  return async (personToken, claims) => {
    try {
      const application = await applicationOf(config, signIn);
      const result = await application.acquireTokenOnBehalfOf({
        oboAssertion: personToken,
        scopes: [`${config.armOrigin}/.default`],
        ...(claims === undefined ? {} : { claims, skipCache: true }),
      });
      if (result === null) throw new ClaimsRequired(claims);
      return { token: result.accessToken, expiresOnTimestamp: result.expiresOn?.getTime() ?? Date.now() };
    } catch (error) {
      if (error instanceof EntraFailed) throw error;
      const failed = entraFailureOf(error);
      // Consent is asked for as an interaction, too, but no sign-in of this person gives it.
      if (failed?.problem.code === 'consent-required') throw failed;
      if (error instanceof InteractionRequiredAuthError) throw new ClaimsRequired(error.claims === '' ? claims : error.claims);
      throw failed ?? error;
    }
  };
}

const applicationOf = async (config: Config, signIn: SignIn): Promise<ConfidentialClientApplication> =>
  new ConfidentialClientApplication({
    auth: {
      clientId: config.clientId,
      ...(await proofBy(config.credential)),
      authority: signIn.authority,
      ...(signIn.authorityMetadata === undefined ? {} : { authorityMetadata: signIn.authorityMetadata }),
    },
    system: {
      networkClient: tokenEndpoint,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  });
