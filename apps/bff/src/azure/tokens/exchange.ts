import { ConfidentialClientApplication, InteractionRequiredAuthError, LogLevel, type ICachePlugin } from '@azure/msal-node';
import type { Config } from '../../config.ts';
import type { Store } from '../../servers/store.ts';
import { EntraFailed, entraFailureOf } from '../refusals/entra-error.ts';
import type { SignIn } from '../sign-in.ts';
import { tokenEndpoint } from '../token-endpoint.ts';
import type { Exchange } from './person-tokens.ts';
import { proofBy } from './proof.ts';
import { sharedCacheOf } from './shared-tokens.ts';

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
export function exchangeOf(config: Config, signIn: SignIn, store?: Store): Exchange {
  return async (personToken, claims) => {
    const cachePlugin = store && sharedCacheOf(personToken, store);
    try {
      const application = await applicationOf(config, signIn, cachePlugin);
      // MSAL reads what the servers share with this alone, before a look-up that it makes in its own memory.
      if (cachePlugin !== undefined && claims === undefined) await application.getTokenCache().getAllAccounts();
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

const applicationOf = async (
  config: Config,
  signIn: SignIn,
  cachePlugin: ICachePlugin | undefined,
): Promise<ConfidentialClientApplication> =>
  new ConfidentialClientApplication({
    auth: {
      clientId: config.clientId,
      ...(await proofBy(config.credential, config.signInOrigin)),
      authority: signIn.authority,
      ...(signIn.authorityMetadata === undefined ? {} : { authorityMetadata: signIn.authorityMetadata }),
    },
    ...(cachePlugin && { cache: { cachePlugin } }),
    system: {
      networkClient: tokenEndpoint,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  });
