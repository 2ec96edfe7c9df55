import type { Incoming } from '../pages/answer.ts';
import type { Worlds } from '../world/worlds.ts';
import { registrationOf, tenantId, type Registration } from '../world/registrations.ts';
import type { ClientAssertions } from './client-assertion.ts';
import { missingParameter, SignInFailure, unknownApplication } from './sign-in-failure.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The client of a token request, which has proved who it is: by a secret in the body or by Basic, the API also by an assertion, a single-page
 * application by its origin.
 */
export async function clientOf(
  form: URLSearchParams,
  incoming: Incoming,
  worlds: Worlds,
  assertions: ClientAssertions,
): Promise<Registration> {
  const basic = basicCredentials(incoming.headers['authorization']);
  const clientId = form.get('client_id') ?? basic?.id;
  if (clientId === undefined) throw missingParameter('client_id');
  const client = registrationOf(clientId) ?? daemonOf(worlds, clientId);
  if (client === undefined) throw unknownApplication(clientId, tenantId);
  const secret = form.get('client_secret') ?? basic?.secret;
  const assertion = form.get('client_assertion');
  if (client.kind === 'spa') checkOrigin(incoming, secret);
  else if (client.kind === 'web' && assertion !== null && form.get('client_assertion_type') === assertionType)
    await assertions.check(assertion, clientId);
  else checkSecret(client, secret, form.get('grant_type'));
  return client;
}

function daemonOf(worlds: Worlds, clientId: string): Registration | undefined {
  const principal = worlds.principalOf(clientId);
  if (principal === undefined) return undefined;
  const { name, clientSecret, objectId } = principal;
  return { clientId, displayName: name, kind: 'daemon', secret: clientSecret, objectId };
}

function checkOrigin(incoming: Incoming, secret: string | undefined): void {
  if (secret !== undefined)
    throw new SignInFailure(
      'invalid_client',
      700025,
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    );
  if (incoming.headers['origin'] === undefined)
    throw new SignInFailure(
      'invalid_request',
      9002327,
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    );
}

function checkSecret(client: Registration & { secret: string }, secret: string | undefined, grant: string | null): void {
  if (secret === undefined && grant === 'client_credentials')
    throw new SignInFailure(
      'invalid_client',
      7000216,
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    );
  if (secret === undefined)
    throw new SignInFailure(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  if (secret !== client.secret)
    throw new SignInFailure(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client.clientId}'.`,
    );
}

function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const end = text.indexOf(':');
  return end < 0 ? undefined : { id: decoded(text.slice(0, end)), secret: decoded(text.slice(end + 1)) };
}

/** Both parts are form-encoded (RFC 6749, 2.3.1); what is not stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
