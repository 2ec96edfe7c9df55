import { armResourceOf } from './arm-scope.ts';
import { notBeforeIn } from './claims-challenge.ts';
import type { Registration } from '../world/registrations.ts';
import { missingParameter, SignInFailure } from './sign-in-failure.ts';
import { tokenLifetime, type Tokens } from './tokens.ts';

/** Answer a token request that a service principal makes for itself. */
export async function clientCredentials(tokens: Tokens, form: URLSearchParams, client: Registration): Promise<Record<string, unknown>> {
  // Entra would give the API a token without any role; here it has no service principal of its own.
  if (client.kind !== 'daemon')
    throw new SignInFailure(
      'unauthorized_client',
      700016,
      `Application with identifier '${client.clientId}' has no service principal here.`,
    );
  const scope = form.get('scope')?.trim();
  if (scope === undefined || scope === '') throw missingParameter('scope');
  if (!scope.endsWith('/.default'))
    throw new SignInFailure(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  const resource = armResourceOf(scope, tokens.origin, ['/.default', '//.default']);
  return {
    token_type: 'Bearer',
    expires_in: tokenLifetime - 1,
    ext_expires_in: tokenLifetime - 1,
    access_token: await tokens.appToken(client, resource, notBeforeIn(form)),
  };
}
