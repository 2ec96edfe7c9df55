import type { AccessToken, TokenCredential } from '@azure/core-auth';
import type { PersonTokens } from './tokens/person-tokens.ts';

/** A credential that acts for the person whose token this is, for the length of one request: the token for Azure is looked up once. */
export function onBehalfOf(tokens: PersonTokens, personToken: string): TokenCredential {
  let found: Promise<AccessToken> | undefined;
  return {
    getToken(_scopes, options) {
      const claims = options?.claims;
      if (claims !== undefined) found = tokens.tokenFor(personToken, claims);
      return (found ??= tokens.tokenFor(personToken));
    },
  };
}
